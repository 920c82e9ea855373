/** Paths of this machine in messages, and in names that are made of them. */

import { relativePath } from '../../../model/file-path.ts';

/** What paths are told from. */
export interface Surroundings {
  readonly directory: string;
  readonly home?: string;
}

/**
 * As the user knows it, so that it is the same on every machine: relative to the project's folder when it lies near it, otherwise to the home folder
 * (`~/data`) when it lies there.
 */
export function showPath(path: string, { directory, home }: Surroundings): string {
  const way = relativePath(directory, path);
  if (way === '.') return '.';
  if (!way.startsWith('..')) return `./${way}`;
  const up = way.split('/').filter((part) => part === '..').length;
  if (up < directory.split('/').length - 1) return way;
  const fromHome = home === undefined || home === '/' ? '..' : relativePath(home, path);
  return fromHome.startsWith('..') || fromHome === '.' ? path : `~/${fromHome}`;
}
