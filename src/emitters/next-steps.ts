/** What a person does next with the result, in order. */

import type { Bundle } from '../transformer/bundle.ts';

export interface Step {
  readonly step: number;
  readonly text: string;
  /** A command line; empty where there is none. */
  readonly command: string;
}

export function nextSteps(bundle: Bundle): readonly Step[] {
  const steps = [...images(bundle), ...secrets(bundle), ...jobs(bundle), apply(bundle), ...reach(bundle)];
  return steps.map((step, i) => ({ ...step, step: i + 1 }));
}

type Unnumbered = Omit<Step, 'step'>;

function images({ ledger }: Bundle): readonly Unnumbered[] {
  const built = [...new Set(ledger.flatMap(({ path }) => (path[0] === 'services' && path[2] === 'build' ? [String(path[1])] : [])))].sort();
  if (built.length === 0) return [];
  const text = `Build and push the images of ${built.join(', ')}: the nodes pull them by the names in the manifests.`;
  return [{ text, command: `docker compose build ${built.join(' ')} && docker compose push ${built.join(' ')}` }];
}

function secrets({ objects }: Bundle): readonly Unnumbered[] {
  const names = objects.flatMap(({ object }) => (object.kind === 'Secret' ? [object.metadata?.name ?? ''] : []));
  if (names.length === 0) return [];
  return [
    {
      text: `Look at the values in \`00-secrets.yaml\` (${names.join(', ')}). It is listed in \`.gitignore\`; whoever applies from a clone needs it from elsewhere.`,
      command: '',
    },
  ];
}

function jobs({ objects, namespace }: Bundle): readonly Unnumbered[] {
  const names = objects.flatMap(({ object }) => (object.kind === 'Job' ? [object.metadata?.name ?? ''] : []));
  if (names.length === 0) return [];
  const text = 'A Job cannot be changed once it is there. Before you apply a second time, delete those that should run again.';
  return [{ text, command: `kubectl delete job --ignore-not-found${inNamespace(namespace)} ${names.join(' ')}` }];
}

function apply({ namespace }: Bundle): Unnumbered {
  return { text: 'Apply.', command: `kubectl apply${inNamespace(namespace)} -f .` };
}

function reach({ objects, namespace }: Bundle): readonly Unnumbered[] {
  const open = objects.some(
    ({ object }) =>
      object.kind === 'Ingress' ||
      object.kind === 'HTTPRoute' ||
      (object.kind === 'Service' && (object.spec?.type ?? 'ClusterIP') !== 'ClusterIP'),
  );
  const published = objects.flatMap(({ object, from }) => {
    const port = object.kind === 'Service' && from.some((path) => path[2] === 'ports') ? object.spec?.ports?.[0]?.port : undefined;
    return port === undefined ? [] : [{ name: object.metadata?.name ?? '', port }];
  });
  const [first] = published;
  if (open || first === undefined) return [];
  const text = `Nothing is reachable from outside the cluster yet. To try ${first.name} from this machine:`;
  return [
    {
      text,
      command: `kubectl port-forward${inNamespace(namespace)} service/${first.name} ${first.port < 1024 ? 8000 + first.port : first.port}:${first.port}`,
    },
  ];
}

function inNamespace(namespace: string | undefined): string {
  return namespace === undefined ? '' : ` -n ${namespace}`;
}
