/** Standard output and standard error of the running process. */

import { fstatSync, writeSync } from 'node:fs';
import type { WriteStream } from 'node:tty';
import { wantsColour } from './colour.ts';
import { EXIT } from './exit-code.ts';
import type { Output } from './io.ts';

/** Node's own stream is opened for a terminal only: to open it takes a tenth of the time in which Node starts. */
export function processOutput(name: 'stdout' | 'stderr', env: Readonly<Record<string, string>>): Output {
  const fd = name === 'stdout' ? 1 : 2;
  if (!fstatSync(fd).isCharacterDevice())
    return { write: fileSink(fd, () => streamSink(process[name])), colour: wantsColour(env, false), columns: undefined };
  const stream = process[name];
  return { write: streamSink(stream), colour: wantsColour(env, stream.isTTY === true), columns: stream.columns };
}

type Sink = (chunk: string | Uint8Array) => void;

function streamSink(stream: WriteStream): Sink {
  let open = true;
  stream.on('error', (error) => {
    open = false;
    endUnlessReaderLeft(error);
  });
  return (chunk) => {
    if (open) stream.write(chunk);
  };
}

/** Writes at once; from when a pipe takes no more for the moment, by way of a sink that can wait. */
function fileSink(fd: number, patient: () => Sink): Sink {
  let sink: Sink = (chunk) => {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    let written = 0;
    try {
      while (written < bytes.length) written += writeSync(fd, bytes, written);
    } catch (error) {
      if (codeOf(error) === 'EAGAIN') {
        sink = patient();
        sink(bytes.subarray(written));
      } else {
        sink = () => {};
        endUnlessReaderLeft(error);
      }
    }
  };
  return (chunk) => sink(chunk);
}

/** A reader that has seen enough (`| head`) closes the pipe: the job goes on and ends with its own status. */
function endUnlessReaderLeft(error: unknown): void {
  if (codeOf(error) === 'EPIPE') return;
  process.stderr.write(`kubeferry: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(EXIT.failed);
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
