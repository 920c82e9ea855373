/** Roles and their bindings. https://kubernetes.io/docs/reference/access-authn-authz/rbac/ */

import { isDnsSubdomain } from '../names.ts';
import type { Role, RoleBinding } from '../objects.gen.ts';
import type { Report } from './fault.ts';

export function checkRole({ rules }: Role, report: Report): void {
  for (const [i, { verbs, apiGroups = [], resources = [], nonResourceURLs = [] }] of rules.entries()) {
    if (verbs.length === 0 || apiGroups.length === 0 || resources.length === 0)
      report('role', `rules[${i}]`, 'must have verbs, apiGroups and resources');
    if (nonResourceURLs.length > 0) report('role', `rules[${i}].nonResourceURLs`, 'cannot be granted within a namespace');
  }
}

const RBAC = 'rbac.authorization.k8s.io';

export function checkRoleBinding({ roleRef, subjects }: RoleBinding, report: Report): void {
  if (roleRef.apiGroup !== RBAC || !['Role', 'ClusterRole'].includes(roleRef.kind))
    report('role', 'roleRef', `must name a Role of ${RBAC}`);
  for (const [i, { kind, name, apiGroup = '' }] of subjects.entries()) {
    const isAccount = kind === 'ServiceAccount';
    if (!isAccount && kind !== 'User' && kind !== 'Group') report('role', `subjects[${i}].kind`, `${JSON.stringify(kind)} is not known`);
    if (apiGroup !== (isAccount ? '' : RBAC))
      report('role', `subjects[${i}].apiGroup`, `${JSON.stringify(apiGroup)} is not that of a ${kind}`);
    if (isAccount ? !isDnsSubdomain(name) : name === '')
      report('name', `subjects[${i}].name`, `${JSON.stringify(name)} is no name of a ${kind}`);
  }
}
