/** List items that Docker Compose tells apart by a part of theirs, and that must have that part. */

import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { formatPath } from '../../model/path.ts';
import { patternTree } from '../pattern-tree.ts';
import type { SourceNode } from '../source-tree.ts';
import { visitPlaces } from '../visit-places.ts';
import { type Place, problemAt } from './problem.ts';

interface ItemCheck {
  readonly isRefused: (item: SourceNode) => boolean;
  readonly describe: (place: Place) => Diagnostic;
}

/** An item in long form needs a `target`, though the schema does not ask for it. */
const TARGETED: ItemCheck = { isRefused: (item) => item.kind === 'map' && !item.entries.has('target'), describe: withoutTarget };

/** A number with a fraction passes the schema, and is no port. */
const EXPOSED: ItemCheck = { isRefused: (item) => item.kind === 'scalar' && item.type === 'float', describe: noPort };

const CHECKS = patternTree<ItemCheck>({
  'services.*.volumes': TARGETED,
  'services.*.devices': TARGETED,
  'services.*.ports': TARGETED,
  'services.*.expose': EXPOSED,
});

export function checkUniqueKeys(root: SourceNode): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  visitPlaces(root, CHECKS, (list, { isRefused, describe }, path) => {
    if (list.kind !== 'list' || !list.items.some(isRefused)) return;
    for (const [i, node] of list.items.entries()) if (isRefused(node)) found.push(describe({ node, path: [...path, i] }));
  });
  return found;
}

function withoutTarget(place: Place): Diagnostic {
  const message = `\`${formatPath(place.path)}\` needs \`target\``;
  return problemAt(place, { code: 'schema/missing-key', message, help: 'Add `target:` with the place in the container.' });
}

function noPort(place: Place): Diagnostic {
  const number = place.node.kind === 'scalar' ? place.node.text : '';
  const message = `\`${formatPath(place.path)}\` must be a port, not the number \`${number}\``;
  return problemAt(place, { code: 'schema/type', message, help: 'Write a whole number, or `"8000-8010"` for a range.' });
}
