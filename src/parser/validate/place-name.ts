/** How a message calls a place of a compose file. */

import { formatPath, type Path } from '../../model/path.ts';

export function placeName(path: Path): string {
  if (path.length === 0) return 'the top level';
  const [section, name] = path;
  const kind = path.length === 2 ? KINDS.get(String(section)) : undefined;
  return kind === undefined ? `\`${formatPath(path)}\`` : `${kind} \`${name}\``;
}

/** What the members of a section are called: services are each a `service`. */
export const KINDS: ReadonlyMap<string, string> = new Map([
  ['services', 'service'],
  ['networks', 'network'],
  ['volumes', 'volume'],
  ['secrets', 'secret'],
  ['configs', 'config'],
  ['models', 'model'],
]);
