/**
 * `healthcheck.start_period` and `start_interval`: a startup probe, until which neither readiness nor liveness is asked for.
 * https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/#startup-probe
 */

import type { Probe } from '../../kube/objects.gen.ts';
import { parseDuration } from '../../model/duration.ts';
import type { Healthcheck } from '../../model/service.ts';
import type { ServiceContext } from '../concern.ts';
import { type Contribution, container, mapped } from '../contribution.ts';
import { DOCKER_DEFAULTS, seconds, timing } from './probe-timing.ts';

/**
 * Seconds after which what has not come up hangs. A startup probe that fails kills the container, which Docker never does: a first start that fills a
 * database or migrates it would begin again and again. Only who asks for restarts gets them as soon as Docker calls the container unhealthy.
 */
const PATIENCE = 3600;

const SLOW_START =
  'The startup probe asks as often as Docker does. A container that takes longer is not ready, but is not killed before an hour is over; with the setting `liveness` it is when Docker would call it unhealthy.';

/**
 * Failures within the start period do not count in Docker, and then the usual number must come one after another. What starts after a sidecar waits
 * for this probe alone, so that a sidecar always has one.
 */
export function* startupProbe(context: ServiceContext, healthcheck: Healthcheck, handler: Probe): Iterable<Contribution> {
  const { at, service, servicePlan } = context;
  const period = parseDuration(healthcheck.start_period ?? '') ?? 0;
  const paths = (['start_period', 'start_interval'] as const)
    .filter((key) => service.healthcheck?.[key] !== undefined)
    .map((key) => at('healthcheck', key));
  if ((period <= 0 || isDelayed(context)) && servicePlan.role.choice !== 'sidecar') {
    const because = period <= 0 ? 'There is no start period.' : 'A setting says how long the first check waits.';
    for (const path of paths) yield mapped(path, because);
    return;
  }
  const { periodSeconds: interval = DOCKER_DEFAULTS.interval, failureThreshold = DOCKER_DEFAULTS.retries, ...times } = timing(healthcheck);
  const periodSeconds = seconds(healthcheck.start_interval, DOCKER_DEFAULTS.startInterval);
  const untilUnhealthy = period + failureThreshold * Math.max(interval, periodSeconds);
  const allowed = isRestarted(context) ? untilUnhealthy : Math.max(untilUnhealthy, PATIENCE);
  yield container(
    { startupProbe: { ...handler, periodSeconds, ...times, failureThreshold: Math.ceil(allowed / periodSeconds) } },
    ...paths,
  );
  for (const path of paths) yield mapped(path, SLOW_START);
}

function isRestarted({ serviceSettings: { liveness: asked } }: ServiceContext): boolean {
  return asked === 'healthcheck' || (asked !== undefined && asked.disabled !== true);
}

/** Every probe that there is waits as long as a setting says. */
function isDelayed(context: ServiceContext): boolean {
  const { readiness, liveness } = context.serviceSettings;
  const livenessWaits = liveness !== undefined && liveness !== 'healthcheck' && liveness.startPeriod !== undefined;
  return readiness?.startPeriod !== undefined && (livenessWaits || !isRestarted(context));
}
