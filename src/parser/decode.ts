/** Turns the finished tree into the model: the one place where its shape is taken on trust, since the schema and the passes have seen to it. */

import type { Project } from '../model/project.ts';
import type { SourceMap } from './source-tree.ts';
import { toPlain } from './source-tree.ts';

/** Files may declare models or volumes alone: then the services are empty, as Docker Compose prints them, and not missing. */
export function decode(root: SourceMap): Project {
  const project = toPlain(root) as Omit<Project, 'services'> & Partial<Project>;
  return { ...project, services: project.services ?? {} };
}
