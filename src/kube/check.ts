/** Checks finished objects against the strict schema of their kind. A failure here is a bug of kubeferry, never of the user. */

import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { validators } from '../generated/kube-validator.js';
import { formatRef, type KubeObject, refOf } from './objects.ts';

/** Kinds that the cluster brings by itself; their fields are known to their operators alone. */
const UNCHECKED: ReadonlySet<string> = new Set(['external-secrets.io/v1/ExternalSecret']);

export function checkSchemas(objects: readonly KubeObject[]): readonly Diagnostic[] {
  return objects.flatMap((object) => {
    const kind = `${object.apiVersion}/${object.kind}`;
    if (UNCHECKED.has(kind)) return [];
    const validate = validators[kind];
    if (validate === undefined) return [bug(object, '', 'there is no schema for this kind')];
    if (validate(object)) return [];
    return (validate.errors ?? []).map(({ instancePath, keyword, params }) => bug(object, instancePath, `${keyword} ${JSON.stringify(params)}`));
  });
}

function bug(object: KubeObject, place: string, fault: string): Diagnostic {
  return {
    code: 'kube/schema',
    severity: 'error',
    message: `${formatRef(refOf(object))}${place} does not fit the schema of Kubernetes: ${fault}.`,
    help: 'This is a fault of kubeferry; please report it with the part of the compose file that it concerns.',
  };
}
