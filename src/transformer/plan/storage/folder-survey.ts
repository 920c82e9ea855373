/** Looks through a folder of this machine as far as a ConfigMap could hold it, so that a huge or hostile tree costs little. */

import { isInside, joinPath } from '../../../model/file-path.ts';
import type { Files } from '../../../model/files.ts';
import type { FoundFile } from './mount-plan.ts';

/** The API server refuses a ConfigMap or Secret whose values take more (ValidateConfigMap, MaxSecretSize). */
export const OBJECT_LIMIT = 1024 * 1024;

const FILE_LIMIT = 100;
const ENTRY_LIMIT = 400;
const DEPTH_LIMIT = 6;

export interface FolderSurvey {
  /** Names at the top of the folder. */
  readonly top: readonly string[];
  /** Absolute paths, in the order of the walk. */
  readonly files: readonly string[];
  /** Whether there is more than was looked at. */
  readonly truncated: boolean;
}

const NOT_CONTENT: ReadonlySet<string> = new Set(['.DS_Store', '.git', '.gitignore', '.gitkeep', '.keep', 'node_modules', '__pycache__']);

export function surveyFolder(files: Files, folder: string): FolderSurvey {
  const top = files.list(folder);
  const found: string[] = [];
  let entries = 0;
  let truncated = false;
  const walk = (path: string, depth: number): void => {
    for (const name of files.list(path)) {
      if (NOT_CONTENT.has(name)) continue;
      if (found.length >= FILE_LIMIT || ++entries > ENTRY_LIMIT) {
        truncated = true;
        return;
      }
      const child = joinPath(path, name);
      const kind = files.kind(child);
      if (kind === 'file') found.push(child);
      else if (kind === 'directory' && depth < DEPTH_LIMIT) walk(child, depth + 1);
      else if (kind !== undefined) truncated = true;
    }
  };
  walk(folder, 1);
  return { top, files: found, truncated };
}

/** Reads all files of a survey; undefined when they do not fit into one object, cannot all be read or lead out of the folder. */
export function readSurvey(files: Files, folder: string, survey: FolderSurvey): readonly FoundFile[] | undefined {
  if (survey.truncated) return undefined;
  const root = files.real(folder);
  const found: FoundFile[] = [];
  let left = OBJECT_LIMIT;
  for (const file of survey.files) {
    if (!isInside(files.real(file), root)) return undefined;
    const result = files.read(file, left);
    if ('problem' in result) return undefined;
    left -= result.bytes.length;
    found.push({ file, name: file.slice(folder.length).replace(/^\/+/, ''), bytes: result.bytes });
  }
  return found;
}
