/** Checks what mounts and volumes are to become against what they are: only what comes from a file or folder can be made a ConfigMap. */

import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { listChoices } from '../diagnostics/list-words.ts';
import type { Path } from '../model/path.ts';
import type { Project } from '../model/project.ts';
import type { Mount } from '../model/service.ts';
import { type Settings, settingKey, type VolumeSettings } from '../model/settings.ts';
import { memberOf } from './written.ts';

type Kind = NonNullable<VolumeSettings['kind']>;

export function checkMounts(project: Project, settings: Settings): readonly Diagnostic[] {
  const ofVolumes = [...settings.volumes].flatMap(([name, { kind }]) =>
    kind === undefined
      ? []
      : check(settings, { setting: ['volumes', name, 'kind'], kind, what: `The volume ${name}`, fit: ofVolume(project, name) }),
  );
  const ofServices = [...settings.services].flatMap(([service, { mounts = {} }]) =>
    (project.services[service]?.volumes ?? []).flatMap((mount) => {
      const kind = memberOf(mounts, mount.target)?.kind;
      const setting = ['services', service, 'mounts'];
      const what = `The mount ${mount.target} of ${service}`;
      return kind === undefined ? [] : check(settings, { setting, kind, what, fit: ofMount(project, mount) });
    }),
  );
  return [...ofVolumes, ...ofServices];
}

const CLAIMABLE: readonly Kind[] = ['claim', 'emptydir', 'none'];

function ofMount(project: Project, { type, source }: Mount): readonly Kind[] {
  if (type === 'bind') return ['claim', 'emptydir', 'hostpath', 'configmap', 'secret', 'none'];
  if (type !== 'volume') return ['none'];
  return source === undefined ? CLAIMABLE : ofVolume(project, source);
}

/** Only a volume whose driver binds a folder of the host could be that folder of a node. */
function ofVolume({ volumes }: Project, name: string): readonly Kind[] {
  const device = memberOf(volumes, name)?.driver_opts?.['device'];
  return device === undefined ? CLAIMABLE : [...CLAIMABLE, 'hostpath'];
}

interface Wish {
  readonly setting: Path;
  readonly kind: Kind;
  readonly what: string;
  readonly fit: readonly Kind[];
}

/** What a label of kompose says of all mounts of a service need not fit each. */
function check({ origins }: Settings, { setting, kind, what, fit }: Wish): readonly Diagnostic[] {
  if (fit.includes(kind)) return [];
  const { paths = [], at, layer } = origins.get(settingKey(...setting)) ?? {};
  const path = paths[0] === undefined ? {} : { path: paths[0] };
  return [
    {
      code: 'settings/mount-kind',
      severity: layer === 'label' ? 'warning' : 'error',
      message: `${what} cannot become ${kind}.`,
      help: `Write ${listChoices(fit)}.`,
      ...(at === undefined ? path : { at }),
    },
  ];
}
