/** Keeps the bytecode of the built program for its starter: of all that ordinary runs of the commands make V8 compile. */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Io } from '../cli/io.ts';
import { BYTECODE, loadBundle } from '../cli/load-bundle.ts';
import type { Program } from '../cli/program.ts';

/** Has most of what projects have. */
const PROJECT = resolve('fixtures/flask-wordcount/compose.yaml');

/** `folder` has the program's files; what they write beside it is for the version of Node that runs this. */
export async function keepBytecode(folder: string): Promise<void> {
  const { exports, scripts } = loadBundle(resolve(folder), 'program.cjs');
  const { program } = exports as { readonly program: Program };
  const out = mkdtempSync(join(tmpdir(), 'kubeferry-bytecode-'));
  try {
    const io = silent(program.processIo());
    for (const args of [
      ['lint', PROJECT],
      ['config', '-f', PROJECT],
      ['convert', '-f', PROJECT, '-o', join(out, 'k8s')],
    ]) {
      const status = await program.main(args, io);
      if (status !== 0) throw new Error(`kubeferry ${args.join(' ')} ended with ${status}`);
    }
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
  for (const [path, script] of scripts) writeFileSync(path + BYTECODE, script.createCachedData());
}

function silent(io: Io): Io {
  const output = { write: () => {}, colour: false, columns: undefined };
  return { ...io, stdout: output, stderr: output };
}
