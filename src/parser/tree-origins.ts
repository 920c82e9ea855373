/** The positions of a finished model: a view over its source tree. */

import type { Origin, Origins } from '../model/origins.ts';
import type { Path, Segment } from '../model/path.ts';
import { childAt, getIn, type SourceMap, type SourceNode } from './source-tree.ts';

/** `files` gives the order of files for {@link Origins.written}. */
export function treeOrigins(root: SourceMap, files: Iterable<string>): Origins {
  const rank = new Map([...files].map((file, index) => [file, index]));
  let written: readonly Path[] | undefined;
  return {
    locate: (path) => locate(root, path),
    template: (path) => {
      const node = getIn(root, path);
      return node?.kind === 'scalar' ? node.template : undefined;
    },
    written: () => {
      written ??= writtenLeaves(root, rank);
      return written;
    },
  };
}

/** The origin of the node at the path, or of the nearest node above it. */
function locate(root: SourceMap, path: Path): Origin {
  let node: SourceNode = root;
  for (const segment of path) {
    const child = childAt(node, segment);
    if (child === undefined) break;
    node = child;
  }
  return node.origin;
}

interface Leaf {
  readonly path: Path;
  readonly file: number;
  readonly start: number;
}

function writtenLeaves(root: SourceMap, rank: ReadonlyMap<string, number>): readonly Path[] {
  const leaves: Leaf[] = [];
  collect(root, [], (path, { file, start }) => leaves.push({ path, file: rank.get(file) ?? rank.size, start }));
  leaves.sort((a, b) => a.file - b.file || a.start - b.start);
  return leaves.map(({ path }) => path);
}

/** An empty mapping or list is a leaf: someone wrote it. `at` is one path for the whole walk; each leaf gets its own. */
function collect(node: SourceNode, at: Segment[], found: (path: Path, origin: Origin) => void): void {
  if (node.kind === 'map' && node.entries.size > 0) {
    for (const [key, value] of node.entries) {
      at.push(key);
      collect(value, at, found);
      at.pop();
    }
  } else if (node.kind === 'list' && node.items.length > 0) {
    for (const [index, item] of node.items.entries()) {
      at.push(index);
      collect(item, at, found);
      at.pop();
    }
  } else if (node.origin.via !== 'default') found(at.slice(), node.origin);
}
