/** The machine as the running process sees it. */

import { homedir } from 'node:os';
import { sep } from 'node:path';
import type { WriteStream } from 'node:tty';
import { wantsColour } from './colour.ts';
import { EXIT } from './exit-code.ts';
import type { FolderChange } from './folder-change.ts';
import type { Io, Output } from './io.ts';
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
    files: realFiles,
    stdout: output(process.stdout, env),
    stderr: output(process.stderr, env),
    readStdin,
    changeFolder: writeUndisturbed,
  };
}

function withSlashes(path: string): string {
  return sep === '/' ? path : path.replaceAll(sep, '/');
}

function output(stream: WriteStream, env: Readonly<Record<string, string>>): Output {
  let open = true;
  // A reader that has seen enough (`| head`) closes the pipe: the job goes on and ends with its own status.
  stream.on('error', (error: NodeJS.ErrnoException) => {
    open = false;
    if (error.code === 'EPIPE') return;
    process.stderr.write(`kubeferry: ${error.message}\n`);
    process.exit(EXIT.failed);
  });
  return {
    write: (text) => {
      if (open) stream.write(text);
    },
    colour: wantsColour(env, stream.isTTY === true),
    columns: stream.columns,
  };
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
