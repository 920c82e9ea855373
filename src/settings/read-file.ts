/** Reads `kubeferry.yaml`: finds it, checks it, and keeps the places of its values. */

import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic.ts';
import { dirname, joinPath, resolvePath } from '../model/file-path.ts';
import type { Files } from '../model/files.ts';
import type { LoadedProject } from '../parser/load.ts';
import { describeProblem } from '../parser/read-problem.ts';
import { type SourceNode, toPlain } from '../parser/source-tree.ts';
import { MAX_FILE_SIZE } from '../parser/yaml/budget.ts';
import { readYaml } from '../parser/yaml/read-yaml.ts';
import type { Placing } from './check.ts';
import { checkFile } from './check-file.ts';
import type { WrittenFile } from './written.ts';

const SETTINGS_FILE = 'kubeferry.yaml';

export interface SettingsFile {
  readonly written: WrittenFile;
  readonly place: Placing;
}

export interface SettingsFileReading {
  /** Absent where there is no such file, or where it is wrong. */
  readonly value?: SettingsFile;
  readonly diagnostics: readonly Diagnostic[];
  /** The file's text by its path. */
  readonly sources: ReadonlyMap<string, string>;
}

export interface SettingsFileRequest {
  readonly files: Files;
  readonly cwd: string;
  /** As a person named it. Otherwise the file beside the first compose file counts, or that in the project's folder; there need not be one. */
  readonly named?: string;
}

export function readSettingsFile(request: SettingsFileRequest, loaded: LoadedProject): SettingsFileReading {
  const file = request.named === undefined ? find(request.files, loaded) : resolvePath(request.cwd, request.named);
  if (file === undefined) return { diagnostics: [], sources: new Map() };
  const result = request.files.read(file, MAX_FILE_SIZE);
  if ('bytes' in result) return parse(file, result.bytes);
  const { reason, help } = describeProblem(result.problem, MAX_FILE_SIZE);
  const message = `The settings file ${request.named ?? file} cannot be read: ${reason}.`;
  return { diagnostics: [{ code: 'settings/file', severity: 'error', message, help }], sources: new Map() };
}

function find(files: Files, { composeFiles: [first = '-'], directory }: LoadedProject): string | undefined {
  const folders = first === '-' ? [directory] : [dirname(first), directory];
  return folders.map((folder) => joinPath(folder, SETTINGS_FILE)).find((file) => files.kind(file) !== undefined);
}

function parse(file: string, bytes: Uint8Array): SettingsFileReading {
  const { text, documents, diagnostics } = readYaml(file, bytes);
  const sources = new Map([[file, text]]);
  const [root, second] = documents;
  if (hasErrors(diagnostics) || root === undefined || isEmpty(root)) return { diagnostics, sources };
  if (second !== undefined) return { diagnostics: [secondDocument(second)], sources };
  const place = placeIn(root);
  const checked = checkFile(toPlain(root), place);
  const value = checked.value === undefined ? {} : { value: { written: checked.value, place } };
  return { ...value, diagnostics: [...diagnostics, ...checked.diagnostics], sources };
}

function isEmpty(node: SourceNode): boolean {
  return node.kind === 'scalar' && node.value === null;
}

function secondDocument({ origin }: SourceNode): Diagnostic {
  return {
    code: 'settings/file',
    severity: 'error',
    message: `${SETTINGS_FILE} is one document, and here begins a second one.`,
    help: 'Write all settings into the first.',
    at: origin,
  };
}

/** The place of what is closest to a path. */
function placeIn(root: SourceNode): Placing {
  return (within, part) => {
    let node = root;
    for (const segment of within) {
      const next = node.kind === 'map' ? node.entries.get(String(segment)) : node.kind === 'list' ? node.items[Number(segment)] : undefined;
      if (next === undefined) break;
      node = next;
    }
    const isKeyMeant = part === 'key' || node.kind !== 'scalar';
    return { at: isKeyMeant ? (node.origin.key ?? node.origin) : node.origin };
  };
}
