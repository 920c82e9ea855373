/** `security_opt`: each option as a field of the container's security context. Docker accepts `:` and `=` between name and value. */

import type { SecurityContext } from '../../kube/objects.gen.ts';
import type { Path } from '../../model/path.ts';
import { approximated, type Contribution, container, unsupported } from '../contribution.ts';

export function* securityOption(option: string, path: Path): Iterable<Contribution> {
  const [, name = '', value = ''] = /^([^:=]+)[:=]?(.*)$/s.exec(option) ?? [];
  const contain = (securityContext: SecurityContext) => container({ securityContext }, path);
  switch (name) {
    case 'no-new-privileges':
      yield contain({ allowPrivilegeEscalation: value === 'false' });
      return;
    case 'seccomp':
      yield* profile(value, path, (type, localhostProfile) => contain({ seccompProfile: { type, ...(localhostProfile === undefined ? {} : { localhostProfile }) } }));
      return;
    case 'apparmor':
      yield* profile(value, path, (type, localhostProfile) => contain({ appArmorProfile: { type, ...(localhostProfile === undefined ? {} : { localhostProfile }) } }));
      return;
    case 'label':
      yield* selinuxLabel(value, path);
      return;
    case 'systempaths':
      yield contain({ procMount: value === 'unconfined' ? 'Unmasked' : 'Default' });
      return;
    default:
      yield unsupported(path, `${option} has no field in a Pod.`, 'Leave it out, or configure the container runtime of the nodes.');
  }
}

function* profile(value: string, path: Path, write: (type: 'RuntimeDefault' | 'Unconfined' | 'Localhost', localhostProfile?: string) => Contribution): Iterable<Contribution> {
  if (value === 'unconfined') yield write('Unconfined');
  else if (value === 'builtin' || value === 'docker-default' || value === 'runtime/default') yield write('RuntimeDefault');
  else {
    const name = value.split('/').at(-1) ?? value;
    yield write('Localhost', name);
    yield approximated(path, `The profile ${name} must lie on every node.`, 'Put it there by node configuration or the Security Profiles Operator.');
  }
}

const SELINUX: ReadonlySet<string> = new Set(['user', 'role', 'type', 'level']);

function* selinuxLabel(value: string, path: Path): Iterable<Contribution> {
  const [, key = '', rest = ''] = /^([^:=]+)[:=]?(.*)$/s.exec(value) ?? [];
  if (key === 'disable') yield container({ securityContext: { seLinuxOptions: { type: 'spc_t' } } }, path);
  else if (SELINUX.has(key)) yield container({ securityContext: { seLinuxOptions: { [key]: rest } } }, path);
  else yield unsupported(path, `label:${value} is no SELinux option.`, 'Write user, role, type, level or disable.');
}
