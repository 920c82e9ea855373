/** What a person does next with the result, in order. */

import { listAllWords, listWords } from '../diagnostics/list-words.ts';
import { inNamespace } from '../kube/kubectl.ts';
import type { ObjectRef } from '../kube/objects.ts';
import { PLACEHOLDER } from '../kube/placeholder.ts';
import type { Bundle } from '../transformer/bundle.ts';
import { reachSteps } from './reach-steps.ts';
import type { Step, Unnumbered } from './step.ts';

/** `composeFiles` as they are called from the project's folder. */
export function nextSteps(bundle: Bundle, composeFiles: readonly string[]): readonly Step[] {
  const steps = [
    ...images(bundle, composeFiles),
    ...secrets(bundle),
    ...expected(bundle),
    ...namespace(bundle),
    ...jobs(bundle),
    apply(bundle),
    ...reachSteps(bundle),
  ];
  return steps.map((step, i) => ({ ...step, step: i + 1 }));
}

/** What Docker Compose finds by itself. */
const FOUND: ReadonlySet<string> = new Set(['compose.yaml', 'compose.yml', 'docker-compose.yaml', 'docker-compose.yml']);

function images({ images: built }: Bundle, composeFiles: readonly string[]): readonly Unnumbered[] {
  if (built.length === 0) return [];
  const found = composeFiles.length < 2 && composeFiles.every((file) => FOUND.has(file));
  const files = found ? '' : composeFiles.map((file) => ` -f ${file}`).join('');
  const build = `docker compose${files} build ${built.map(({ service }) => service).join(' ')}`;
  const many = built.length > 1;
  const what = `the ${many ? 'images' : 'image'} of ${listAllWords(built.map(({ service }) => service))}`;
  const here = 'in the folder of the compose files';
  if (built.some(({ isPushable }) => !isPushable)) {
    const text = `Build ${what} ${here}, push ${many ? 'them' : 'it'} to a registry that the nodes can pull from, and convert again with \`--registry\`, so that the manifests name it.`;
    return [{ text, commands: [build] }];
  }
  const push = built.flatMap(({ built: local, pulled }) => [
    ...(local === pulled ? [] : [`docker tag ${local} ${pulled}`]),
    `docker push ${pulled}`,
  ]);
  return [{ text: `Build and push ${what}, ${here}.`, commands: [build, ...new Set(push)] }];
}

function secrets({ objects }: Bundle): readonly Unnumbered[] {
  const found = objects.flatMap(({ object }) => (object.kind === 'Secret' ? [object] : []));
  if (found.length === 0) return [];
  const open = found.flatMap(({ metadata, stringData = {} }) => {
    const keys = Object.keys(stringData).filter((key) => stringData[key] === PLACEHOLDER);
    return keys.length === 0 ? [] : [`${listAllWords(keys)} of ${metadata.name}`];
  });
  const fill = open.length === 0 ? '' : ` Replace ${PLACEHOLDER} in it: ${open.join('; ')}.`;
  const names = listWords(found.map(({ metadata }) => metadata.name));
  const text = `Look at \`00-secrets.yaml\`, which holds the secret values (${names}).${fill} It is listed in \`.gitignore\`; whoever applies from a clone needs it from elsewhere.`;
  return [{ text, commands: [] }];
}

function expected({ expected: refs, namespace: space }: Bundle): readonly Unnumbered[] {
  if (refs.length === 0) return [];
  const text = 'The manifests refer to objects that they do not bring. See that they are in the cluster.';
  return [{ text, commands: refs.map((ref) => `kubectl get${inNamespace(space)} ${resourceOf(ref)}/${ref.name}`) }];
}

function resourceOf({ kind }: ObjectRef): string {
  return kind.toLowerCase();
}

function namespace({ objects, namespace: space }: Bundle): readonly Unnumbered[] {
  if (space === undefined || objects.some(({ object }) => object.kind === 'Namespace')) return [];
  return [{ text: 'Create the namespace, if it is not there yet.', commands: [`kubectl create namespace ${space}`] }];
}

function jobs({ objects, namespace: space }: Bundle): readonly Unnumbered[] {
  const names = objects.flatMap(({ object }) => (object.kind === 'Job' ? [object.metadata.name] : []));
  if (names.length === 0) return [];
  const text = 'A Job cannot be changed once it is there. Before you apply a second time, delete those that should run again.';
  return [{ text, commands: [`kubectl delete job --ignore-not-found${inNamespace(space)} ${names.join(' ')}`] }];
}

/** `kubectl apply` on its own notes the whole object in an annotation, which may take 256 KiB. */
const APPLY_LIMIT = 256 * 1024;

function apply({ objects, namespace: space }: Bundle): Unnumbered {
  const isLarge = objects.some(({ object }) => JSON.stringify(object).length > APPLY_LIMIT);
  return {
    text: 'Apply, here, and see the Pods become ready.',
    commands: [
      `kubectl apply${isLarge ? ' --server-side' : ''}${inNamespace(space)} -f .`,
      `kubectl get pods${inNamespace(space)} --watch`,
    ],
  };
}
