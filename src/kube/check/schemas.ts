/** Checks a finished object against the strict schema of its kind. */

import { validators } from '../../generated/kube-validator.js';
import type { KubeObject } from '../objects.ts';
import type { Report } from './fault.ts';

/** Kinds that the cluster brings by itself; their fields are known to their operators alone. */
const UNCHECKED: ReadonlySet<string> = new Set(['external-secrets.io/v1/ExternalSecret']);

/** Whether the object fits; what does not is reported. */
export function checkSchema(object: KubeObject, report: Report): boolean {
  const kind = `${object.apiVersion}/${object.kind}`;
  if (UNCHECKED.has(kind)) return true;
  const validate = validators[kind];
  if (validate?.(object) === true) return true;
  if (validate === undefined) report('schema', 'apiVersion', `${object.apiVersion} has no kind ${object.kind} whose schema is known`);
  for (const { instancePath, keyword, params } of validate?.errors ?? [])
    report('schema', fieldOf(instancePath), `does not fit the schema of Kubernetes: ${keyword} ${JSON.stringify(params)}`);
  return false;
}

/** `/spec/ports/0/name` as `spec.ports[0].name`. */
function fieldOf(pointer: string): string {
  const field = pointer
    .replace(/\/(\d+)(?=\/|$)/g, '[$1]')
    .replaceAll('/', '.')
    .replace(/^\./, '');
  return field === '' ? 'the object' : field;
}
