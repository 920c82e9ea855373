/** `labels`, `annotations`: annotations of the Pod, since label values of Docker seldom are legal ones of Kubernetes and select nothing. */

import { byKey } from '../../model/by-key.ts';
import { isCredentialName, urlPasswords } from '../../model/credential.ts';
import { canBeCredential } from '../../model/credential-value.ts';
import type { Path } from '../../model/path.ts';
import type { Dictionary } from '../../model/service.ts';
import { defineConcern, type ServiceContext } from '../concern.ts';
import { type Contribution, ignored, mapped, podMetadata, unsupported, workloadMetadata } from '../contribution.ts';
import { credentialVariableAt } from '../credential-text.ts';
import { isCredentialByForm } from '../knowledge/credential-values.ts';
import { annotationKey } from './annotation-key.ts';

export const labels = defineConcern({
  name: 'labels',
  summary: 'labels and annotations become annotations of the Pod, deploy.labels those of the workload.',
  owns: ['services.*.labels.*', 'services.*.label_file.*', 'services.*.annotations.*', 'services.*.deploy.labels.*'],
  fates: {
    'services.*.label_file.*': 'ignored',
    'services.**': 'by case',
  },
  onlyWhereWritten: true,
  *mapService(context) {
    const { service, at, workload, name } = context;
    for (const i of (service.label_file ?? []).keys()) yield ignored(at('label_file', i), 'Its labels were read into `labels`.');
    if (workload.lead !== name) return;
    const members = workload.members.map((member) => memberOf(context, member));
    yield* annotate(
      context,
      members.flatMap(({ ofSettings, annotations, labels: own }) => [...ofSettings, ...annotations, ...own]),
      podMetadata,
    );
    yield* annotate(
      context,
      members.flatMap(({ deployed }) => deployed),
      workloadMetadata,
    );
    yield* labelsOfSettings(context);
  },
});

interface Annotation {
  readonly key: string;
  readonly value: string;
  readonly path: Path;
}

function memberOf({ project, settings }: ServiceContext, name: string) {
  const { labels: own, annotations, deploy } = project.services[name] ?? {};
  const at = (...path: Path): Path => ['services', name, ...path];
  return {
    ofSettings: annotationsAt(settings.services.get(name)?.annotations, at('x-kubeferry', 'annotations')),
    annotations: annotationsAt(annotations, at('annotations')),
    labels: annotationsAt(own, at('labels')),
    deployed: annotationsAt(deploy?.labels, at('deploy', 'labels')),
  };
}

function annotationsAt(values: Dictionary<string> | undefined, at: Path): readonly Annotation[] {
  return Object.entries(values ?? {})
    .sort(byKey)
    .map(([key, value]) => ({ key, value, path: [...at, key] }));
}

/** What all annotations of an object may take is 256 KiB; some of it is left for those of other concerns. https://kubernetes.io/docs/concepts/overview/working-with-objects/annotations/ */
const MOST = 240 * 1024;
const TOO_MUCH = 'The annotations of an object take 256 KiB at most, and those before it take nearly all of that.';

/** In bytes; no character takes more than three for each of its units. */
function sizeOf(name: string, value: string): number {
  return name.length + 3 * value.length;
}

/** The first of several with one key counts: a Pod has each annotation once, and what a setting or the lead says comes first. */
function* annotate(context: ServiceContext, annotations: readonly Annotation[], to: typeof podMetadata): Iterable<Contribution> {
  const taken = new Map<string, string>();
  const from: Path[] = [];
  let size = 0;
  for (const annotation of annotations) {
    const { key, value, path } = annotation;
    // Settings, which have their own place in the ledger.
    if (key.startsWith('kompose.')) continue;
    const problem = obstacle(context, annotation);
    const name = annotationKey(key);
    if (problem !== undefined) yield problem;
    else if (name === undefined) yield ignored(path, `${key} cannot be made a key of an annotation.`);
    else if ((taken.get(name) ?? value) !== value) yield ignored(path, `The annotation ${name} of the Pod has another value already.`);
    else if (taken.has(name)) yield mapped(path, `It is the annotation ${name} of the Pod.`);
    else if (size + sizeOf(name, value) > MOST) yield unsupported(path, TOO_MUCH, 'Keep it in a file that is mounted, or leave it out.');
    else {
      taken.set(name, value);
      from.push(path);
      size += sizeOf(name, value);
    }
  }
  if (from.length > 0) yield to({ annotations: Object.fromEntries(taken) }, ...from);
}

function obstacle(context: ServiceContext, { key, value, path }: Annotation): Contribution | undefined {
  if (key.startsWith('com.docker.compose.')) return ignored(path, 'It speaks to a compose tool.');
  if (OF_PROXIES.test(key) && hasRoutes(context, path))
    return mapped(path, 'It speaks to a proxy on the Docker host; its routes are those of the cluster.');
  const variable = credentialVariableAt(context, path, value);
  if (variable === undefined && !isCredential(key, value)) return undefined;
  return unsupported(
    path,
    `${variable === undefined ? 'A credential' : `The credential ${variable}`} is part of it, and an annotation can be read by everyone who sees the Pod.`,
    'Give it to the program that reads the label through a Secret.',
  );
}

function isCredential(key: string, value: string): boolean {
  return isCredentialByForm(value) || urlPasswords(value).length > 0 || (isCredentialName(key) && canBeCredential(key, value));
}

/** Labels that Traefik and caddy-docker-proxy read from the Docker engine, which a cluster does not have. */
const OF_PROXIES = /^(?:traefik\.|caddy(?:_\d+)?(?:\.|$))/;

function hasRoutes({ plan }: ServiceContext, [, service]: Path): boolean {
  const routes = typeof service === 'string' ? plan.exposure.services.get(service)?.choice.routes : undefined;
  return routes !== undefined && routes.length > 0;
}

/** Real labels of the Pod come from settings alone. */
function* labelsOfSettings({ workload, settings }: ServiceContext): Iterable<Contribution> {
  const taken = new Set<string>();
  for (const member of workload.members) {
    const asked = Object.entries(settings.services.get(member)?.labels ?? {}).filter(([key]) => !taken.has(key));
    if (asked.length > 0) yield podMetadata({ labels: Object.fromEntries(asked) }, ['services', member, 'x-kubeferry', 'labels']);
    for (const [key] of asked) taken.add(key);
  }
}
