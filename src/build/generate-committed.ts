/** Makes the generated files that are part of the repository. Their inputs change only with a dependency, and a test holds them to it. */

import { pathsModule } from './compose-paths.ts';
import { composeSchema } from './compose-schema.ts';
import { objectsModule } from './kube-types.ts';
import { writeIfChanged } from './write-if-changed.ts';

/** Text of each file by its path. */
export function committedFiles(): ReadonlyMap<string, string> {
  return new Map([
    ['src/model/paths.gen.ts', pathsModule(composeSchema())],
    ['src/kube/objects.gen.ts', objectsModule()],
  ]);
}

export function run(): void {
  for (const [path, text] of committedFiles()) writeIfChanged(path, text);
}
