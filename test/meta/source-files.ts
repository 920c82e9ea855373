/** The source files of the project as the meta tests see them. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface SourceFile {
  /** From the root of the project, with `/`. */
  readonly path: string;
  readonly text: string;
}

/** Hand-written TypeScript below a folder. */
export function sourceFiles(folder: string): readonly SourceFile[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => join(folder, path).replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.gen.ts') && !path.startsWith('src/generated/'))
    .sort()
    .map((path) => ({ path, text: readFileSync(path, 'utf8') }));
}
