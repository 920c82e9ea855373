/** Reads `kompose.*` labels of services and volumes. */

import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Path } from '../../model/path.ts';
import type { Dictionary } from '../../model/service.ts';
import type { ServiceSettings, VolumeSettings } from '../../model/settings.ts';
import { KOMPOSE_LABELS } from './labels.ts';

export interface ReadLabels<T> {
  readonly settings: T;
  readonly readFrom: readonly Path[];
  readonly diagnostics: readonly Diagnostic[];
}

const PREFIX = 'kompose.';

export function readServiceLabels(labels: Dictionary<string> | undefined, at: Path): ReadLabels<ServiceSettings> {
  let settings: ServiceSettings = {};
  const readFrom: Path[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const [label, value] of Object.entries(labels ?? {}).sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (!label.startsWith(PREFIX)) continue;
    const path = [...at, label];
    const reader = Object.hasOwn(KOMPOSE_LABELS, label.slice(PREFIX.length)) ? KOMPOSE_LABELS[label.slice(PREFIX.length)] : undefined;
    if (reader === undefined) {
      diagnostics.push(unknown(label, path));
      continue;
    }
    const reading = reader(value, settings);
    if ('expected' in reading) diagnostics.push(wrong({ label, value, expected: reading.expected, path }));
    else {
      settings = { ...settings, ...reading.settings };
      readFrom.push(path);
    }
  }
  return { settings: withoutHalves(settings), readFrom, diagnostics };
}

export function readVolumeLabels(labels: Dictionary<string> | undefined, at: Path): ReadLabels<VolumeSettings> {
  const size = labels?.['kompose.volume.size'];
  const selector = labels?.['kompose.volume.selector'];
  return {
    settings: {
      ...(size === undefined ? {} : { size }),
      ...(selector === undefined ? {} : { selector: { 'io.kompose.service': selector } }),
    },
    readFrom: ['kompose.volume.size', 'kompose.volume.selector']
      .filter((label) => labels?.[label] !== undefined)
      .map((label) => [...at, label]),
    diagnostics: [],
  };
}

/** Options of a schedule that no label gives. */
function withoutHalves({ cron, ...rest }: ServiceSettings): ServiceSettings {
  return cron === undefined || cron.schedule === '' ? rest : { ...rest, cron };
}

function unknown(label: string, path: Path): Diagnostic {
  return {
    code: 'settings/unknown-label',
    severity: 'warning',
    path,
    part: 'key',
    message: `The label ${label} is not one that kubeferry understands.`,
    help: 'Use an `x-kubeferry` setting in its place, or leave it out.',
  };
}

function wrong({
  label,
  value,
  expected,
  path,
}: {
  readonly label: string;
  readonly value: string;
  readonly expected: string;
  readonly path: Path;
}): Diagnostic {
  return {
    code: 'settings/label-value',
    severity: 'warning',
    path,
    message: `${label} must be ${expected}, not ${JSON.stringify(value)}.`,
  };
}
