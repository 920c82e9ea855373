/** The positions of a finished model: a view over its source tree. */

import type { Origin, Origins } from '../model/origins.ts';
import type { Path } from '../model/path.ts';
import { getIn, type SourceMap, type SourceNode } from './source-tree.ts';

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
    const child = getIn(node, [segment]);
    if (child === undefined) break;
    node = child;
  }
  return node.origin;
}

interface Leaf {
  readonly path: Path;
  readonly origin: Origin;
}

function writtenLeaves(root: SourceMap, rank: ReadonlyMap<string, number>): readonly Path[] {
  const leaves: Leaf[] = [];
  collect(root, [], leaves);
  const order = (origin: Origin): number => rank.get(origin.file) ?? rank.size;
  leaves.sort((a, b) => order(a.origin) - order(b.origin) || a.origin.start - b.origin.start);
  return leaves.map(({ path }) => path);
}

/** An empty mapping or list is a leaf: someone wrote it. */
function collect(node: SourceNode, path: Path, leaves: Leaf[]): void {
  const children = node.kind === 'scalar' ? [] : node.kind === 'list' ? [...node.items.entries()] : [...node.entries];
  if (children.length === 0 && node.origin.via !== 'default') leaves.push({ path, origin: node.origin });
  for (const [segment, child] of children) collect(child, [...path, segment], leaves);
}
