/** `networks.*.ipam.config`: address pools merge by their subnet, in the way of Docker Compose's own loop. */

import type { SourceList, SourceMap, SourceNode } from '../source-tree.ts';
import { mergeMaps, refuse, type Spot } from './merge-nodes.ts';

/** Far beyond any network; keeps the work on a hostile file small. */
const MOST_PAIRS = 100_000;

/** A pool that several places of the result may share, so that what is merged into it later shows in all of them. */
interface Pool {
  map: SourceMap;
}

/**
 * Every pool of the override is held against every pool of the base: the same subnet merges, another one is added, and one that was added
 * before is merged into the base's pool all the same. A base's pool that was merged with nothing is left out. Odd as that is, it is what runs.
 */
export function mergeIpamConfig(base: SourceNode, override: SourceNode, spot: Spot): SourceNode {
  if (base.kind !== 'list' || override.kind !== 'list') return refuse(base, override, spot);
  if (base.items.length * override.items.length > MOST_PAIRS) return refuse(base, override, spot);
  const result: Pool[] = [];
  const overrides = override.items.map((item) => ({ map: asMap(item, override) }));
  for (const item of base.items) {
    const own: Pool = { map: asMap(item, base) };
    for (const other of overrides) hold(own, other, { result, spot });
  }
  return { kind: 'list', origin: base.origin, items: result.map((pool) => pool.map) };
}

interface Held {
  readonly result: Pool[];
  readonly spot: Spot;
}

function hold(own: Pool, other: Pool, { result, spot }: Held): void {
  if (subnet(own) !== subnet(other) && !result.some((pool) => subnet(pool) === subnet(other))) {
    result.push(other);
    return;
  }
  own.map = mergeMaps(own.map, other.map, spot);
  const before = result.findIndex((pool) => subnet(pool) === subnet(own));
  if (before < 0) result.push(own);
  else result[before] = own;
}

function subnet({ map }: Pool): unknown {
  const node = map.entries.get('subnet');
  return node?.kind === 'scalar' ? node.value : (node ?? null);
}

function asMap(item: SourceNode, list: SourceList): SourceMap {
  return item.kind === 'map' ? item : { kind: 'map', origin: list.origin, entries: new Map() };
}
