/** Mounts other than binds: named and anonymous volumes, memory, images. */

import { formatQuantity } from '../../../model/bytes.ts';
import type { Service } from '../../../model/service.ts';
import { decide } from '../../decision.ts';
import { keepsDataAt } from '../../knowledge/data-folders.ts';
import { holdsImageContent, isBuiltFolder, isDataTarget } from '../../knowledge/mount-targets.ts';
import type { ProjectContext } from '../../project-context.ts';
import type { Caution, MountChoice, MountFacts, MountUse } from './mount-plan.ts';

export function classifyVolume(context: ProjectContext, facts: MountFacts): MountChoice {
  const { mount, settings, path } = facts;
  if (settings.kind === 'none') return { use: decide({ kind: 'none', loss: 'ignored' }, 'A setting leaves it out.', path) };
  switch (mount.type) {
    case 'tmpfs':
      return memory(facts);
    case 'image':
      return image(facts);
    case 'npipe':
      return npipe(facts);
    default:
      return mount.source === undefined || mount.source === '' ? anonymous(facts) : named(context, facts, mount.source);
  }
}

function memory({ mount, path }: MountFacts): MountChoice {
  const size = mount.tmpfs?.size;
  return {
    use: decide(
      { kind: 'memory', ...(Number(size ?? 0) > 0 ? { sizeLimit: formatQuantity(Number(size)) } : {}) },
      'Memory that is mounted as a folder (tmpfs) becomes an emptyDir in memory, which counts against the memory limit of the service.',
      path,
    ),
  };
}

function image({ mount, path }: MountFacts): MountChoice {
  if (mount.source === undefined || mount.source === '') {
    const lost = { kind: 'none', loss: 'unsupported', instead: 'Name the image: `source: IMAGE`.' } as const;
    return { use: decide<MountUse>(lost, 'The mount of an image names no image.', path) };
  }
  const subPath = mount.image?.subpath;
  const use = { kind: 'image', reference: mount.source, ...(subPath === undefined ? {} : { subPath }) } as const;
  return { use: decide<MountUse>(use, 'The files of the other image are copied into the Pod before it starts.', path) };
}

function npipe({ mount, path }: MountFacts): MountChoice {
  const instead =
    'Use the Kubernetes API with a ServiceAccount; a Windows node that has the pipe can give it through a hostPath volume that you add yourself.';
  return {
    use: decide(
      { kind: 'none', loss: 'unsupported', instead },
      `${mount.source ?? 'The source'} is a named pipe of one Windows host, so it is not mounted.`,
      path,
    ),
  };
}

function named(context: ProjectContext, { mount, path, settings, service }: MountFacts, key: string): MountChoice {
  const external = context.project.volumes?.[key]?.external === true;
  if (isBuiltFolder(mount.target) && !external) {
    return {
      use: decide(
        { kind: 'none', loss: 'ignored' },
        `The volume ${key} keeps what the image builder puts there; the image brings it along.`,
        path,
      ),
    };
  }
  const subPath = settings.subPath ?? mount.volume?.subpath;
  const use = { kind: 'store', store: { kind: 'volume', key }, ...(subPath === undefined ? {} : { subPath }) } as const;
  const caution =
    settings.copyUp === true || mount.volume?.nocopy === true || mount.read_only === true || external
      ? undefined
      : emptyAtFirst(service, mount.target);
  return { use: decide<MountUse>(use, `The named volume ${key} becomes a claim.`, path), ...(caution === undefined ? {} : { caution }) };
}

/** Docker fills a new named volume with what the image has at the target (Docker docs, "Populate a volume using a container"). */
function emptyAtFirst(service: Service, target: string): Caution | undefined {
  if (!holdsImageContent(target) || isDataTarget(target) || keepsDataAt(service, target)) return undefined;
  return {
    because: 'Docker fills a new volume with what the image has there; a claim starts empty and hides it.',
    instead: 'Where the service does not fill it itself, ask for a copy: `x-kubeferry: { copyUp: true }` on the volume.',
  };
}

function anonymous({ name, service, mount, path, settings }: MountFacts): MountChoice {
  const { target } = mount;
  if (isBuiltFolder(target)) {
    return {
      use: decide(
        { kind: 'none', loss: 'ignored' },
        `It only keeps ${target} of the image visible below another mount, which a Pod does not need.`,
        path,
      ),
    };
  }
  if (settings.kind === 'claim' || keepsDataAt(service, target) || target.startsWith('/var/lib/')) {
    const use = { kind: 'store', store: { kind: 'anonymous', service: name, target } } as const;
    return { use: decide<MountUse>(use, `${target} is where the image keeps its data, so the anonymous volume becomes a claim.`, path) };
  }
  return {
    use: decide({ kind: 'scratch' }, 'An anonymous volume becomes an empty folder for the life of the Pod (emptyDir).', path),
    caution: {
      because:
        'What is written there is lost when the Pod is replaced; Docker keeps an anonymous volume until its container is removed for good.',
      instead: 'Name the volume when its data matters.',
    },
  };
}
