/** The machine as the running process sees it. */

import { homedir } from 'node:os';
import { sep } from 'node:path';
import type { FolderChange } from './folder-change.ts';
import type { Io } from './io.ts';
import { optimizeLate, whenMuchIsRead } from './late-optimizing.ts';
import { processOutput } from './process-output.ts';
import { realFiles } from './real-files.ts';
import { writeFolder } from './write-folder.ts';

/** Far more than the loader takes of one file. */
const STDIN_LIMIT = 64 * 1024 * 1024;

export function processIo(): Io {
  const env = Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined));
  return {
    cwd: withSlashes(process.cwd()),
    home: withSlashes(env['HOME'] ?? homedir()),
    env,
    files: whenMuchIsRead(realFiles, optimizeLate),
    stdout: processOutput('stdout', env),
    stderr: processOutput('stderr', env),
    readStdin,
    changeFolder: writeUndisturbed,
  };
}

function withSlashes(path: string): string {
  return sep === '/' ? path : path.replaceAll(sep, '/');
}

/** With a listener of our own an interrupt waits until the files are in place; without it would leave half of them. */
function writeUndisturbed(change: FolderChange): string | undefined {
  process.once('SIGINT', () => process.exit(130));
  process.once('SIGTERM', () => process.exit(143));
  return writeFolder(change);
}

async function readStdin(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of process.stdin) {
    chunks.push(chunk as Uint8Array);
    length += chunk.length;
    if (length > STDIN_LIMIT) break;
  }
  return Buffer.concat(chunks);
}
