/** Roles and their bindings. https://kubernetes.io/docs/reference/access-authn-authz/rbac/ */

import { isDnsSubdomain } from '../names.ts';
import type { Role, RoleBinding } from '../objects.gen.ts';
import { type Fault, fault } from './fault.ts';

export function* checkRole({ rules }: Role): Iterable<Fault> {
  for (const [i, { verbs, apiGroups = [], resources = [], nonResourceURLs = [] }] of rules.entries()) {
    if (verbs.length === 0 || apiGroups.length === 0 || resources.length === 0)
      yield fault('role', `rules[${i}]`, 'must have verbs, apiGroups and resources');
    if (nonResourceURLs.length > 0) yield fault('role', `rules[${i}].nonResourceURLs`, 'cannot be granted within a namespace');
  }
}

const RBAC = 'rbac.authorization.k8s.io';

export function* checkRoleBinding({ roleRef, subjects }: RoleBinding): Iterable<Fault> {
  if (roleRef.apiGroup !== RBAC || !['Role', 'ClusterRole'].includes(roleRef.kind))
    yield fault('role', 'roleRef', `must name a Role of ${RBAC}`);
  for (const [i, { kind, name, apiGroup = '' }] of subjects.entries()) {
    const isAccount = kind === 'ServiceAccount';
    if (!isAccount && kind !== 'User' && kind !== 'Group')
      yield fault('role', `subjects[${i}].kind`, `${JSON.stringify(kind)} is not known`);
    if (apiGroup !== (isAccount ? '' : RBAC))
      yield fault('role', `subjects[${i}].apiGroup`, `${JSON.stringify(apiGroup)} is not that of a ${kind}`);
    if (isAccount ? !isDnsSubdomain(name) : name === '')
      yield fault('name', `subjects[${i}].name`, `${JSON.stringify(name)} is no name of a ${kind}`);
  }
}
