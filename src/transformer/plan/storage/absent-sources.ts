/**
 * Bind mounts whose source is not there. Docker makes an empty folder of it, which is right for data; where files were meant to be, the service
 * would start without them, and that is an error here.
 */

import { cleanPath, isInside } from '../../../model/file-path.ts';
import { decide } from '../../decision.ts';
import { keepsDataAt } from '../../knowledge/data-folders.ts';
import { isDataFile, looksLikeFile } from '../../knowledge/file-kinds.ts';
import { isBuiltFolder, isDataTarget, isProgramTarget, needsFiles } from '../../knowledge/mount-targets.ts';
import type { Bind } from './bind.ts';
import { folderStore } from './bind-folders.ts';
import type { MountChoice } from './mount-plan.ts';

/** Folders that are not there and that some service cannot do without: then they are missing wherever they are mounted. */
export function neededFolders(binds: readonly Bind[]): ReadonlySet<string> {
  return new Set(binds.filter((bind) => bind.kind === undefined && mustHaveFiles(bind)).map(({ source }) => source));
}

export function absentFile(bind: Bind): MountChoice | undefined {
  const { kind, mount, source, shown, path, needed } = bind;
  if (kind !== undefined) return undefined;
  const wanted = looksLikeFile(shown) || (looksLikeFile(mount.target) && !mount.target.endsWith('.d'));
  if (!wanted && !liesWithin(source, needed)) return undefined;
  const instead = wanted
    ? 'Create it (many projects have an example to copy) and convert again; the service is written without it.'
    : `Create the folder with its files and convert again; the service is written without it. Where it is meant to be empty, say so: \`x-kubeferry: { mounts: { ${mount.target}: { kind: claim } } }\`.`;
  return { use: decide({ kind: 'none', loss: 'missing', instead }, `${shown} is not there.`, path) };
}

/**
 * A folder that the service only reads, keeps its configuration in or runs programs of is of no use while it is empty. One far from the project
 * (`/mnt/media`, `~/media`) is not expected on the machine that converts.
 */
function mustHaveFiles(bind: Bind): boolean {
  const { mount, source, shown, readOnly, written, service } = bind;
  if (mount.bind?.create_host_path === false) return true;
  if (/^[/~]/.test(shown) || isProgramOfImage(bind)) return false;
  if (readOnly) return !liesWithin(source, written);
  if (isDataTarget(mount.target) || isMadeByProgram(bind)) return false;
  return runsFrom(bind) || (service.build === undefined && needsFiles(mount.target));
}

/** Many applications write their configuration themselves, into the folder that they keep their data in. */
function isMadeByProgram({ mount: { target }, service }: Bind): boolean {
  return /\/conf(?:ig)?$/.test(target) && keepsDataAt(service, target);
}

/** Whether a command or the health check names a file in it, other than one to write to. */
function runsFrom({ mount, service }: Bind): boolean {
  const inside = `${mount.target}/`;
  const words = [...(service.entrypoint ?? []), ...(service.command ?? []), ...(service.healthcheck?.test ?? [])];
  return words.some((word) =>
    word
      .split(inside)
      .slice(0, -1)
      .some((before) => before === '' || (/[\s"'(;&|]$/.test(before) && !/>\s*$/.test(before))),
  );
}

/** Whether a folder, or one around it, is in the set. */
function liesWithin(source: string, folders: ReadonlySet<string>): boolean {
  const path = cleanPath(source);
  for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1)) if (folders.has(path.slice(0, end))) return true;
  return false;
}

export function absentProgram(bind: Bind): MountChoice | undefined {
  const { kind, shown, path } = bind;
  if (kind !== undefined || isDataFile(bind.source) || !isProgramOfImage(bind)) return undefined;
  return {
    use: decide({ kind: 'none', loss: 'ignored' }, `${shown} holds the program during development; the image brings it along.`, path),
  };
}

function isProgramOfImage({ service, source, mount }: Bind): boolean {
  if (isBuiltFolder(mount.target)) return true;
  const context = service.build?.context;
  return (
    context !== undefined &&
    (isInside(source, context) || isInside(context, source)) &&
    isProgramTarget(mount.target, service.working_dir) &&
    !isDataTarget(mount.target)
  );
}

export function absentFolder(bind: Bind): MountChoice | undefined {
  return bind.kind === undefined ? folderStore(bind) : undefined;
}
