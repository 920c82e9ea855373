/** Checks a finished object against the strict schema of its kind. */

import { validators } from '../../generated/kube-validator.js';
import type { KubeObject } from '../objects.ts';
import { type Fault, fault } from './fault.ts';

/** Kinds that the cluster brings by itself; their fields are known to their operators alone. */
const UNCHECKED: ReadonlySet<string> = new Set(['external-secrets.io/v1/ExternalSecret']);

export function schemaFaults(object: KubeObject): readonly Fault[] {
  const kind = `${object.apiVersion}/${object.kind}`;
  if (UNCHECKED.has(kind)) return [];
  const validate = validators[kind];
  if (validate === undefined)
    return [fault('schema', 'apiVersion', `${object.apiVersion} has no kind ${object.kind} whose schema is known`)];
  if (validate(object)) return [];
  return (validate.errors ?? []).map(({ instancePath, keyword, params }) =>
    fault('schema', fieldOf(instancePath), `does not fit the schema of Kubernetes: ${keyword} ${JSON.stringify(params)}`),
  );
}

/** `/spec/ports/0/name` as `spec.ports[0].name`. */
function fieldOf(pointer: string): string {
  const field = pointer
    .replace(/\/(\d+)(?=\/|$)/g, '[$1]')
    .replaceAll('/', '.')
    .replace(/^\./, '');
  return field === '' ? 'the object' : field;
}
