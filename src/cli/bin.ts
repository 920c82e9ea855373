#!/usr/bin/env node
/** The program: hands the process to `main`, and its answer back to the shell. */

import { enableCompileCache } from './compile-cache.ts';
import { main } from './main.ts';
import { processIo } from './process-io.ts';

enableCompileCache();
process.exitCode = await main(process.argv.slice(2), processIo());
