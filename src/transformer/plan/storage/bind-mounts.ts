/**
 * Sorts bind mounts: Kubernetes has no folder of "this machine", so what a mount is for decides what becomes of it. The first rule that has an
 * answer wins.
 */

import { cleanPath, dirname, isInside } from '../../../model/file-path.ts';
import { parseImageRef } from '../../../model/image-ref.ts';
import type { ProjectContext } from '../../concern.ts';
import { decide } from '../../decision.ts';
import { looksLikeFile } from '../../knowledge/file-kinds.ts';
import { engineRecipe, isClock, isEngineSocket, isSharedMemory, isSocket, isSystemPath } from '../../knowledge/host-paths.ts';
import { isBuiltFolder, isDataTarget, isProgramTarget, needsFiles } from '../../knowledge/mount-targets.ts';
import type { Bind } from './bind.ts';
import { bindFile } from './bind-files.ts';
import { bindFolder, folderStore } from './bind-folders.ts';
import type { HostPathType, MountChoice, MountFacts } from './mount-plan.ts';
import { showPath } from './show-path.ts';

type Rule = (bind: Bind) => MountChoice | undefined;

const RULES: readonly Rule[] = [
  asked,
  engineSocket,
  clock,
  sharedMemory,
  systemPath,
  bindFile,
  bindFolder,
  otherKind,
  absentFile,
  absentProgram,
  absentFolder,
];

export function classifyBind(context: ProjectContext, facts: MountFacts): MountChoice {
  const { loaded, files } = context;
  const source = cleanPath(facts.mount.source ?? '/');
  const shown = showPath(source, loaded.directory);
  const bind = { ...facts, context, source, shown, kind: files.kind(source), readOnly: facts.mount.read_only === true };
  for (const rule of RULES) {
    const choice = rule(bind);
    if (choice !== undefined) return choice;
  }
  return folderStore(bind);
}

function asked(bind: Bind): MountChoice | undefined {
  const { settings, path, shown } = bind;
  switch (settings.kind) {
    case 'none':
      return { use: decide({ kind: 'none', loss: 'ignored' }, 'A setting leaves it out.', path) };
    case 'emptydir':
      return { use: decide({ kind: 'scratch', ...sizeLimit(bind) }, 'A setting makes it an empty folder for the life of the Pod.', path) };
    case 'claim':
      return folderStore(bind);
    case 'hostpath':
      return hostPath(bind, `A setting mounts ${shown} from the node that the Pod runs on.`);
    case 'configmap':
    case 'secret':
      return bindFile(bind) ?? bindFolder(bind);
    default:
      return undefined;
  }
}

function sizeLimit({ settings }: Bind): { readonly sizeLimit?: string } {
  return settings.size === undefined ? {} : { sizeLimit: settings.size };
}

function hostPath(bind: Bind, because: string): MountChoice {
  const use = decide({ kind: 'host-path', hostPath: bind.source, type: hostPathType(bind) } as const, because, bind.path);
  return { use, caution: { because: 'Every node has its own files there, and a Pod sees those of the node that it happens to run on.' } };
}

function hostPathType({ source, kind, mount }: Bind): HostPathType {
  if (isSocket(source)) return 'Socket';
  if (isSystemPath(source)) return kind === 'file' ? 'File' : '';
  if (kind === 'file') return 'File';
  return mount.bind?.create_host_path === false ? 'Directory' : 'DirectoryOrCreate';
}

/** What belongs to the host is mounted only with consent. */
function withConsent(bind: Bind, what: string, instead: string): MountChoice {
  const { context, name, path } = bind;
  const consent = context.settings.services.get(name)?.hostPaths ?? context.settings.project.hostPaths;
  if (consent === 'allow') return hostPath(bind, `${what}; a setting allows it to be mounted from the node.`);
  return { use: decide({ kind: 'none', loss: 'unsupported', instead }, `${what}, so it is not mounted.`, path) };
}

function engineSocket(bind: Bind): MountChoice | undefined {
  if (!isEngineSocket(bind.source)) return undefined;
  const { image } = bind.service;
  const name = image === undefined ? undefined : parseImageRef(image)?.path;
  return withConsent(bind, `${bind.source} commands the container engine of one host; Pods have none`, engineRecipe(name));
}

