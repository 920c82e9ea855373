/** ConfigMaps and Secrets for files that services mount: one for the single files of a service, one for each folder. */

import { shorten, toDnsLabel } from '../../../kube/names.ts';
import { basename } from '../../../model/file-path.ts';
import type { Path } from '../../../model/path.ts';
import { isExecutable } from '../../knowledge/file-kinds.ts';
import { freeName } from '../free-name.ts';
import { type ObjectKeys, objectKeys } from '../object-key.ts';
import { OBJECT_LIMIT } from './folder-survey.ts';
import type { FoundFile, MountPlan, MountUse } from './mount-plan.ts';

export interface FileEntry {
  readonly key: string;
  readonly bytes: Uint8Array;
  /** Of the mounted file; absent for the usual 0644. */
  readonly mode?: number;
  readonly from: Path;
}

export interface FileObject {
  readonly kind: 'ConfigMap' | 'Secret';
  readonly name: string;
  readonly entries: readonly FileEntry[];
}

/** The files of one mount within the object that holds them. */
export interface MountedFiles {
  readonly object: string;
  readonly kind: 'ConfigMap' | 'Secret';
  /** In the order of the mount's files: the key, and the path below the mounted folder. */
  readonly items: readonly { readonly key: string; readonly path: string; readonly mode?: number }[];
  /** All files of the object, those of other mounts too. */
  readonly entries: readonly FileEntry[];
}

export interface ServiceFiles {
  readonly objects: readonly FileObject[];
  readonly byMount: ReadonlyMap<MountPlan, MountedFiles>;
}

type FilesUse = Extract<MountUse, { kind: 'files' }>;

interface Draft {
  readonly kind: 'ConfigMap' | 'Secret';
  readonly name: string;
  readonly entries: FileEntry[];
  readonly keys: ObjectKeys;
  size: number;
}

/** `taken` holds the names of ConfigMaps and Secrets given so far; new ones are added to it. */
export function planServiceFiles(name: string, mounts: readonly MountPlan[], taken: Set<string>): ServiceFiles {
  const drafts: Draft[] = [];
  const byMount = new Map<MountPlan, MountedFiles>();
  const open = (kind: Draft['kind'], wanted: string, salt?: string): Draft => {
    const draft: Draft = { kind, name: freeName(wanted, taken, salt), entries: [], keys: objectKeys(), size: 0 };
    drafts.push(draft);
    return draft;
  };
  const collected = new Map<Draft['kind'], Draft>();
  for (const plan of mounts) {
    const use = plan.use.choice;
    if (use.kind !== 'files') continue;
    const kind = use.secret ? 'Secret' : 'ConfigMap';
    const size = sizeOf(use);
    let draft = use.layout === 'folder' ? open(kind, folderName(name, plan), `${name} ${plan.mount.target}`) : collected.get(kind);
    if (draft === undefined || draft.size + size > OBJECT_LIMIT) draft = open(kind, `${name}-${use.secret ? 'secret-files' : 'files'}`);
    if (use.layout === 'file') collected.set(kind, draft);
    const items = use.files.map((file) => addFile(draft, file, plan));
    byMount.set(plan, { object: draft.name, kind, items, entries: draft.entries });
  }
  return { objects: drafts.map(({ kind, name: objectName, entries }) => ({ kind, name: objectName, entries })), byMount };
}

function sizeOf({ files }: FilesUse): number {
  return files.reduce((sum, { bytes }) => sum + bytes.length, 0);
}

function folderName(service: string, { mount }: MountPlan): string {
  return shorten(`${service}-${toDnsLabel(basename(mount.target))}`, 63);
}

/** One file that is mounted at two places is kept once. */
function addFile(draft: Draft, { file, name, bytes }: FoundFile, { path }: MountPlan): MountedFiles['items'][number] {
  const mode = isExecutable(file, bytes) ? { mode: 0o755 } : {};
  const key = draft.keys.take(name);
  draft.entries.push({ key, bytes, from: path, ...mode });
  draft.size += bytes.length;
  return { key, path: name, ...mode };
}
