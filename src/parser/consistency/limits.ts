/** Limits in the short form of a service and in `deploy.resources` must be the same (compose-go, checkConsistency). */

import { parseBytes } from '../../model/bytes.ts';
import type { SourceNode } from '../source-tree.ts';
import { type Place, problemAt, seeAlso } from '../validate/problem.ts';
import { numberOf, placeIn, type ServiceCheck, type Subject, textOf } from './subject.ts';

interface Pair {
  /** The attribute of the service. */
  readonly own: string;
  readonly section: 'limits' | 'reservations';
  readonly deployed: string;
  /** The amount in a unit in which both can be compared. */
  readonly read: (node: SourceNode | undefined) => number | undefined;
}

const PAIRS: readonly Pair[] = [
  { own: 'cpus', section: 'limits', deployed: 'cpus', read: cpus },
  { own: 'mem_limit', section: 'limits', deployed: 'memory', read: bytes },
  { own: 'mem_reservation', section: 'reservations', deployed: 'memory', read: bytes },
  { own: 'pids_limit', section: 'limits', deployed: 'pids', read: numberOf },
];

export const limits: ServiceCheck = (service) => PAIRS.flatMap((pair) => checkPair(service, pair));

/** Once `deploy.resources.limits` is there, what it leaves out counts as 0 and differs from any limit of the service. */
function checkPair(service: Subject, { own, section, deployed, read }: Pair) {
  const place = placeIn(service, own);
  const group = placeIn(service, 'deploy', 'resources', section);
  const amount = read(place?.node);
  if (place === undefined || group === undefined || amount === undefined || amount === 0) return [];
  const other = placeIn(service, 'deploy', 'resources', section, deployed);
  const otherAmount = other === undefined ? 0 : read(other.node);
  if (otherAmount === undefined || otherAmount === amount) return [];
  const name = `deploy.resources.${section}.${deployed}`;
  const message =
    other === undefined
      ? `\`${own}: ${writtenAt(place)}\` contradicts \`deploy.resources.${section}\`, which has no \`${deployed}\``
      : `\`${own}: ${writtenAt(place)}\` contradicts \`${name}: ${writtenAt(other)}\``;
  const related = [seeAlso(other === undefined ? 'the limits without it' : 'the other value', other ?? { ...group, part: 'key' })];
  return [
    problemAt(place, { code: 'compose/conflicting-limits', message, help: `Move it to \`${name}\` and remove \`${own}\`.`, related }),
  ];
}

/** A person looks for `64m`, not for the bytes that were made of it; of variables the value counts. */
function writtenAt({ node }: Place): string | undefined {
  return node.kind === 'scalar' && node.template === undefined ? node.text : textOf(node);
}

/** Both are kept in 32 bits. */
function cpus(node: SourceNode | undefined): number | undefined {
  const number = numberOf(node);
  return number === undefined ? undefined : Math.fround(number);
}

function bytes(node: SourceNode | undefined): number | undefined {
  return parseBytes(textOf(node) ?? '');
}
