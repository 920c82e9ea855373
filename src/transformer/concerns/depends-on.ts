/** `depends_on`: what must be ready or complete before a service starts becomes an init container that waits for it. */

import { listWords } from '../../diagnostics/list-words.ts';
import { shorten } from '../../kube/names.ts';
import type { PolicyRule } from '../../kube/objects.gen.ts';
import { defineConcern, type PlannedContext, type ServiceContext } from '../concern.ts';
import {
  approximated,
  type Contribution,
  diagnose,
  helperContainer,
  mapped,
  object,
  pod,
  restartWith,
  unsupported,
} from '../contribution.ts';
import type { Decision } from '../decision.ts';
import type { Wait } from '../plan/order.ts';
import { askedServiceAccount } from './pod-defaults.ts';
import { waitForJob, waitForName, waitForPort } from './wait-containers.ts';

export const dependsOn = defineConcern({
  name: 'depends-on',
  summary: 'service_healthy waits for the Service, service_completed_successfully for the Job; service_started needs nothing.',
  owns: ['services.*.depends_on.**'],
  fates: {
    'services.*.depends_on.**': 'by case',
  },
  *mapService(context) {
    for (const wait of context.plan.order.waits.get(context.name) ?? []) yield* waiting(context, wait);
    yield* permission(context);
    for (const target of Object.keys(context.service.depends_on ?? {})) yield* options(context, target);
  },
  *mapProject(context) {
    yield* started(context);
  },
});

/** Once for the project, for what is written: dependencies that only ask for an order of starting. */
function* started({ plan, project, loaded }: PlannedContext): Iterable<Contribution> {
  const edges = [...plan.order.waits].flatMap(([name, waits]) =>
    waits.flatMap(({ choice: { kind, service } }) => {
      const path = ['services', name, 'depends_on', service];
      const isStart = kind === 'none' && project.services[name]?.depends_on?.[service]?.condition === 'service_started';
      return isStart && loaded.origins.locate(path)?.via !== 'default' ? [{ text: `${name} for ${service}`, path }] : [];
    }),
  );
  const [first] = edges;
  if (first === undefined) return;
  yield diagnose({
    code: 'convert/start-order',
    severity: 'info',
    path: first.path,
    message: `Kubernetes starts Pods in any order, so nothing waits for a service that only has to be started: ${listWords(edges.map(({ text }) => text).sort())}.`,
    help: 'Programs that do not try again by themselves need `condition: service_healthy`, and a healthcheck of the other service.',
  });
}

function* waiting(context: ServiceContext, { choice, because, from }: Decision<Wait>): Iterable<Contribution> {
  const { plan, service, workload, name, at } = context;
  const place = at('depends_on', choice.service, 'condition');
  const condition = service.depends_on?.[choice.service]?.condition;
  switch (choice.kind) {
    case 'same-pod':
      yield mapped(place, because);
      break;
    case 'none': {
      const isSame = condition === 'service_started' || !plan.services.has(choice.service);
      yield isSame ? mapped(place, because) : approximated(place, because);
      break;
    }
    case 'impossible':
      yield condition === 'service_started'
        ? mapped(place, because)
        : unsupported(place, because, choice.instead ?? `Let ${name} try again until ${choice.service} answers.`);
      break;
    case 'service': {
      const target = plan.services.get(choice.service);
      const { port } = choice;
      if (target !== undefined)
        yield helperContainer(port === undefined ? waitForName(target.name) : waitForPort(target.name, port.number), ...from);
      const peers = plan.peers.get(choice.service);
      if (peers !== undefined && condition === 'service_healthy')
        yield approximated(place, `${peers.because} Its Service leads to it before that, so that ${name} waits for its port alone.`);
      break;
    }
    case 'job':
      for (const container of waitForJob(jobName(context, choice), {
        waiting: workload.kind.choice,
        kubeVersion: context.settings.project.kubeVersion,
      }))
        yield helperContainer(container, ...from);
  }
}

function jobName({ plan }: ServiceContext, { service }: Wait): string {
  const lead = plan.services.get(service)?.lead ?? service;
  return plan.workloads.get(lead)?.name ?? lead;
}

/** What Docker Compose adds for `links` and the like is not asked for: a Service keeps its address. */
function* options(context: ServiceContext, target: string): Iterable<Contribution> {
  const { name, service, plan, workload, at } = context;
  const { required, restart } = service.depends_on?.[target] ?? {};
  const place = at('depends_on', target);
  if (required !== undefined) yield mapped([...place, 'required'], required ? 'It is there.' : 'Nothing waits for what is optional.');
  if (restart === undefined) return;
  const path = [...place, 'restart'];
  const kind = workload.kind.choice;
  if (!restart) yield mapped(path, 'Nothing is restarted, as asked.');
  else if (!plan.services.has(target)) yield mapped(path, `${target} is not part of the result.`);
  else if (workload.members.includes(target)) yield mapped(path, 'The containers of a Pod are replaced together.');
  else if (kind === 'Job' || kind === 'CronJob') yield mapped(path, 'What runs to its end is not restarted.');
  else if (context.loaded.origins.locate(path)?.via !== 'default') {
    yield restartWith(target, path);
    yield approximated(
      path,
      `${name} is rolled out anew whenever a changed ${target} is; that ${target} alone is restarted is not noticed.`,
    );
  }
}

/** A ServiceAccount of the Pod that may look at these Jobs and nothing else: `kubectl wait` gets, lists and watches one object by name. */
function* permission(context: ServiceContext): Iterable<Contribution> {
  const { workload, plan } = context;
  if (workload.lead !== context.name) return;
  const jobsOf = (member: string) => (plan.order.waits.get(member) ?? []).filter(({ choice }) => choice.kind === 'job');
  const waiting = workload.members.filter((member) => jobsOf(member).length > 0);
  if (waiting.length === 0) return;
  const asked = askedServiceAccount(context);
  const name = asked ?? workload.name;
  const role = shorten(`${workload.name}-wait`, 63);
  const places = waiting.map((member) => ['services', member, 'depends_on']);
  if (asked === undefined) {
    yield object({ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name }, automountServiceAccountToken: true }, ...places);
    yield pod({ serviceAccountName: name });
  }
  const resourceNames = [...new Set(waiting.flatMap(jobsOf).map(({ choice }) => jobName(context, choice)))].sort();
  const rules: readonly PolicyRule[] = [{ apiGroups: ['batch'], resources: ['jobs'], resourceNames, verbs: ['get', 'list', 'watch'] }];
  yield object({ apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'Role', metadata: { name: role }, rules }, ...places);
  yield object(
    {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'RoleBinding',
      metadata: { name: role },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: role },
      subjects: [{ kind: 'ServiceAccount', name }],
    },
    ...places,
  );
}
