/**
 * On which nodes Pods run: `platform`, `runtime`, `deploy.placement`.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/
 */

import { isDnsSubdomain } from '../../kube/names.ts';
import { defineConcern, type ServiceContext } from '../concern.ts';
import { approximated, type Contribution, mapped, pod, unsupported } from '../contribution.ts';
import { isArchitecture, nodeArchitecture } from '../knowledge/architectures.ts';
import { nodeChoice } from './node-choice.ts';
import { spread } from './spread.ts';

export const placement = defineConcern({
  name: 'placement',
  summary: 'platform, constraints and preferences become node affinity and topology spread.',
  owns: ['services.*.platform', 'services.*.runtime', 'services.*.deploy.placement.**'],
  fates: {
    'services.**': 'by case',
  },
  onlyWhereWritten: true,
  *mapService(context) {
    yield* platform(context);
    yield* runtime(context);
    if (context.workload.lead !== context.name) return;
    yield* nodeChoice(context);
    yield* spread(context);
  },
});

function* platform({ service, at }: ServiceContext): Iterable<Contribution> {
  const { platform: written } = service;
  if (written === undefined) return;
  const place = at('platform');
  if (written === '') {
    yield mapped(place, 'No platform is asked for.');
    return;
  }
  const parts = written.toLowerCase().split('/');
  const [os, arch, variant] = parts.length === 1 && isArchitecture(parts[0] ?? '') ? ['linux', ...parts] : parts;
  if ((os !== 'linux' && os !== 'windows') || (arch !== undefined && !isArchitecture(arch))) {
    yield unsupported(
      place,
      `${written} is not a platform of ordinary nodes.`,
      'Choose nodes with a RuntimeClass that can run it (`runtime`).',
    );
    return;
  }
  const architecture = arch === undefined ? {} : { 'kubernetes.io/arch': nodeArchitecture(arch) };
  yield pod({ nodeSelector: { 'kubernetes.io/os': os, ...architecture } }, place);
  const isOnlyVariant = variant === undefined || (architecture['kubernetes.io/arch'] === 'arm64' && variant === 'v8');
  if (!isOnlyVariant) yield approximated(place, `Nodes are chosen by architecture; the variant ${variant} is not told apart.`);
}

/** The runtimes of Docker that every node has. */
const USUAL: ReadonlySet<string> = new Set(['', 'runc', 'io.containerd.runc.v2']);

function* runtime({ service, at }: ServiceContext): Iterable<Contribution> {
  const { runtime: written } = service;
  if (written === undefined) return;
  const place = at('runtime');
  const runtimeClassName = written.toLowerCase().replace(/[^a-z0-9.-]+/g, '-');
  if (USUAL.has(written)) yield mapped(place, 'It is the runtime that nodes use anyway.');
  else if (!isDnsSubdomain(runtimeClassName)) {
    yield unsupported(place, `No RuntimeClass can be called ${written}.`, 'Write the name of a RuntimeClass of the cluster.');
  } else {
    yield pod({ runtimeClassName }, place);
    yield approximated(
      place,
      `A RuntimeClass ${runtimeClassName} must exist in the cluster, and its nodes must have the runtime ${written}.`,
    );
  }
}
