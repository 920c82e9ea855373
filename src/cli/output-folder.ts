/** Brings an output folder up to date with a conversion, or says how it differs. */

import { createHash } from 'node:crypto';
import { createTwoFilesPatch } from 'diff';
import type { OutputFile } from '../emitters/emitter.ts';
import { type Ownership, planOwnership } from '../emitters/ownership.ts';
import { joinPath, resolvePath } from '../model/file-path.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import type { Io } from './io.ts';

/** Far above any file that a conversion writes (a ConfigMap holds at most 1 MiB). */
const READ_LIMIT = 64 * 1024 * 1024;

export interface FolderTask {
  readonly folder: string;
  readonly io: Io;
}

export function writeResult(files: readonly OutputFile[], { folder, force, io }: FolderTask & { readonly force: boolean }): ExitCode {
  const root = resolvePath(io.cwd, folder);
  const plan = planOwnership(files, { current: (path) => readText(io, joinPath(root, path)), sha256 });
  if (plan.edited.length > 0 && !force) {
    io.stderr.write(
      `Nothing was written: ${list(plan.edited)} in ${folder} ${plan.edited.length === 1 ? 'was' : 'were'} changed by hand.\n`,
    );
    io.stderr.write('Move the change into the compose files or the settings, or overwrite it with --force.\n');
    return EXIT.failed;
  }
  const edited = new Set(plan.edited);
  const write = [...plan.write, ...files.filter(({ path }) => edited.has(path))];
  const problem = io.changeFolder({ folder: root, write, remove: plan.remove });
  if (problem !== undefined) {
    io.stderr.write(`Nothing was written: ${problem}.\n`);
    return EXIT.failed;
  }
  io.stderr.write(summary(files, plan, folder));
  return EXIT.clean;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function summary(files: readonly OutputFile[], { write, remove, edited, orphaned }: Ownership, folder: string): string {
  const changed = write.length + edited.length + remove.length === 0 ? ', nothing had changed' : '';
  const lines = [`${folder}: ${files.length} files${changed}.`];
  if (remove.length > 0) lines.push(`Removed ${list(remove)}: no longer part of the result.`);
  if (orphaned.length > 0) lines.push(`Kept ${list(orphaned)}: no longer part of the result, but changed by hand.`);
  if (files.some(({ path }) => path === 'README.md')) lines.push(`Next steps are in ${folder}/README.md.`);
  return `${lines.join('\n')}\n`;
}

/** Exit 1 with what differs. The content of secret files is never shown. */
export function checkFolder(files: readonly OutputFile[], { folder, io }: FolderTask): ExitCode {
  const root = resolvePath(io.cwd, folder);
  const current = (path: string) => readText(io, joinPath(root, path));
  const { remove, orphaned } = planOwnership(files, { current, sha256 });
  const differing = files.filter(({ path, text }) => current(path) !== text);
  for (const { path, text, secret } of differing) io.stdout.write(describe({ path, before: current(path), after: text, secret }));
  for (const path of [...remove, ...orphaned]) io.stdout.write(`${path}: is no longer part of the result\n`);
  if (differing.length + remove.length + orphaned.length === 0) return EXIT.clean;
  io.stderr.write(`${folder} is not what the compose files give. Run the same command without --check to write it.\n`);
  return EXIT.findings;
}

interface Difference {
  readonly path: string;
  readonly before: string | undefined;
  readonly after: string;
  readonly secret: boolean;
}

function describe({ path, before, after, secret }: Difference): string {
  if (before === undefined) return `${path}: is missing\n`;
  if (secret) return `${path}: differs (secret values are not shown)\n`;
  return createTwoFilesPatch(path, path, before, after, 'in the folder', 'as converted');
}

function readText(io: Io, path: string): string | undefined {
  const read = io.files.read(path, READ_LIMIT);
  return 'bytes' in read ? new TextDecoder().decode(read.bytes) : undefined;
}

function list(paths: readonly string[]): string {
  return paths.join(', ');
}
