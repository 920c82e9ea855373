/** Paths of this machine in messages. */

import { relativePath } from '../../../model/file-path.ts';

/** As the user knows it: relative to the project's folder when it lies near it, so that messages are the same on every machine. */
export function showPath(path: string, directory: string): string {
  const way = relativePath(directory, path);
  if (way === '.') return '.';
  if (!way.startsWith('..')) return `./${way}`;
  const up = way.split('/').filter((part) => part === '..').length;
  return up < directory.split('/').length - 1 ? way : path;
}
