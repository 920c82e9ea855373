/** Has V8 optimise later where much is read: a run of a second or two ends before most of what is compiled for speed has paid for its compilation. */

import type { Files } from '../model/files.ts';

/** Bytes; below that a run ends before it makes a difference. */
const MUCH = 64 * 1024;

/** `optimizeLate` is called once, as soon as that much was read of the files. */
export function whenMuchIsRead(files: Files, optimizeLate: () => void): Files {
  let left = MUCH;
  return {
    ...files,
    read: (path, limit) => {
      const result = files.read(path, limit);
      if (left > 0 && 'bytes' in result) {
        left -= result.bytes.length;
        if (left <= 0) optimizeLate();
      }
      return result;
    },
  };
}

/**
 * Three times the usual number of bytes of bytecode that a function runs before V8 thinks of optimising it. It is for Node 20 alone, whose V8 has one
 * optimising compiler, a slow one; and it may only be called once all code is loaded, since kept bytecode fits the flags of its making.
 */
export function optimizeLate(): void {
  if (process.versions.node.startsWith('20.')) process.getBuiltinModule('node:v8').setFlagsFromString('--interrupt-budget=200000');
}
