/** The profile of AppArmor, which was an annotation of the Pod before Kubernetes 1.30. https://kubernetes.io/docs/tutorials/security/apparmor/ */

import type { SecurityContext } from '../../kube/objects.gen.ts';
import { minorOf } from '../../model/kube-version.ts';
import type { ServiceContext } from '../concern.ts';

export interface Confined {
  readonly fields: SecurityContext;
  /** Of the Pod. */
  readonly annotations: Readonly<Record<string, string>>;
}

/** `container` is the name of the one that the fields are of. */
export function withProfile({ settings }: ServiceContext, container: string, fields: SecurityContext): Confined {
  const { appArmorProfile: profile, ...others } = fields;
  if (profile === undefined || minorOf(settings.project.kubeVersion) >= 30) return { fields, annotations: {} };
  return { fields: others, annotations: { [`container.apparmor.security.beta.kubernetes.io/${container}`]: annotation(profile) } };
}

function annotation({ type, localhostProfile }: NonNullable<SecurityContext['appArmorProfile']>): string {
  if (type === 'Localhost') return `localhost/${localhostProfile ?? ''}`;
  return type === 'Unconfined' ? 'unconfined' : 'runtime/default';
}
