/** Loads the files of the built program together with the bytecode that was kept of them: to compile them is most of a short run. */

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Script } from 'node:vm';

/** Beside each file. V8 refuses what another version of it has written, and compiles. */
export const BYTECODE = '.bytecode';

export interface LoadedBundle {
  /** Of the file that was asked for. */
  readonly exports: unknown;
  /** Every file that was loaded so far, by its path. */
  readonly scripts: ReadonlyMap<string, Script>;
}

interface CommonJsModule {
  exports: unknown;
}

type Wrapper = (exports: unknown, require: (id: string) => unknown, module: CommonJsModule) => void;

/** The files are CommonJS in ASCII, and require each other by `./` and their names. */
export function loadBundle(folder: string, entry: string): LoadedBundle {
  const requireFromNode = createRequire(join(folder, entry));
  const modules = new Map<string, CommonJsModule>();
  const scripts = new Map<string, Script>();
  const load = (name: string): unknown => {
    const known = modules.get(name);
    if (known !== undefined) return known.exports;
    const module: CommonJsModule = { exports: {} };
    modules.set(name, module);
    const path = join(folder, name);
    const script = compile(path);
    scripts.set(path, script);
    const run = script.runInThisContext() as Wrapper;
    run(module.exports, (id) => (id.startsWith('./') ? load(id.slice('./'.length)) : requireFromNode(id)), module);
    return module.exports;
  };
  return { exports: load(entry), scripts };
}

function compile(path: string): Script {
  const source = `(function(exports,require,module){${readFileSync(path, 'latin1')}\n})`;
  const cachedData = bytecodeOf(path);
  return new Script(source, { filename: path, ...(cachedData === undefined ? {} : { cachedData }) });
}

function bytecodeOf(path: string): Uint8Array | undefined {
  try {
    return readFileSync(path + BYTECODE);
  } catch {
    return undefined;
  }
}
