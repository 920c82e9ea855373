/** Names, labels and annotations of objects and Pod templates. https://kubernetes.io/docs/concepts/overview/working-with-objects/ */

import { isDnsLabel, isDnsSubdomain, isLabelValue, isQualifiedName, isServiceName } from '../names.ts';
import type { ObjectMeta } from '../objects.gen.ts';
import type { KubeObject } from '../objects.ts';
import type { Check, Report } from './fault.ts';

export function checkMetadata({ kind, metadata }: KubeObject, report: Report): void {
  const { name, namespace } = metadata;
  const rule = NAME_RULES[kind] ?? SUBDOMAIN;
  if (!rule.fits(name)) report('name', 'metadata.name', `${JSON.stringify(name)} is not ${rule.what}`);
  if (namespace !== undefined && !isDnsLabel(namespace))
    report('name', 'metadata.namespace', `${JSON.stringify(namespace)} is not a DNS label`);
  checkLabels(metadata.labels, 'metadata.labels', report);
  checkAnnotations(metadata.annotations, 'metadata.annotations', report);
}

export const checkTemplateMetadata: Check<ObjectMeta> = ({ labels, annotations }, at, report) => {
  checkLabels(labels, `${at}.labels`, report);
  checkAnnotations(annotations, `${at}.annotations`, report);
};

interface NameRule {
  readonly what: string;
  fits(name: string): boolean;
}

const SUBDOMAIN: NameRule = { what: 'a DNS subdomain', fits: isDnsSubdomain };

/** Controllers label the Pods with the name of a Job, and with that of a StatefulSet and eleven more characters; a CronJob's Jobs have as many more. */
const shortLabel = (limit: number): NameRule => ({
  what: `a DNS label of at most ${limit} characters`,
  fits: (name) => name.length <= limit && isDnsLabel(name),
});

const NAME_RULES: Partial<Readonly<Record<KubeObject['kind'], NameRule>>> = {
  Service: { what: 'a DNS label that begins with a letter', fits: isServiceName },
  Namespace: { what: 'a DNS label', fits: isDnsLabel },
  StatefulSet: shortLabel(52),
  CronJob: shortLabel(52),
  Job: shortLabel(63),
};

type Texts = Readonly<Record<string, string>>;

export const checkLabels: Check<Texts | undefined> = (labels, at, report) => {
  if (labels === undefined) return;
  for (const key of Object.keys(labels)) {
    const value = labels[key] ?? '';
    if (!isQualifiedName(key)) report('label', at, `has the key ${JSON.stringify(key)}, which is not a qualified name`);
    if (!isLabelValue(value)) report('label', `${at}[${JSON.stringify(key)}]`, `${JSON.stringify(value)} is not a label value`);
  }
};

const ANNOTATIONS_LIMIT = 256 * 1024;

const checkAnnotations: Check<Texts | undefined> = (annotations, at, report) => {
  if (annotations === undefined) return;
  let size = 0;
  for (const [key, value] of Object.entries(annotations)) {
    if (!isQualifiedName(key.toLowerCase())) report('annotation', at, `has the key ${JSON.stringify(key)}, which is not a qualified name`);
    size += key.length + utf8Length(value);
  }
  if (size > ANNOTATIONS_LIMIT) report('annotation', at, `takes ${size} bytes, of which there may be ${ANNOTATIONS_LIMIT}`);
};

export function utf8Length(text: string): number {
  return new TextEncoder().encode(text).length;
}
