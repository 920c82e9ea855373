/** `security_opt`: each option as a field of the security context. Docker accepts `:` and `=` between name and value, and the last of a name counts. */

import type { SecurityContext } from '../../kube/objects.gen.ts';
import type { Path } from '../../model/path.ts';
import { approximated, type Contribution, mapped, unsupported } from '../contribution.ts';
import type { SecurityFields } from './security-user.ts';

interface Option {
  readonly name: string;
  readonly value: string;
  readonly path: Path;
}

interface Translated {
  readonly fields?: SecurityContext;
  readonly remark?: Contribution;
}

export function securityOptions(options: readonly string[], at: Path): SecurityFields {
  const parsed = options.map((text, i) => ({ ...parseOption(text), path: [...at, i] }));
  const translated = parsed.map(translate);
  const selinux = Object.assign({}, ...translated.map(({ fields: own }) => own?.seLinuxOptions ?? {})) as object;
  const fields = Object.assign({}, ...translated.map(({ fields: own }) => own ?? {})) as SecurityContext;
  return {
    fields: fields.seLinuxOptions === undefined ? fields : { ...fields, seLinuxOptions: selinux },
    from: parsed.filter((_, i) => translated[i]?.fields !== undefined).map(({ path }) => path),
    remarks: translated.flatMap(({ remark }) => (remark === undefined ? [] : [remark])),
  };
}

function parseOption(text: string): { readonly name: string; readonly value: string } {
  const [, name = text, value = ''] = /^([^:=]+)[:=]?(.*)$/s.exec(text) ?? [];
  return { name, value };
}

function translate(option: Option): Translated {
  const { name, value, path } = option;
  switch (name) {
    case 'no-new-privileges':
      return { fields: { allowPrivilegeEscalation: value === 'false' } };
    case 'seccomp': {
      const { profile, remark } = profileOf(option);
      return { fields: { seccompProfile: profile }, ...remark };
    }
    case 'apparmor': {
      const { profile, remark } = profileOf(option);
      return { fields: { appArmorProfile: profile }, ...remark };
    }
    case 'label':
      return selinuxLabel(option);
    case 'systempaths':
      return systemPaths(option);
    default:
      return {
        remark: unsupported(path, `${name} has no field in a Pod.`, 'Leave it out, or configure the container runtime of the nodes.'),
      };
  }
}

/** https://kubernetes.io/docs/concepts/workloads/pods/user-namespaces/: the API server takes procMount: Unmasked only together with hostUsers: false. */
function systemPaths({ value, path }: Option): Translated {
  if (value !== 'unconfined') return { remark: mapped(path, 'The system paths of a container are confined.') };
  const because = 'A Pod sees all of /proc and /sys only in a user namespace of its own, or as a privileged one.';
  return { remark: unsupported(path, because, 'Set procMount: Unmasked and hostUsers: false in the Pod, where the nodes can do it.') };
}

type Profile = NonNullable<SecurityContext['seccompProfile'] & SecurityContext['appArmorProfile']>;

function profileOf({ value, path }: Option): { readonly profile: Profile; readonly remark?: Translated } {
  if (value === 'unconfined') return { profile: { type: 'Unconfined' } };
  if (value === 'builtin' || value === 'docker-default' || value === 'runtime/default' || value === '')
    return { profile: { type: 'RuntimeDefault' } };
  const localhostProfile = value.split('/').at(-1) ?? value;
  const remark = approximated(
    path,
    `The profile ${localhostProfile} must lie on every node.`,
    'Put it there by node configuration or the Security Profiles Operator.',
  );
  return { profile: { type: 'Localhost', localhostProfile }, remark: { remark } };
}

const SELINUX: ReadonlySet<string> = new Set(['user', 'role', 'type', 'level']);

function selinuxLabel({ value, path }: Option): Translated {
  const { name: key, value: rest } = parseOption(value);
  if (key === 'disable') return { fields: { seLinuxOptions: { type: 'spc_t' } } };
  if (SELINUX.has(key)) return { fields: { seLinuxOptions: { [key]: rest } } };
  return { remark: unsupported(path, `label:${value} is no SELinux option.`, 'Write user, role, type, level or disable.') };
}
