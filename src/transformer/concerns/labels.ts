/** `labels`, `annotations`: annotations of the Pod, since label values of Docker seldom are legal ones of Kubernetes and select nothing. */

import type { Path } from '../../model/path.ts';
import { defineConcern, type ServiceContext } from '../concern.ts';
import { type Contribution, ignored, podMetadata, unsupported, workloadMetadata } from '../contribution.ts';
import { credentialVariableAt } from '../plan/credentials.ts';
import { annotationKey } from './annotation-key.ts';

export const labels = defineConcern({
  name: 'labels',
  summary: 'labels and annotations become annotations of the Pod, deploy.labels those of the workload.',
  owns: ['services.*.labels.*', 'services.*.label_file.*', 'services.*.annotations.*', 'services.*.deploy.labels.*'],
  fates: {
    'services.*.label_file.*': 'ignored',
    'services.**': 'by case',
  },
  *mapService(context) {
    const { service, serviceSettings, at } = context;
    for (const [key, value] of sorted(service.labels)) yield* annotate(context, { key, value, path: at('labels', key) }, podMetadata);
    for (const [key, value] of sorted(service.annotations))
      yield* annotate(context, { key, value, path: at('annotations', key) }, podMetadata);
    for (const [key, value] of sorted(service.deploy?.labels))
      yield* annotate(context, { key, value, path: at('deploy', 'labels', key) }, workloadMetadata);
    for (const i of (service.label_file ?? []).keys()) yield ignored(at('label_file', i), 'Its labels were read into `labels`.');
    const { labels: asked = {}, annotations = {} } = serviceSettings;
    if (Object.keys(asked).length > 0) yield podMetadata({ labels: asked }, at('x-kubeferry', 'labels'));
    if (Object.keys(annotations).length > 0) yield podMetadata({ annotations }, at('x-kubeferry', 'annotations'));
  },
});

function sorted(values: Readonly<Record<string, string>> | undefined): readonly (readonly [string, string])[] {
  return Object.entries(values ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Keys of the compose tools themselves, and those that kubeferry reads as settings. */
const READ_ELSEWHERE = /^(com\.docker\.compose\.|kompose\.)/;

interface Annotation {
  readonly key: string;
  readonly value: string;
  readonly path: Path;
}

function* annotate(context: ServiceContext, { key, value, path }: Annotation, to: typeof podMetadata): Iterable<Contribution> {
  if (READ_ELSEWHERE.test(key)) {
    yield ignored(path, 'It speaks to a compose tool.');
    return;
  }
  const credential = credentialVariableAt(context, path, value);
  if (credential !== undefined) {
    yield unsupported(
      path,
      `The credential ${credential} is part of it, and an annotation can be read by everyone who sees the Pod.`,
      'Give it to the program that reads the label through a Secret.',
    );
    return;
  }
  const name = annotationKey(key);
  if (name === undefined) yield ignored(path, `${key} cannot be made a key of an annotation.`);
  else yield to({ annotations: { [name]: value } }, path);
}
