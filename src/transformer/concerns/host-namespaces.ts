/** `pid`, `ipc`, `userns_mode`: namespaces shared with the host or with another service. */

import { defineConcern, type ServiceContext } from '../concern.ts';
import { type Contribution, diagnose, mapped, pod, unsupported } from '../contribution.ts';

export const hostNamespaces = defineConcern({
  name: 'host-namespaces',
  summary: 'host becomes hostPID and hostIPC; a service whose namespace is shared is in the same Pod.',
  owns: ['services.*.pid', 'services.*.ipc', 'services.*.userns_mode'],
  fates: {
    'services.*.**': 'by case',
  },
  *mapService(context) {
    yield* namespace(context, 'pid');
    yield* namespace(context, 'ipc');
    const { service, at, workload, name } = context;
    if (service.userns_mode === undefined) return;
    if (workload.lead === name) yield pod({ hostUsers: service.userns_mode === 'host' }, at('userns_mode'));
    else yield mapped(at('userns_mode'), 'The lead of the Pod decides on its user namespace.');
  },
});

function* namespace({ service, at, name }: ServiceContext, key: 'pid' | 'ipc'): Iterable<Contribution> {
  const value = service[key];
  if (value === undefined) return;
  if (value === 'host') {
    yield pod(key === 'pid' ? { hostPID: true } : { hostIPC: true }, at(key));
    yield diagnose({
      code: 'convert/host-namespace',
      severity: 'warning',
      path: at(key),
      message: `${name} sees the ${key === 'pid' ? 'processes' : 'shared memory'} of its node, which namespaces with a Pod Security level refuse.`,
      help: `Leave ${key} out unless the service watches over its node.`,
    });
  } else if (value.startsWith('service:')) {
    if (key === 'pid') yield pod({ shareProcessNamespace: true }, at(key));
    else yield mapped(at(key), 'Containers of one Pod share memory.');
  } else if (value.startsWith('container:')) {
    yield unsupported(
      at(key),
      'A container outside the project cannot share its namespace with a Pod.',
      'Make it a service of the project.',
    );
  } else yield mapped(at(key), 'Every Pod has a namespace of its own.');
}
