/** Limits on what a small file may grow into: by ranges, by `extends` and `include`, by files of variables. */

import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Span } from '../model/origins.ts';
import { formatPath, type Path } from '../model/path.ts';
import { reportGap, type Session } from './session.ts';
import type { SourceNode } from './source-tree.ts';

/** Members of one list or mapping. Ten thousand services are five times less; lists in real files have some hundred members at most. */
const MAX_MEMBERS = 50_000;

/** Nodes that `extends` and `include` copy in one load: ten thousand services may share a base of fifty values. */
export const MAX_COPIED = 500_000;

/** Of a list or mapping of the finished model that is larger than anyone means it to be. */
export function describeSize(node: SourceNode, path: Path): Diagnostic | undefined {
  const size = node.kind === 'list' ? node.items.length : node.kind === 'map' ? node.entries.size : 0;
  return size <= MAX_MEMBERS ? undefined : tooLarge({ size, path: [...path], at: node.origin.key ?? node.origin });
}

interface Excess {
  readonly size: number;
  readonly path: Path;
  readonly at: Span;
}

function tooLarge({ size, path, at }: Excess): Diagnostic {
  return {
    code: 'compose/too-large',
    severity: 'error',
    message: `\`${formatPath(path)}\` has ${size} members; no more than ${MAX_MEMBERS} are read`,
    help: 'Split it, or leave out what is not used.',
    path,
    at,
  };
}

/** Counts the nodes of what is copied to another place. False, with an error reported once, when that is too much. */
export function mayCopy(session: Session, node: SourceNode, use: Span): boolean {
  if (session.copied > MAX_COPIED) return false;
  session.copied += weightOf(session, node);
  if (session.copied <= MAX_COPIED) return true;
  reportGap(session, {
    code: 'compose/too-large',
    message: `\`extends\` and \`include\` bring in more than ${MAX_COPIED} values`,
    help: 'Let fewer services extend the large ones, and include each file once.',
    at: use,
  });
  return false;
}

function weightOf(session: Session, node: SourceNode): number {
  if (node.kind === 'scalar') return 1;
  const known = session.weights.get(node);
  if (known !== undefined) return known;
  let weight = 1;
  for (const child of node.kind === 'list' ? node.items : node.entries.values()) weight += weightOf(session, child);
  session.weights.set(node, weight);
  return weight;
}
