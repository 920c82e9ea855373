/**
 * What clusters older than the schema do not take: fields and values that came later, by the minor version from which an API server takes them
 * without a feature gate of its own. https://kubernetes.io/docs/reference/command-line-tools-reference/feature-gates/
 */

import { isDnsSubdomain } from '../names.ts';
import type { KubeObject } from '../objects.ts';
import type { Report } from './fault.ts';

/** The schema is that of 1.34, so that no field is too young for it. */
export const SCHEMA_MINOR = 34;

interface Young {
  readonly field: RegExp;
  /** The 30 of 1.30. */
  readonly since: number;
  /** Of a field that is old: the values that older versions take as well. */
  readonly isOld?: (value: unknown) => boolean;
}

const OLD_ENV_NAME = /^[-._a-zA-Z][-._a-zA-Z0-9]*$/;

const YOUNG: readonly Young[] = [
  { field: /\.lifecycle\.(?:postStart|preStop)\.sleep$/, since: 30 },
  { field: /\.securityContext\.appArmorProfile$/, since: 30 },
  { field: /\.spec\.hostUsers$/, since: 30 },
  { field: /^spec\.trafficDistribution$/, since: 31 },
  { field: /\.(?:mismatchLabelKeys|labelSelector\.matchLabelKeys)$/, since: 31 },
  { field: /\.volumeMounts\[\d+\]\.recursiveReadOnly$/, since: 31 },
  { field: /\.volumes\[\d+\]\.image$/, since: 31 },
  { field: /\bspec\.successPolicy$/, since: 31 },
  { field: /\bspec\.managedBy$/, since: 32 },
  { field: /\.env\[\d+\]\.name$/, since: 32, isOld: (name) => typeof name === 'string' && OLD_ENV_NAME.test(name) },
  { field: /\.dnsConfig\.searches\[\d+\]$/, since: 33, isOld: (domain) => typeof domain === 'string' && isDnsSubdomain(domain) },
  { field: /\.securityContext\.procMount$/, since: 33 },
  { field: /\.securityContext\.supplementalGroupsPolicy$/, since: 33 },
  { field: /\.template\.spec\.resources$/, since: 34 },
  { field: /\.volumeAttributesClassName$/, since: 34 },
];

/** The check of one object for clusters of a minor version; undefined where they take every field. */
export function youngFields(minor: number): ((object: KubeObject, report: Report) => void) | undefined {
  const young = YOUNG.filter(({ since }) => since > minor);
  if (young.length === 0) return undefined;
  return (object, report) => {
    for (const { at, value } of fields('spec' in object ? object.spec : undefined, 'spec')) {
      const found = young.find(({ field, isOld }) => field.test(at) && isOld?.(value) !== true);
      if (found !== undefined) report('version', at, `needs Kubernetes 1.${found.since}`);
    }
  };
}

interface Field {
  readonly at: string;
  readonly value: unknown;
}

/** Every field below a value, as `spec.ports[0].name`. */
function* fields(value: unknown, at: string): Iterable<Field> {
  yield { at, value };
  if (typeof value !== 'object' || value === null) return;
  const isList = Array.isArray(value);
  for (const [key, child] of Object.entries(value)) yield* fields(child, isList ? `${at}[${key}]` : `${at}.${key}`);
}
