/** Finds the projects that the paths of `kubeferry lint` stand for. */

import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Outcome } from '../../diagnostics/outcome.ts';
import { basename, dirname, joinPath, resolvePath } from '../../model/file-path.ts';
import type { Files } from '../../model/files.ts';

/** Compose files that are merged to one project, absolute; `-` is stdin. */
export type Target = readonly string[];

/** The names that Docker Compose looks for, in its order of preference. */
const BASE_NAMES = ['compose.yaml', 'compose.yml', 'docker-compose.yml', 'docker-compose.yaml'];
const OVERRIDE_NAMES = ['compose.override.yml', 'compose.override.yaml', 'docker-compose.override.yml', 'docker-compose.override.yaml'];

/** A folder stands for the project in it, an override file for the project that it belongs to. Each project is found once. */
export function findTargets(
  paths: readonly string[],
  { files, cwd }: { readonly files: Files; readonly cwd: string },
): Outcome<readonly Target[]> {
  const targets = new Map<string, Target>();
  const diagnostics: Diagnostic[] = [];
  for (const path of paths) {
    const found = path === '-' ? ['-'] : targetOf(files, resolvePath(cwd, path));
    if (found === undefined) diagnostics.push(nothingAt(path, files.kind(resolvePath(cwd, path)) === 'directory' ? 'directory' : 'file'));
    else targets.set(found.join('\0'), found);
  }
  return { value: [...targets.values()], diagnostics };
}

function targetOf(files: Files, path: string): Target | undefined {
  const kind = files.kind(path);
  if (kind === undefined) return undefined;
  if (kind === 'directory') return projectIn(files, path);
  const name = basename(path);
  if (BASE_NAMES.includes(name)) return [path, ...overrideIn(files, dirname(path))];
  return /\.override\.ya?ml$/.test(name) ? [...baseOf(files, path), path] : [path];
}

function projectIn(files: Files, folder: string): Target | undefined {
  const [base] = present(files, folder, BASE_NAMES);
  return base === undefined ? undefined : [base, ...overrideIn(files, folder)];
}

function overrideIn(files: Files, folder: string): readonly string[] {
  return present(files, folder, OVERRIDE_NAMES).slice(0, 1);
}

/** `compose.override.yaml` belongs to any base file beside it, `web.override.yaml` to `web.yaml` or `web.yml`. */
function baseOf(files: Files, override: string): readonly string[] {
  const stem = basename(override).replace(/\.override\.ya?ml$/, '');
  const names = OVERRIDE_NAMES.includes(basename(override)) ? BASE_NAMES : [`${stem}.yaml`, `${stem}.yml`];
  return present(files, dirname(override), names).slice(0, 1);
}

function present(files: Files, folder: string, names: readonly string[]): readonly string[] {
  return names.map((name) => joinPath(folder, name)).filter((file) => files.kind(file) === 'file');
}

function nothingAt(path: string, kind: 'file' | 'directory'): Diagnostic {
  if (kind === 'directory') {
    return {
      code: 'cli/no-compose-file',
      severity: 'error',
      message: `there is no compose file in the folder ${path}`,
      help: `Name the file, or call it ${BASE_NAMES[0]}.`,
    };
  }
  return { code: 'cli/no-such-file', severity: 'error', message: `there is no file or folder ${path}`, help: 'Correct the path.' };
}
