/** How a file is named to the user. */

import { isInside, relativePath } from '../model/file-path.ts';

/** Relative to the working folder where the file lies inside it, absolute elsewhere; `-` stays, for standard input. */
export function shownFile(file: string, cwd: string): string {
  return file.startsWith('/') && isInside(file, cwd) ? relativePath(cwd, file) : file;
}