function clock({ source, path }: Bind): MountChoice | undefined {
  if (!isClock(source)) return undefined;
  const instead = 'Name the time zone in the environment: `TZ: Europe/Berlin` (most images know it).';
  return {
    use: decide(
      { kind: 'none', loss: 'approximated', instead },
      `${source} is the clock setting of the host; containers on a cluster run in UTC.`,
      path,
    ),
  };
}

function sharedMemory(bind: Bind): MountChoice | undefined {
  if (!isSharedMemory(bind.source)) return undefined;
  return { use: decide({ kind: 'memory' }, 'Shared memory of the host becomes shared memory of the Pod.', bind.path) };
}

function systemPath(bind: Bind): MountChoice | undefined {
  const { source, path, kind } = bind;
  const home = bind.context.loaded.directory;
  if (isInside(source, home) && !isSocket(source)) return undefined;
  if (source === '/tmp' && kind !== 'file')
    return { use: decide({ kind: 'scratch' }, 'The folder for temporary files of the host becomes one of the Pod.', path) };
  if (!isSystemPath(source) && !isSocket(source)) return undefined;
  return withConsent(
    bind,
    `${source} belongs to the host, and each node of a cluster has its own`,
    'Do without it, or, where the service is an agent of the node, consent with `x-kubeferry: { hostPaths: allow }` (and `deploy: { mode: global }`).',
  );
}

function otherKind(bind: Bind): MountChoice | undefined {
  if (bind.kind !== 'other') return undefined;
  return withConsent(
    bind,
    `${bind.shown} is a device, socket or pipe of this machine`,
    'Use a device plugin, or a Service instead of a socket.',
  );
}

function absentFile(bind: Bind): MountChoice | undefined {
  const { kind, mount, shown, path } = bind;
  if (kind !== undefined) return undefined;
  const wanted = looksLikeFile(shown) || (looksLikeFile(mount.target) && !mount.target.endsWith('.d'));
  if (!wanted && !mustHaveFiles(bind)) return undefined;
  const instead = wanted
    ? 'Create it (many projects have an example to copy) and convert again; the service is written without it.'
    : 'Create the folder with its files and convert again; the service is written without it. Where it is meant to be empty, say so: `x-kubeferry: { mounts: { TARGET: { kind: claim } } }`.';
  return { use: decide({ kind: 'none', loss: 'missing', instead }, `${shown} is not there.`, path) };
}

/**
 * A folder that the service only reads, keeps its configuration in or runs programs of is of no use while it is empty. One far from the project
 * (`/mnt/media`) is not expected on the machine that converts.
 */
function mustHaveFiles({ mount, source, shown, readOnly, written, service }: Bind): boolean {
  if (mount.bind?.create_host_path === false) return true;
  if (shown.startsWith('/')) return false;
  if (readOnly) return !isFilled(source, written);
  if (isDataTarget(mount.target)) return false;
  const words = [...(service.entrypoint ?? []), ...(service.command ?? []), ...(service.healthcheck?.test ?? [])];
  const runsFrom = words.some((word) => word.startsWith(`${mount.target}/`) || word.includes(` ${mount.target}/`));
  return runsFrom || (service.build === undefined && needsFiles(mount.target));
}

/** Whether another mount, of the folder or of one around it, lets a service write there: then it comes into being while the project runs. */
function isFilled(source: string, written: ReadonlySet<string>): boolean {
  for (let folder = source; folder !== '/' && folder !== '.'; folder = dirname(folder)) if (written.has(folder)) return true;
  return false;
}

function absentProgram({ kind, service, source, mount, shown, path }: Bind): MountChoice | undefined {
  if (kind !== undefined) return undefined;
  const context = service.build?.context;
  const built =
    context !== undefined &&
    (isInside(source, context) || isInside(context, source)) &&
    isProgramTarget(mount.target, service.working_dir) &&
    !isDataTarget(mount.target);
  if (!built && !isBuiltFolder(mount.target)) return undefined;
  return {
    use: decide({ kind: 'none', loss: 'ignored' }, `${shown} holds the program during development; the image brings it along.`, path),
  };
}

function absentFolder(bind: Bind): MountChoice | undefined {
  return bind.kind === undefined ? folderStore(bind) : undefined;
}
