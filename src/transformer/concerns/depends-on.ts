/** `depends_on`: what must be ready or complete before a service starts becomes an init container that waits for it. */

import { shorten } from '../../kube/names.ts';
import type { Container } from '../../kube/objects.gen.ts';
import { defineConcern, type ServiceContext } from '../concern.ts';
import { approximated, type Contribution, mapped, object, pod } from '../contribution.ts';
import type { Decision } from '../decision.ts';
import type { Wait } from '../plan/order.ts';

/** Pinned, so that the same input gives the same Pods tomorrow. */
const PROBE_IMAGE = 'busybox:1.37.0';
const KUBECTL_IMAGE = 'registry.k8s.io/kubectl:v1.34.1';

export const dependsOn = defineConcern({
  name: 'depends-on',
  summary: 'service_healthy waits for the Service, service_completed_successfully for the Job; service_started needs nothing.',
  owns: ['services.*.depends_on.**'],
  fates: {
    'services.*.depends_on.**': 'by case',
  },
  *mapService(context) {
    const { name, service, plan, at } = context;
    const jobs: string[] = [];
    for (const wait of plan.order.waits.get(name) ?? []) {
      yield* waiting(context, wait);
      if (wait.choice.kind === 'job') jobs.push(plan.workloads.get(plan.services.get(wait.choice.service)?.lead ?? '')?.name ?? '');
    }
    if (jobs.length > 0) yield* permission(context, jobs);
    for (const [target, { required, restart }] of Object.entries(service.depends_on ?? {})) {
      const place = at('depends_on', target);
      if (required !== undefined) yield mapped([...place, 'required'], required ? 'It is there.' : 'Nothing waits for what is optional.');
      if (restart === true) {
        yield approximated(
          [...place, 'restart'],
          `Kubernetes does not restart ${name} when ${target} is updated.`,
          `Restart it by hand (\`kubectl rollout restart\`) where it does not reconnect by itself.`,
        );
      } else if (restart === false) yield mapped([...place, 'restart'], 'Nothing is restarted, as asked.');
    }
  },
});

function* waiting(context: ServiceContext, { choice, because, from }: Decision<Wait>): Iterable<Contribution> {
  const target = context.plan.services.get(choice.service);
  const place = context.at('depends_on', choice.service, 'condition');
  if (target === undefined || choice.kind === 'none' || choice.kind === 'same-pod') {
    const { condition } = context.service.depends_on?.[choice.service] ?? {};
    yield condition === 'service_started' || choice.kind === 'same-pod' ? mapped(place, because) : approximated(place, because);
    return;
  }
  const name = shorten(`wait-for-${target.name}`, 63);
  if (choice.kind === 'service') yield pod({ initContainers: [waitForPort(name, target.name, choice.port?.number ?? 0)] }, ...from);
  else yield pod({ initContainers: [waitForJob(name, context.plan.workloads.get(target.lead)?.name ?? target.name)] }, ...from);
}

function waitForPort(name: string, host: string, port: number): Container {
  const script = `until nc -z -w 2 ${host} ${port}; do echo "waiting for ${host}:${port}"; sleep 2; done`;
  return { name, image: PROBE_IMAGE, command: ['/bin/sh', '-c', script], ...HELPER };
}

function waitForJob(name: string, job: string): Container {
  return { name, image: KUBECTL_IMAGE, command: ['kubectl', 'wait', '--for=condition=complete', '--timeout=-1s', `job/${job}`], ...HELPER };
}

/** Small, and within the restricted Pod Security Standard. */
const HELPER = {
  resources: { requests: { cpu: '10m', memory: '32Mi' }, limits: { memory: '64Mi' } },
  securityContext: {
    allowPrivilegeEscalation: false,
    capabilities: { drop: ['ALL'] },
    readOnlyRootFilesystem: true,
    runAsNonRoot: true,
    runAsUser: 65534,
    seccompProfile: { type: 'RuntimeDefault' },
  },
} as const satisfies Partial<Container>;

/** A ServiceAccount that may look at these Jobs and nothing else: `kubectl wait` gets, lists and watches one object by name. */
function* permission({ workload, serviceSettings, at }: ServiceContext, jobs: readonly string[]): Iterable<Contribution> {
  const name = serviceSettings.serviceAccount ?? workload.name;
  const role = shorten(`${workload.name}-wait`, 63);
  const place = at('depends_on');
  if (serviceSettings.serviceAccount === undefined) {
    yield object({ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name }, automountServiceAccountToken: true }, place);
    yield pod({ serviceAccountName: name });
  }
  const rules = [{ apiGroups: ['batch'], resources: ['jobs'], resourceNames: [...new Set(jobs)].sort(), verbs: ['get', 'list', 'watch'] }];
  yield object({ apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'Role', metadata: { name: role }, rules }, place);
  yield object(
    {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'RoleBinding',
      metadata: { name: role },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: role },
      subjects: [{ kind: 'ServiceAccount', name }],
    },
    place,
  );
}
