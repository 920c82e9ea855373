/** Which places of the Compose model merge by rules of their own (Compose specification, "Merge and override"). */

import { patternTree } from '../pattern-tree.ts';
import { isNull } from '../source-edit.ts';
import type { SourceNode } from '../source-tree.ts';
import { mergeIpamConfig } from './ipam-config.ts';
import { mergeMaps, passOver, positionOf, refuse, type Spot, type Strategy } from './merge-nodes.ts';
import { startedDependency, toMapping, type ValueOfName, withoutSettings } from './to-mapping.ts';
import { toSequence } from './to-sequence.ts';

const replace: Strategy = (_base, override) => override;

/** Both as lists, one after the other; what names the same thing twice is settled by unicity afterwards. */
const appendPairs: Strategy = (base, override, spot) => joinSequences(base, override, { spot, keep: () => true });

/** A host may have several addresses, so that only the exact repetition of an entry is dropped. */
const appendHosts: Strategy = (base, override, spot) => {
  const there = new Set((toSequence(base) ?? []).map(textOf));
  return joinSequences(base, override, { spot, keep: (item) => !there.has(textOf(item)) });
};

interface Joining {
  readonly spot: Spot;
  readonly keep: (item: SourceNode) => boolean;
}

function joinSequences(base: SourceNode, override: SourceNode, { spot, keep }: Joining): SourceNode {
  const before = toSequence(base);
  const after = toSequence(override);
  if (after === undefined) return isNull(override) ? base : passOver(base, override, spot);
  if (before === undefined) return { kind: 'list', origin: override.origin, items: after };
  return { kind: 'list', origin: positionOf(base, override, spot), items: [...before, ...after.filter(keep)] };
}

function mergeAsMappings(valueOfName: ValueOfName): Strategy {
  return (base, override, spot) => {
    const before = toMapping(base, valueOfName);
    const after = toMapping(override, valueOfName);
    if (isNull(override)) return base;
    if (after === undefined && override.kind === 'scalar') return passOver(base, override, spot);
    return before === undefined || after === undefined ? refuse(base, override, spot) : mergeMaps(before, after, spot);
  };
}

/** `build: ./dir` stands for `build: {context: ./dir}`. */
const mergeBuild: Strategy = (base, override, spot) => {
  const before = asBuild(base);
  const after = asBuild(override);
  if (after === undefined) return isNull(override) ? base : passOver(base, override, spot);
  return before === undefined ? refuse(base, override, spot) : mergeMaps(before, after, spot);
};

function asBuild(node: SourceNode) {
  if (node.kind !== 'scalar') return node.kind === 'map' ? node : undefined;
  if (typeof node.value !== 'string') return undefined;
  return { kind: 'map' as const, origin: node.origin, entries: new Map<string, SourceNode>([['context', node]]) };
}

/** Options belong to their driver: another driver brings options of its own. */
const mergeLogging: Strategy = (base, override, spot) => {
  if (base.kind !== 'map' || override.kind !== 'map') return refuse(base, override, spot);
  const before = base.entries.get('driver');
  const after = override.entries.get('driver');
  const sameDriver = before === undefined || after === undefined || textOf(before) === textOf(after);
  return sameDriver ? mergeMaps(base, override, spot) : override;
};

function textOf(node: SourceNode): unknown {
  return node.kind === 'scalar' ? node.value : node;
}

export const STRATEGIES = patternTree<Strategy>({
  'networks.*.ipam.config': mergeIpamConfig,
  'networks.*.labels': appendPairs,
  'volumes.*.labels': appendPairs,
  'services.*.annotations': appendPairs,
  'services.*.build': mergeBuild,
  'services.*.build.additional_contexts': appendPairs,
  'services.*.build.args': appendPairs,
  'services.*.build.extra_hosts': appendHosts,
  'services.*.build.labels': appendPairs,
  'services.*.command': replace,
  'services.*.depends_on': mergeAsMappings(startedDependency),
  'services.*.deploy.labels': appendPairs,
  'services.*.dns': appendPairs,
  'services.*.dns_opt': appendPairs,
  'services.*.dns_search': appendPairs,
  'services.*.entrypoint': replace,
  'services.*.env_file': appendPairs,
  'services.*.environment': appendPairs,
  'services.*.extra_hosts': appendHosts,
  'services.*.healthcheck.test': replace,
  'services.*.label_file': appendPairs,
  'services.*.labels': appendPairs,
  'services.*.logging': mergeLogging,
  'services.*.models': mergeAsMappings(withoutSettings),
  'services.*.networks': mergeAsMappings(withoutSettings),
  'services.*.sysctls': appendPairs,
  'services.*.tmpfs': appendPairs,
  'services.*.ulimits.*': replace,
});
