/** Looks once at all that is in the finished model: what came from files of variables, ranges and bases has not been looked at before. */

import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Path } from '../model/path.ts';
import { describeNul } from './nul-characters.ts';
import { describeSize } from './size-limits.ts';
import type { SourceMap } from './source-tree.ts';
import { type Visit, walkTree } from './walk-tree.ts';

/** What is reported is not looked into. */
export function checkFinished(root: SourceMap): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const keep = (diagnostic: Diagnostic | undefined): boolean => {
    if (diagnostic !== undefined) found.push(diagnostic);
    return diagnostic === undefined;
  };
  const ofSize: Visit = (node, path) => keep(describeSize(node, path));
  const ofService: Visit = (node, path) => {
    if (!isExtension(path)) return keep(describeSize(node, path) ?? describeNul(node, path));
    walkTree(node, ofSize, path);
    return false;
  };
  walkTree(root, (node, path) => {
    if (path[0] !== 'services') return ofSize(node, path);
    walkTree(node, ofService, path);
    return false;
  });
  return found;
}

/** Extensions are for other tools to judge. */
function isExtension(path: Path): boolean {
  const key = path.at(-1);
  return typeof key === 'string' && key.startsWith('x-');
}
