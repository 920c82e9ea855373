/**
 * `healthcheck`: Docker marks a container unhealthy and leaves it running, which is what a readiness probe does. A start period becomes a startup
 * probe. Liveness, which restarts, is a choice of its own. All timing is written, since the defaults of the two systems differ (Docker 30s/30s/3,
 * Kubernetes 10s/1s/3). https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/
 */

import type { Probe } from '../../kube/objects.gen.ts';
import { parseDuration } from '../../model/duration.ts';
import type { Healthcheck } from '../../model/service.ts';
import type { ProbeSettings } from '../../model/settings.ts';
import { defineConcern, type ServiceContext } from '../concern.ts';
import { type Contribution, container, diagnose, ignored, mapped } from '../contribution.ts';
import { probeAction } from './probe-action.ts';

const DOCKER_DEFAULTS = { interval: 30, timeout: 30, retries: 3, startInterval: 5 } as const;

export const probes = defineConcern({
  name: 'probes',
  summary: 'healthcheck becomes a readiness probe, its start period a startup probe.',
  owns: ['services.*.healthcheck.**'],
  fates: {
    'services.**': 'by case',
  },
  *mapService(context) {
    const { service, serviceSettings, workload, at } = context;
    const { healthcheck } = service;
    const runsOnce = workload.kind.choice === 'Job' || workload.kind.choice === 'CronJob';
    if (healthcheck !== undefined && isOff(healthcheck))
      yield mapped(at('healthcheck'), 'The health check is turned off, and no probe is written.');
    else if (healthcheck !== undefined && runsOnce) yield ignored(at('healthcheck'), 'A Job ends instead of becoming ready.');
    else if (healthcheck !== undefined && serviceSettings.readiness === undefined) yield* fromHealthcheck(context, healthcheck);
    else if (healthcheck !== undefined) yield mapped(at('healthcheck'), 'A setting says what the readiness probe is.');
    if (runsOnce) return;
    yield* fromSettings(context);
  },
});

function isOff({ disable, test }: Healthcheck): boolean {
  return disable === true || test?.[0] === 'NONE';
}

function* fromHealthcheck(context: ServiceContext, healthcheck: Healthcheck): Iterable<Contribution> {
  const { at, serviceSettings, name } = context;
  const action = probeAction(context, healthcheck.test ?? [], at('healthcheck', 'test'));
  if (action === undefined) {
    yield diagnose({
      code: 'convert/healthcheck-of-image',
      severity: 'info',
      path: at('healthcheck'),
      message: `The health check of ${name} has no test of its own; that of the image is unknown here, so no probe is written.`,
      help: 'Write the `test` of the image into the compose file.',
    });
    yield mapped(at('healthcheck'), 'Timing without a test: the test stands in the image.');
    return;
  }
  yield* action.remarks;
  const readiness: Probe = { ...action.handler, ...timing(healthcheck) };
  const tests = (healthcheck.test ?? []).map((_, i) => at('healthcheck', 'test', i));
  const written = (['interval', 'timeout', 'retries', 'disable'] as const).filter((key) => healthcheck[key] !== undefined);
  yield container({ readinessProbe: readiness }, ...tests, ...written.map((key) => at('healthcheck', key)));
  if (serviceSettings.liveness === 'healthcheck')
    yield container({ livenessProbe: { ...readiness, failureThreshold: (readiness.failureThreshold ?? 3) * 2 } });
  yield* startup(context, healthcheck, action.handler);
}

function timing({ interval, timeout, retries }: Healthcheck): Probe {
  return {
    periodSeconds: seconds(interval, DOCKER_DEFAULTS.interval),
    timeoutSeconds: seconds(timeout, DOCKER_DEFAULTS.timeout),
    failureThreshold: retries === undefined || retries < 1 ? DOCKER_DEFAULTS.retries : retries,
  };
}

/** Failures within the start period do not count in Docker: the startup probe allows as many as fit into it, and then the usual ones. */
function* startup({ at, service }: ServiceContext, healthcheck: Healthcheck, handler: Probe): Iterable<Contribution> {
  const period = parseDuration(healthcheck.start_period ?? '') ?? 0;
  const places = (['start_period', 'start_interval'] as const)
    .filter((key) => service.healthcheck?.[key] !== undefined)
    .map((key) => at('healthcheck', key));
  if (period <= 0) {
    for (const place of places) yield mapped(place, 'There is no start period.');
    return;
  }
  const { timeoutSeconds = DOCKER_DEFAULTS.timeout, failureThreshold = DOCKER_DEFAULTS.retries } = timing(healthcheck);
  const periodSeconds = seconds(healthcheck.start_interval, DOCKER_DEFAULTS.startInterval);
  const attempts = Math.ceil(period / periodSeconds) + failureThreshold;
  yield container({ startupProbe: { ...handler, periodSeconds, timeoutSeconds, failureThreshold: attempts } }, ...places);
}

/** Whole seconds, at least one; zero and what is no duration mean Docker's default. */
function seconds(duration: string | undefined, fallback: number): number {
  const parsed = duration === undefined ? undefined : parseDuration(duration);
  return parsed === undefined || parsed <= 0 ? fallback : Math.max(1, Math.ceil(parsed));
}

function* fromSettings({ serviceSettings, at }: ServiceContext): Iterable<Contribution> {
  const { readiness, liveness } = serviceSettings;
  const place = at('x-kubeferry');
  const readinessProbe = readiness === undefined ? undefined : settingsProbe(readiness);
  if (readinessProbe !== undefined) yield container({ readinessProbe }, place);
  if (liveness === undefined || liveness === 'healthcheck') return;
  const livenessProbe = settingsProbe(liveness);
  if (livenessProbe !== undefined) yield container({ livenessProbe }, place);
}

function settingsProbe(settings: ProbeSettings): Probe | undefined {
  const { disabled, httpGet, tcpSocket, exec, interval, timeout, retries, startPeriod } = settings;
  const handler =
    httpGet !== undefined
      ? { httpGet }
      : tcpSocket !== undefined
        ? { tcpSocket }
        : exec !== undefined
          ? { exec: { command: exec } }
          : undefined;
  if (disabled === true || handler === undefined) return undefined;
  const delay = parseDuration(startPeriod ?? '');
  return {
    ...handler,
    ...(delay === undefined || delay <= 0 ? {} : { initialDelaySeconds: Math.ceil(delay) }),
    ...timing({
      ...(interval === undefined ? {} : { interval }),
      ...(timeout === undefined ? {} : { timeout }),
      ...(retries === undefined ? {} : { retries }),
    }),
  };
}
