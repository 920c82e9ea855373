/** `pid`, `ipc`, `userns_mode`: namespaces shared with the host or with another service. */

import { listWords } from '../../diagnostics/list-words.ts';
import { minorOf } from '../../model/kube-version.ts';
import { defineConcern, type PlannedContext, type ServiceContext } from '../concern.ts';
import { type Contribution, diagnose, mapped, pod, unsupported } from '../contribution.ts';

export const hostNamespaces = defineConcern({
  name: 'host-namespaces',
  summary: 'host becomes hostPID and hostIPC; a service whose namespace is shared is in the same Pod.',
  owns: ['services.*.pid', 'services.*.ipc', 'services.*.userns_mode'],
  fates: {
    'services.*.**': 'by case',
  },
  onlyWhereWritten: true,
  *mapService(context) {
    yield* namespace(context, 'pid');
    yield* namespace(context, 'ipc');
    yield* userNamespace(context);
  },
  *mapProject(context) {
    yield* toldHostNamespace(context, 'pid');
    yield* toldHostNamespace(context, 'ipc');
  },
});

const SEEN = { pid: 'processes', ipc: 'shared memory' } as const;
const INSTEAD = {
  pid: 'Leave pid out unless the service watches over its node.',
  ipc: 'Leave ipc out: for more shared memory of its own, a container has `shm_size`.',
} as const;

/** Once for the project. */
function* toldHostNamespace({ project, plan }: PlannedContext, key: 'pid' | 'ipc'): Iterable<Contribution> {
  const [first, ...others] = [...plan.services.keys()].filter((name) => project.services[name]?.[key] === 'host');
  if (first === undefined) return;
  const [verb, whose] = others.length === 0 ? ['sees', 'its node'] : ['see', 'their nodes'];
  yield diagnose({
    code: 'convert/host-namespace',
    severity: 'warning',
    path: ['services', first, key],
    message: `${listWords([first, ...others])} ${verb} the ${SEEN[key]} of ${whose}, which namespaces with a Pod Security level refuse.`,
    help: INSTEAD[key],
    related: others.map((name) => ({ message: 'here too', path: ['services', name, key] })),
  });
}

/** Docker knows `host` alone, which takes a container out of the remapping of its daemon. The field is for tests alone before 1.30. */
function* userNamespace({ service, at, settings }: ServiceContext): Iterable<Contribution> {
  const { userns_mode: mode } = service;
  if (mode === undefined) return;
  if (mode === 'host' && minorOf(settings.project.kubeVersion) >= 30) yield pod({ hostUsers: true }, at('userns_mode'));
  else if (mode === 'host') yield mapped(at('userns_mode'), 'Pods have the users of their node.');
  else if (mode === '') yield mapped(at('userns_mode'), 'No user namespace is asked for.');
  else
    yield unsupported(
      at('userns_mode'),
      `Pods have no user namespace called ${mode}.`,
      'Name the user by number (`user`); for a user namespace of its own set hostUsers: false in the Pod.',
    );
}

function* namespace(context: ServiceContext, key: 'pid' | 'ipc'): Iterable<Contribution> {
  const { service, at } = context;
  const value = service[key];
  if (value === undefined) return;
  if (value === 'host') {
    yield pod(key === 'pid' ? { hostPID: true } : { hostIPC: true }, at(key));
  } else if (value.startsWith('service:')) {
    yield shared(context, key, value.slice('service:'.length));
  } else if (value.startsWith('container:')) {
    yield unsupported(
      at(key),
      'A container outside the project cannot share its namespace with a Pod.',
      'Make it a service of the project.',
    );
  } else yield mapped(at(key), 'Every Pod has a namespace of its own.');
}

function shared({ at, workload, project }: ServiceContext, key: 'pid' | 'ipc', target: string): Contribution {
  if (!workload.members.includes(target)) {
    return unsupported(
      at(key),
      `${target} is not part of the result, so its namespace cannot be shared.`,
      `Keep ${target}, or leave ${key} out.`,
    );
  }
  if (key === 'ipc') return mapped(at(key), 'Containers of one Pod share memory.');
  const onHost = workload.members.some((member) => project.services[member]?.pid === 'host');
  return onHost
    ? mapped(at(key), 'The containers of the Pod have the processes of its node.')
    : pod({ shareProcessNamespace: true }, at(key));
}
