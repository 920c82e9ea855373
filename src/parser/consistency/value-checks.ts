/** What Docker Compose checks on the canonical model before anything is resolved (compose-go, validation). */

import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { listChoices } from '../../diagnostics/list-words.ts';
import { isIpAddress } from '../../model/ip-address.ts';
import { formatPath, type Path } from '../../model/path.ts';
import { patternTree } from '../pattern-tree.ts';
import type { SourceMap, SourceNode } from '../source-tree.ts';
import { describeValue } from '../validate/describe-value.ts';
import { type Place, problemAt, seeAlso } from '../validate/problem.ts';
import { childOf } from './subject.ts';

/** Looks at the value of one kind of place. */
export type ValueCheck = (node: SourceNode, path: Path) => readonly Diagnostic[];

/** An external volume is made elsewhere; what would make it has no place here. Networks, secrets and configs are not held to that. */
const externalVolume: ValueCheck = (node, path) => {
  if (node.kind !== 'map' || !isTrue(node.entries.get('external'))) return [];
  const extra = [...node.entries].filter(([key]) => key !== 'name' && key !== 'external' && !key.startsWith('x-'));
  return extra.map(([key, value]) =>
    problemAt(
      { node: value, path: [...path, key], part: 'key' },
      {
        code: 'compose/external-conflict',
        message: `volume \`${path.at(-1)}\` is external, and so cannot have \`${key}\``,
        help: `Remove \`${key}\`, or \`external\` if the project is to make the volume.`,
        related: seeExternal(node, path),
      },
    ),
  );
};

function seeExternal(node: SourceMap, path: Path) {
  const external = node.entries.get('external');
  return external === undefined ? [] : [seeAlso('external', { node: external, path: [...path, 'external'], part: 'key' })];
}

export const SECRET_SOURCES = ['file', 'environment'];

/** A secret or config has one source. */
function oneSource(keys: readonly string[]): ValueCheck {
  return (node, path) => {
    if (node.kind !== 'map') return [];
    const present = keys.flatMap((key): readonly Place[] => placeOf(node, path, key));
    const [first, second] = present;
    if (first !== undefined && second !== undefined) {
      const message = `${nameOf(path)} has ${present.map((place) => `\`${String(place.path.at(-1))}\``).join(' and ')}, and can have only one of them`;
      const related = [seeAlso('the other one', first)];
      return [problemAt(second, { code: 'compose/two-sources', message, help: 'Remove one of them.', related })];
    }
    const isMade = first !== undefined || node.entries.has('driver') || node.entries.has('external');
    return isMade ? [] : [withoutSource({ node, path }, keys)];
  };
}

export function withoutSource({ node, path }: Place, keys: readonly string[]): Diagnostic {
  return problemAt(
    { node, path },
    {
      code: 'compose/no-source',
      message: `${nameOf(path)} needs ${listChoices(keys.map((key) => `\`${key}\``))}`,
      help: `Add \`${keys[0]}: …\`, or \`external: true\` if it exists already.`,
    },
  );
}

function placeOf(node: SourceMap, path: Path, key: string): readonly Place[] {
  const value = node.entries.get(key);
  return value === undefined ? [] : [{ node: value, path: [...path, key], part: 'key' }];
}

function nameOf([section, name]: Path): string {
  return `${section === 'secrets' ? 'secret' : 'config'} \`${name}\``;
}

const hostAddress: ValueCheck = (node, path) => {
  if (node.kind !== 'scalar' || (typeof node.value === 'string' && isIpAddress(node.value))) return [];
  const message = `\`${formatPath(path)}\` must be an IP address, not ${describeValue(node, path)}`;
  return [
    problemAt(
      { node, path },
      { code: 'compose/invalid-ip', message, help: 'Write an address such as `127.0.0.1`; a host name cannot stand here.' },
    ),
  ];
};

const watchedPath: ValueCheck = (node, path) => {
  if (node.kind !== 'scalar' || node.value !== '') return [];
  const message = `\`${formatPath(path)}\` is empty`;
  return [problemAt({ node, path }, { code: 'compose/empty-path', message, help: 'Write the folder or file to watch.' })];
};

const deviceRequest: ValueCheck = (node, path) => {
  const count = childOf(node, 'count');
  const ids = childOf(node, 'device_ids');
  if (count === undefined || ids === undefined) return [];
  return [
    problemAt(
      { node: count, path: [...path, 'count'], part: 'key' },
      {
        code: 'compose/count-and-device-ids',
        message: `\`${formatPath(path)}\` asks for a \`count\` and for \`device_ids\`, which exclude each other`,
        help: 'Remove one of them.',
        related: [seeAlso('the other one', { node: ids, path: [...path, 'device_ids'], part: 'key' })],
      },
    ),
  ];
};

function isTrue(node: SourceNode | undefined): boolean {
  return node?.kind === 'scalar' && node.value === true;
}

export const VALUE_CHECKS = patternTree<ValueCheck>({
  'volumes.*': externalVolume,
  'configs.*': oneSource(['file', 'environment', 'content']),
  'secrets.*': oneSource(SECRET_SOURCES),
  'services.*.ports.*.host_ip': hostAddress,
  'services.*.develop.watch.*.path': watchedPath,
  'services.*.deploy.resources.reservations.devices.*': deviceRequest,
  'services.*.gpus.*': deviceRequest,
});
