/** The security context that the file asks for: user, capabilities, privileges and profiles, before any hardening. */

import type { SecurityContext } from '../../kube/objects.gen.ts';
import type { Service } from '../../model/service.ts';
import type { ServiceContext } from '../concern.ts';
import { securityOptions } from './security-options.ts';
import { type SecurityFields, userContext } from './security-user.ts';

export function securityFields(context: ServiceContext): SecurityFields {
  const { service, at } = context;
  const user = userContext(context);
  const options = securityOptions(service.security_opt ?? [], at('security_opt'));
  return {
    fields: {
      ...user.fields,
      ...capabilities(service),
      ...(service.privileged === undefined ? {} : { privileged: service.privileged }),
      ...(service.read_only === undefined ? {} : { readOnlyRootFilesystem: service.read_only }),
      ...options.fields,
    },
    from: [
      ...(service.cap_add ?? []).map((_, i) => at('cap_add', i)),
      ...(service.cap_drop ?? []).map((_, i) => at('cap_drop', i)),
      ...(['privileged', 'read_only'] as const).filter((key) => service[key] !== undefined).map((key) => at(key)),
      ...user.from,
      ...options.from,
    ],
    remarks: [...user.remarks, ...options.remarks],
  };
}

/** The API server refuses to forbid a privileged container to gain privileges. */
export function consistent(context: SecurityContext): SecurityContext {
  if (context.privileged !== true || context.allowPrivilegeEscalation !== false) return context;
  const { allowPrivilegeEscalation: _, ...rest } = context;
  return rest;
}

function capabilities({ cap_add, cap_drop }: Service): SecurityContext {
  const listed = (names: readonly string[] = []) => [...new Set(names.map((name) => name.toUpperCase().replace(/^CAP_/, '')))];
  const [add, drop] = [listed(cap_add), listed(cap_drop)];
  if (add.length + drop.length === 0) return {};
  return { capabilities: { ...(add.length === 0 ? {} : { add }), ...(drop.length === 0 ? {} : { drop }) } };
}
