/** What makes two items of a list the same thing, for each list that holds a thing only once (Compose specification, "Unique resources"). */

import { parseVolumeSpec } from '../../model/volume-spec.ts';
import { patternTree } from '../pattern-tree.ts';
import type { SourceMap, SourceNode, SourceScalar } from '../source-tree.ts';

/** The key of an item; undefined for one that stands for itself alone. */
export type KeyOf = (item: SourceNode) => string | undefined;

/** The name in `name=value`. */
const name: KeyOf = (item) => textOf(item)?.split('=', 1)[0];

const target: KeyOf = (item) => (item.kind === 'map' ? textAt(item, 'target') : undefined);

const volume: KeyOf = (item) => {
  const text = textOf(item);
  if (text === undefined) return target(item);
  const spec = parseVolumeSpec(text);
  return 'problem' in spec ? undefined : spec.target.text;
};

const device: KeyOf = (item) => {
  const [source, place] = textOf(item)?.split(':') ?? [];
  return place ?? source ?? target(item);
};

/** A path may be given by `path:` or as the item itself. */
const envFile: KeyOf = (item) => (item.kind === 'map' ? textAt(item, 'path') : textOf(item));

const exposed: KeyOf = (item) => (item.kind === 'scalar' && item.value !== null ? String(item.value) : undefined);

/** A secret or config without a target lies in `folder` under its own name. */
function fileIn(folder: string): KeyOf {
  return (item) => {
    if (item.kind !== 'map') return textOf(item) === undefined ? undefined : `${folder}/${textOf(item)}`;
    return textAt(item, 'target') ?? `${folder}/${textAt(item, 'source') ?? ''}`;
  };
}

/** The short form only as it is written: what it stands for shows in the canonical form, which is looked through again. */
const port: KeyOf = (item) => {
  if (item.kind === 'scalar') return item.type === 'float' ? undefined : String(item.value);
  return item.kind === 'map' ? longPort(item) : undefined;
};

/** A published port as a number and the same as a string are two ports to Docker Compose. */
function longPort(item: SourceMap): string {
  const [host, published, container, protocol] = ['host_ip', 'published', 'target', 'protocol'].map((key) => scalarAt(item, key));
  return [
    host === undefined ? '0.0.0.0' : String(host.value),
    published === undefined ? '' : `${published.type} ${String(published.value)}`,
    container === undefined ? '' : String(container.value),
    protocol === undefined ? 'tcp' : String(protocol.value),
  ].join('\n');
}

function textOf(node: SourceNode): string | undefined {
  return node.kind === 'scalar' && typeof node.value === 'string' ? node.value : undefined;
}

function textAt(map: SourceMap, key: string): string | undefined {
  const value = map.entries.get(key);
  return value === undefined ? undefined : textOf(value);
}

function scalarAt(map: SourceMap, key: string): SourceScalar | undefined {
  const value = map.entries.get(key);
  return value?.kind === 'scalar' ? value : undefined;
}

export const UNICITY_KEYS = patternTree<KeyOf>({
  'networks.*.ipam.options': name,
  'networks.*.labels': name,
  'services.*.annotations': name,
  'services.*.build.additional_contexts': name,
  'services.*.build.args': name,
  'services.*.build.labels': name,
  'services.*.build.tags': name,
  'services.*.cap_add': name,
  'services.*.cap_drop': name,
  'services.*.configs': fileIn(''),
  'services.*.deploy.labels': name,
  'services.*.devices': device,
  'services.*.dns': name,
  'services.*.dns_opt': name,
  'services.*.dns_search': name,
  'services.*.env_file': envFile,
  'services.*.environment': name,
  'services.*.expose': exposed,
  'services.*.labels': name,
  'services.*.links': name,
  'services.*.networks.*.aliases': name,
  'services.*.networks.*.link_local_ips': name,
  'services.*.ports': port,
  'services.*.profiles': name,
  'services.*.secrets': fileIn('/run/secrets'),
  'services.*.sysctls': name,
  'services.*.tmpfs': name,
  'services.*.volumes': volume,
});
