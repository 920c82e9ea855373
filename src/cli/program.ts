/** What `bin.ts` starts: the command line, and the machine for it. */

import { main } from './main.ts';
import { processIo } from './process-io.ts';

export const program = { main, processIo };

export type Program = typeof program;
