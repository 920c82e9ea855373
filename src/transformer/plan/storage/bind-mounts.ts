/**
 * Sorts bind mounts: Kubernetes has no folder of "this machine", so what a mount is for decides what becomes of it. The first rule that has an
 * answer wins.
 */

import { isInside } from '../../../model/file-path.ts';
import { parseImageRef } from '../../../model/image-ref.ts';
import { decide } from '../../decision.ts';
import {
  engineRecipe,
  hostPathRecipe,
  isClock,
  isEngineSocket,
  isSharedMemory,
  isSocket,
  isSystemPath,
} from '../../knowledge/host-paths.ts';
import { absentFile, absentFolder, absentProgram } from './absent-sources.ts';
import type { Bind } from './bind.ts';
import { bindFile } from './bind-files.ts';
import { bindFolder, folderStore } from './bind-folders.ts';
import type { HostPathType, MountChoice, NotMounted } from './mount-plan.ts';

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
  absentProgram,
  absentFile,
  absentFolder,
];

export function classifyBind(bind: Bind): MountChoice {
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
function withConsent(bind: Bind, what: string, refused: NotMounted): MountChoice {
  const { context, name, path } = bind;
  const consent = context.settings.services.get(name)?.hostPaths ?? context.settings.project.hostPaths;
  if (consent === 'allow') return hostPath(bind, `${what}; a setting allows it to be mounted from the node.`);
  return { use: decide(refused, `${what}, so it is not mounted.`, path) };
}

function engineSocket(bind: Bind): MountChoice | undefined {
  if (!isEngineSocket(bind.source)) return undefined;
  const instead = engineRecipe(imageName(bind));
  return withConsent(bind, `${bind.source} commands the container engine of one host; Pods have none`, {
    kind: 'none',
    loss: 'unsupported',
    instead,
  });
}

function imageName({ service: { image } }: Bind): string | undefined {
  return image === undefined ? undefined : parseImageRef(image)?.path;
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
  return withConsent(bind, `${source} belongs to the host, and each node of a cluster has its own`, {
    kind: 'none',
    loss: 'of-host',
    source,
    instead: hostPathRecipe(imageName(bind)),
  });
}

function otherKind(bind: Bind): MountChoice | undefined {
  if (bind.kind !== 'other') return undefined;
  return withConsent(bind, `${bind.shown} is a device, socket or pipe of this machine`, {
    kind: 'none',
    loss: 'unsupported',
    instead: 'Use a device plugin, or a Service instead of a socket.',
  });
}
