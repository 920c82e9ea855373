/** Reads the `kompose.*` labels of a service or a volume into a layer of settings. */

import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { formatPath, type Path } from '../../model/path.ts';
import type { Volume } from '../../model/project.ts';
import type { Service } from '../../model/service.ts';
import type { ServiceSettings, VolumeSettings } from '../../model/settings.ts';
import { checkSettings } from '../check.ts';
import type { Layer } from '../layer.ts';
import { reportDeclined } from './declined-labels.ts';
import { hasLabels, LabelReader } from './label-reader.ts';
import { SERVICE_LABELS } from './service-labels.ts';
import { VOLUME_LABELS } from './volume-labels.ts';

export interface LabelLayer<T extends object> extends Layer<T> {
  /** Labels that nothing comes of, each told by a diagnostic. */
  readonly unfollowed: readonly Path[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Those of `deploy.labels` count where `labels` does not have them. Undefined for a service without such labels. */
export function readServiceLabels(service: Service, at: Path): LabelLayer<ServiceSettings> | undefined {
  if (!hasLabels(service.labels) && !hasLabels(service.deploy?.labels)) return undefined;
  const labels = new LabelReader([
    { labels: service.deploy?.labels, at: [...at, 'deploy', 'labels'] },
    { labels: service.labels, at: [...at, 'labels'] },
  ]);
  const readers = Object.entries(SERVICE_LABELS).map(([key, read]) => ({ key, read: () => read(labels, service) }));
  reportDeclined(labels, 'service');
  return gather<ServiceSettings>('service', labels, readers);
}

export function readVolumeLabels(volume: Volume | null, at: Path): LabelLayer<VolumeSettings> | undefined {
  if (!hasLabels(volume?.labels)) return undefined;
  const labels = new LabelReader([{ labels: volume?.labels, at: [...at, 'labels'] }]);
  reportDeclined(labels, 'volume');
  const readers = Object.entries(VOLUME_LABELS).map(([key, read]) => ({ key, read: () => read(labels) }));
  return gather<VolumeSettings>('volume', labels, readers);
}

interface SettingReader {
  readonly key: string;
  readonly read: () => unknown;
}

/** A value that would not do as a setting is said at its label, and left out. */
function gather<T extends object>(part: 'service' | 'volume', labels: LabelReader, readers: readonly SettingReader[]): LabelLayer<T> {
  const written = new Map<string, unknown>();
  const paths = new Map<string, readonly Path[]>();
  const diagnostics: Diagnostic[] = [];
  for (const { key, read } of readers) {
    const faultsIn = (value: unknown) =>
      value === undefined ? [] : checkSettings(part, { [key]: value }, { place: () => ({}) }).diagnostics;
    const { value, found, faults } = soundPart(labels, read, faultsIn);
    diagnostics.push(...faults);
    if (value === undefined) continue;
    written.set(key, value);
    paths.set(key, found);
  }
  labels.reportUnknown();
  const settings = Object.fromEntries(written) as T;
  const origin = (key: string) => ({ layer: 'label', paths: paths.get(key) ?? [] }) as const;
  const followed = new Set([...paths.values()].flat().map(formatPath));
  const unfollowed = labels.paths.filter((path) => !followed.has(formatPath(path)));
  return { written: settings, origin, unfollowed, diagnostics: [...labels.diagnostics, ...diagnostics] };
}

interface Sound {
  readonly value: unknown;
  readonly found: readonly Path[];
  readonly faults: readonly Diagnostic[];
}

/** The setting without the labels that spoil it; of those that spoil it together nothing is left. */
function soundPart(labels: LabelReader, read: () => unknown, faultsIn: (value: unknown) => readonly Diagnostic[]): Sound {
  const value = read();
  const found = labels.takeFound();
  const [fault, ...others] = faultsIn(value);
  if (fault === undefined) return { value, found, faults: [] };
  const spoiling = found.filter((path) => {
    const rest = labels.without(path, read);
    return found.length === 1 || (rest !== undefined && faultsIn(rest).length <= others.length);
  });
  if (spoiling.length === 0) return { value: undefined, found, faults: [ofLabels(fault, found)] };
  const faults = spoiling.map((path) => {
    const mended = new Set(faultsIn(labels.without(path, read)).map(({ message }) => message));
    return ofLabels([fault, ...others].find(({ message }) => !mended.has(message)) ?? fault, [path]);
  });
  for (const path of spoiling) labels.reject(path);
  const rest = labels.again(read);
  const isSound = rest !== undefined && faultsIn(rest).length === 0;
  return { value: isSound ? rest : undefined, found: found.filter((path) => !spoiling.includes(path)), faults };
}

/** In the words of the label where it is one alone. */
function ofLabels({ message, help = 'Write another value, or leave the label out.' }: Diagnostic, found: readonly Path[]): Diagnostic {
  const [path = []] = found;
  const names = found.map((label) => String(label.at(-1))).join(', ');
  const demand = / must .*$/s.exec(message)?.[0];
  const told =
    found.length === 1 && demand !== undefined ? `The label ${names}${demand}` : `What ${names} asks for is left out: ${message}`;
  return { code: 'settings/label', severity: 'warning', path, message: told, help };
}
