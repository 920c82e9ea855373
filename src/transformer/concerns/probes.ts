/**
 * `healthcheck`: Docker marks a container unhealthy and leaves it running, which is what a readiness probe does. A start period becomes a startup
 * probe, which asks as often as Docker does at first, and with a liveness probe keeps it off until then. Liveness, which restarts, is a choice of its own. All timing is written, since the defaults of the two systems differ (Docker 30s/30s/3,
 * Kubernetes 10s/1s/3). https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/
 */

import type { Probe } from '../../kube/objects.gen.ts';
import { parseDuration } from '../../model/duration.ts';
import type { Path } from '../../model/path.ts';
import type { Healthcheck } from '../../model/service.ts';
import type { ProbeSettings } from '../../model/settings.ts';
import { defineConcern, type ServiceContext } from '../concern.ts';
import { type Contribution, container, diagnose, ignored, mapped } from '../contribution.ts';
import { type ProbeAction, probeAction } from './probe-action.ts';
import { DOCKER_DEFAULTS, timing } from './probe-timing.ts';
import { startupProbe } from './startup-probe.ts';

export const probes = defineConcern({
  name: 'probes',
  summary: 'healthcheck becomes a readiness probe, its start period a startup probe.',
  owns: ['services.*.healthcheck.**'],
  fates: {
    'services.**': 'by case',
  },
  onlyWhereWritten: true,
  *mapService(context) {
    const { service, serviceSettings, at } = context;
    const { healthcheck } = service;
    if (runsOnce(context)) {
      if (healthcheck !== undefined) yield ignored(at('healthcheck'), 'What runs to its end does not become ready.');
      return;
    }
    const isOff = healthcheck?.disable === true || healthcheck?.test?.[0] === 'NONE';
    if (isOff) yield mapped(at('healthcheck'), 'The health check is turned off, and no probe is written.');
    const written = isOff ? undefined : healthcheck;
    const action = written === undefined ? undefined : probeAction(context, written.test ?? [], at('healthcheck', 'test'));
    if (written !== undefined && action === undefined && actionOf(serviceSettings.readiness) === undefined) yield* ofImage(context);
    const check: Check = { healthcheck: written ?? {}, action, isWritten: written !== undefined };
    yield* readiness(context, check);
    yield* liveness(context, check);
    const handler = readinessHandler(context, check) ?? livenessHandler(context, check);
    if (handler !== undefined) yield* startupProbe(context, check.healthcheck, handler);
  },
});

/** A Job may have sidecars, which become ready. */
function runsOnce({ servicePlan: { role }, workload: { kind } }: ServiceContext): boolean {
  return role.choice === 'init-container' || (role.choice === 'container' && (kind.choice === 'Job' || kind.choice === 'CronJob'));
}

interface Check {
  readonly healthcheck: Healthcheck;
  /** What the health check does; that of an image is not known. */
  readonly action: ProbeAction | undefined;
  readonly isWritten: boolean;
}

function* ofImage({ at, name }: ServiceContext): Iterable<Contribution> {
  yield diagnose({
    code: 'convert/healthcheck-of-image',
    severity: 'info',
    path: at('healthcheck'),
    message: `The health check of ${name} has no test of its own; that of the image is unknown here, so no probe is written.`,
    help: 'Write the `test` of the image into the compose file.',
  });
  yield mapped(at('healthcheck'), 'Timing without a test: the test stands in the image.');
}

function* readiness(context: ServiceContext, check: Check): Iterable<Contribution> {
  const { at, serviceSettings } = context;
  const asked = serviceSettings.readiness ?? {};
  if (asked.disabled === true) {
    if (check.isWritten) yield mapped(at('healthcheck'), 'A setting turns the readiness probe off.');
    return;
  }
  const own = actionOf(asked);
  const handler = readinessHandler(context, check);
  if (handler === undefined) {
    if (serviceSettings.readiness !== undefined) yield withoutAction(context, 'readiness');
    return;
  }
  if (own === undefined) yield* check.action?.remarks ?? [];
  else if (check.isWritten) yield mapped(at('healthcheck', 'test'), 'A setting says what the readiness probe asks.');
  yield container({ readinessProbe: { ...handler, ...delay(asked), ...timing(check.healthcheck, asked) } }, ...places(context, PROBED));
}

function readinessHandler({ serviceSettings: { readiness: asked } }: ServiceContext, { action }: Check): Probe | undefined {
  return asked?.disabled === true ? undefined : (actionOf(asked) ?? action?.handler);
}

const PROBED = ['interval', 'timeout', 'retries', 'disable'] as const;

/** The written places of a health check, its test among them. */
function places({ service, at }: ServiceContext, keys: readonly (keyof Healthcheck)[]): readonly Path[] {
  const { healthcheck = {} } = service;
  const tests = (healthcheck.test ?? []).map((_, i) => at('healthcheck', 'test', i));
  return [...tests, ...keys.filter((key) => healthcheck[key] !== undefined).map((key) => at('healthcheck', key))];
}

/** Restarting is for what does not recover by itself, so that the same check is given twice as many attempts. */
function* liveness(context: ServiceContext, check: Check): Iterable<Contribution> {
  const settings = livenessSettings(context);
  if (settings === undefined) return;
  const handler = livenessHandler(context, check);
  if (handler === undefined) {
    yield withoutAction(context, 'liveness');
    return;
  }
  const times = timing(check.healthcheck, settings);
  const failureThreshold = settings.retries ?? (times.failureThreshold ?? DOCKER_DEFAULTS.retries) * 2;
  yield container({ livenessProbe: { ...handler, ...delay(settings), ...times, failureThreshold } }, context.at('x-kubeferry', 'liveness'));
}

function livenessHandler(context: ServiceContext, { action }: Check): Probe | undefined {
  const settings = livenessSettings(context);
  return settings === undefined ? undefined : (actionOf(settings) ?? action?.handler);
}

/** Undefined where nobody asks for restarts. */
function livenessSettings({ serviceSettings: { liveness: asked } }: ServiceContext): ProbeSettings | undefined {
  if (asked === 'healthcheck') return {};
  return asked?.disabled === true ? undefined : asked;
}

function withoutAction({ name, at }: ServiceContext, kind: 'readiness' | 'liveness'): Contribution {
  return diagnose({
    code: 'convert/probe-without-action',
    severity: 'warning',
    path: at('x-kubeferry', kind),
    message: `The ${kind} probe of ${name} asks nothing: neither the setting nor a health check of the file says what to ask.`,
    help: 'Give it `httpGet`, `tcpSocket` or `exec`.',
  });
}

function actionOf({ httpGet, tcpSocket, exec }: ProbeSettings = {}): Probe | undefined {
  if (httpGet !== undefined) return { httpGet };
  if (tcpSocket !== undefined) return { tcpSocket };
  return exec === undefined ? undefined : { exec: { command: exec } };
}

function delay({ startPeriod }: ProbeSettings): Probe {
  const period = parseDuration(startPeriod ?? '') ?? 0;
  return period > 0 ? { initialDelaySeconds: Math.ceil(period) } : {};
}
