/** Loads a project from files in memory, for the tests of the parser. */

import { load } from '../../src/parser/load.ts';
import { memoryFiles } from '../../src/parser/memory-files.ts';
import type { LoadedProject, LoadOutcome, LoadRequest } from '../../src/parser/request.ts';

export interface MemoryLoad extends Partial<Omit<LoadRequest, 'files'>> {
  /** By path, relative to `/project`. */
  readonly files: Readonly<Record<string, string>>;
}

export function loadMemory({ files, ...request }: MemoryLoad): LoadOutcome {
  const absolute = Object.fromEntries(
    Object.entries(files).map(([path, text]) => [path.startsWith('/') ? path : `/project/${path}`, text]),
  );
  return load({ files: memoryFiles(absolute), cwd: '/project', home: '/home/user', environment: {}, ...request });
}

/** The project of a load that is meant to succeed. */
export function loadProject(request: MemoryLoad): LoadedProject {
  const { value, diagnostics } = loadMemory(request);
  if (value === undefined) throw new Error(`no model: ${diagnostics.map(({ message }) => message).join('; ')}`);
  return value;
}

/** Codes and messages of what a load reports. */
export function reports(request: MemoryLoad): readonly string[] {
  return loadMemory(request).diagnostics.map(({ code, message }) => `${code}: ${message}`);
}

/** Where the value at a path stands: `compose.yaml:3:12 written`. */
export function placeOf({ origins, sources }: LoadedProject, path: readonly (string | number)[]): string {
  const origin = origins.locate(path);
  if (origin === undefined) return 'nowhere';
  const before = (sources.get(origin.file) ?? '').slice(0, origin.start).split('\n');
  return `${origin.file.replace('/project/', '')}:${before.length}:${(before.at(-1)?.length ?? 0) + 1} ${origin.via}`;
}
