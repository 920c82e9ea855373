#!/usr/bin/env node
/** The program: hands the process to `main`, and its answer back to the shell. */

import { enableCompileCache } from './compile-cache.ts';

enableCompileCache();
const [{ main }, { processIo }] = await Promise.all([import('./main.ts'), import('./process-io.ts')]);
process.exitCode = await main(process.argv.slice(2), processIo());
