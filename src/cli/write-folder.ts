/**
 * Changes the files of a folder on disk, all or none: a new folder takes its place as a whole; in one that is there, new content waits beside its place,
 * and old content is kept until all is in place.
 */

import { chmodSync, lstatSync, mkdirSync, realpathSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { FileContent, FolderChange } from './folder-change.ts';

/** Returns why nothing was changed, in the user's words. */
export function writeFolder(change: FolderChange): string | undefined {
  const undo: (() => void)[] = [];
  const done: (() => void)[] = [];
  try {
    if (kindAt(change.folder) === 'missing') makeFolder(change, undo);
    else changeFolder(change, { undo, done });
  } catch (error) {
    for (const step of undo.reverse()) quietly(step);
    return error instanceof Error ? error.message : String(error);
  }
  for (const step of done) quietly(step);
  return undefined;
}

function makeFolder({ folder, write }: FolderChange, undo: (() => void)[]): void {
  makeFolders(dirname(folder), undo);
  const fresh = `${folder}.kubeferry-new`;
  // What a run that was killed has left behind.
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh);
  undo.push(() => rmSync(fresh, { recursive: true, force: true }));
  for (const file of write) writeNew(placeFor(fresh, file.path, undo), file);
  renameSync(fresh, folder);
}

function changeFolder({ folder, write, remove }: FolderChange, { undo, done }: Steps): void {
  const root = realpathSync(folder);
  const moves = [
    ...write.map((file) => ({ target: placeFor(root, file.path, undo), file })),
    ...remove.map((path) => ({ target: placeFor(root, path, undo), file: undefined })),
  ];
  const staged = moves.map(({ target, file }) => ({ target, fresh: file && stage(target, file, undo) }));
  for (const { target, fresh } of staged) replace({ target, fresh }, { undo, done });
}

/** A path that leads out of the folder is never followed: neither by `..`, nor by a symbolic link on the way. */
function placeFor(root: string, path: string, undo: (() => void)[]): string {
  const parts = path.split('/');
  if (path.includes('\0') || path.includes('\\') || parts.some((part) => part === '' || part === '.' || part === '..')) {
    throw new Error(`"${path}" is not a path within the output folder`);
  }
  let place = root;
  for (const part of parts.slice(0, -1)) {
    place = join(place, part);
    const kind = kindAt(place);
    if (kind === 'missing') makeFolders(place, undo);
    else if (kind !== 'folder') throw new Error(`${place} is in the way: it is ${kind === 'link' ? 'a symbolic link' : 'not a folder'}`);
  }
  return join(root, ...parts);
}

function kindAt(place: string): 'missing' | 'folder' | 'link' | 'file' {
  const stats = lstatSync(place, { throwIfNoEntry: false });
  if (stats === undefined) return 'missing';
  if (stats.isSymbolicLink()) return 'link';
  return stats.isDirectory() ? 'folder' : 'file';
}

/** Makes a folder and those above it, and notes how to take back the ones that are new. */
function makeFolders(folder: string, undo: (() => void)[]): void {
  const missing: string[] = [];
  for (let at = folder; lstatSync(at, { throwIfNoEntry: false }) === undefined; at = dirname(at)) missing.unshift(at);
  for (const at of missing) {
    mkdirSync(at);
    undo.push(() => rmdirSync(at));
  }
}

function stage(target: string, file: FileContent, undo: (() => void)[]): string {
  const fresh = `${target}.kubeferry-new`;
  if (kindAt(fresh) !== 'missing') rmSync(fresh);
  undo.push(() => rmSync(fresh, { force: true }));
  writeNew(fresh, file);
  return fresh;
}

function writeNew(place: string, { text, secret = false }: FileContent): void {
  writeFileSync(place, text, { flag: 'wx', mode: secret ? 0o600 : 0o666 });
  if (secret) chmodSync(place, 0o600);
}

interface Steps {
  readonly undo: (() => void)[];
  readonly done: (() => void)[];
}

/** Puts the staged file in its place, or only clears the place; what was there is kept until the end. */
function replace({ target, fresh }: { readonly target: string; readonly fresh: string | undefined }, { undo, done }: Steps): void {
  const kind = kindAt(target);
  if (kind === 'folder') throw new Error(`${target} is in the way: it is a folder`);
  if (kind !== 'missing') {
    const old = `${target}.kubeferry-old`;
    renameSync(target, old);
    undo.push(() => renameSync(old, target));
    done.push(() => rmSync(old, { force: true }));
  }
  if (fresh === undefined) return;
  renameSync(fresh, target);
  undo.push(() => rmSync(target, { force: true }));
}

function quietly(step: () => void): void {
  try {
    step();
  } catch {
    // What cannot be tidied up stays; the message about the first fault matters more.
  }
}
