/** Turns the finished tree into the model: the one place where its shape is taken on trust, since the schema and the passes have seen to it. */

import type { Project } from '../model/project.ts';
import type { SourceMap } from './source-tree.ts';
import { toPlain } from './source-tree.ts';

export function decode(root: SourceMap): Project {
  return toPlain(root) as Project;
}
