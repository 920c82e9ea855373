/** Claims by the labels of kompose: on a volume, and on a service for all that it mounts. */

import type { Dictionary, Service } from '../../model/service.ts';
import type { VolumeSettings } from '../../model/settings.ts';
import type { LabelReader } from './label-reader.ts';

/** By setting: what the labels of a volume ask for. */
export const VOLUME_LABELS: { readonly [Key in keyof VolumeSettings]?: (labels: LabelReader) => VolumeSettings[Key] | undefined } = {
  size: (labels) => labels.text('volume.size'),
  selector: (labels) => {
    const selector = labels.text('volume.selector');
    return selector === undefined ? undefined : { 'io.kompose.service': selector };
  },
};

const KINDS: ReadonlyMap<string, NonNullable<VolumeSettings['kind']>> = new Map([
  ['persistentvolumeclaim', 'claim'],
  ['emptydir', 'emptydir'],
  ['hostpath', 'hostpath'],
  ['configmap', 'configmap'],
]);

/** By target. */
export function mountLabels(labels: LabelReader, { volumes = [] }: Service): Dictionary<VolumeSettings> | undefined {
  const kind = labels.choice('volume.type', KINDS);
  const size = labels.text('volume.size');
  const storageClass = labels.text('volume.storage-class-name');
  const subPath = labels.text('volume.subpath');
  const settings: VolumeSettings = {
    ...(kind === undefined ? {} : { kind }),
    ...(size === undefined ? {} : { size }),
    ...(storageClass === undefined ? {} : { class: storageClass }),
    ...(subPath === undefined ? {} : { subPath }),
  };
  const mounts = volumes.filter(({ type }) => type === 'volume' || type === 'bind');
  if (Object.keys(settings).length === 0 || mounts.length === 0) return undefined;
  return Object.fromEntries(mounts.map(({ target }) => [target, settings]));
}
