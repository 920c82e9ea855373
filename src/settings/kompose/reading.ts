/** What reading one label gives: settings, or what it should have been. */

import type { ProbeSettings, ServiceSettings } from '../../model/settings.ts';

export type Reading = { readonly settings: ServiceSettings } | { readonly expected: string };

export function read(settings: ServiceSettings): Reading {
  return { settings };
}

export function refuse(expected: string): Reading {
  return { expected };
}

export function merged(known: ProbeSettings | 'healthcheck' | undefined, fields: ProbeSettings): ProbeSettings {
  return { ...(typeof known === 'object' ? known : {}), ...fields };
}
