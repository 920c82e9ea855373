/** How often a probe asks, and how often it may fail: Docker's times (Compose spec, `healthcheck`), unless a setting has its own. */

import type { Probe } from '../../kube/objects.gen.ts';
import { parseDuration } from '../../model/duration.ts';
import type { Healthcheck } from '../../model/service.ts';
import type { ProbeSettings } from '../../model/settings.ts';

/** Seconds, but for `retries`. */
export const DOCKER_DEFAULTS = { interval: 30, timeout: 30, retries: 3, startInterval: 5 } as const;

export function timing(healthcheck: Healthcheck, asked: ProbeSettings = {}): Probe {
  const retries = asked.retries ?? healthcheck.retries ?? 0;
  return {
    periodSeconds: seconds(asked.interval ?? healthcheck.interval, DOCKER_DEFAULTS.interval),
    timeoutSeconds: seconds(asked.timeout ?? healthcheck.timeout, DOCKER_DEFAULTS.timeout),
    failureThreshold: retries < 1 ? DOCKER_DEFAULTS.retries : retries,
  };
}

/** Whole seconds, at least one; zero and what is no duration mean Docker's default. */
export function seconds(duration: string | undefined, fallback: number): number {
  const parsed = duration === undefined ? undefined : parseDuration(duration);
  return parsed === undefined || parsed <= 0 ? fallback : Math.max(1, Math.ceil(parsed));
}
