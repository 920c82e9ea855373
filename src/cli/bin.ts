#!/usr/bin/env node
/** What the shell starts: loads the program, hands it the process, and gives its answer back. */

import module, { createRequire } from 'node:module';
import { join } from 'node:path';
import { loadBundle } from './load-bundle.ts';
import type { Program } from './program.ts';

const FOLDER = join(__dirname, 'program');
const ENTRY = 'program.cjs';

/** From 22.1 on, Node keeps the bytecode of what it loads by itself. */
function load(): unknown {
  const { enableCompileCache } = module as { readonly enableCompileCache?: () => unknown };
  if (enableCompileCache === undefined) return loadBundle(FOLDER, ENTRY).exports;
  enableCompileCache();
  return createRequire(__filename)(join(FOLDER, ENTRY));
}

const { program } = load() as { readonly program: Program };
void program.main(process.argv.slice(2), program.processIo()).then((code) => {
  process.exitCode = code;
});
