/** Puts into words that a key may not stand where it stands. */

import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { listChoices } from '../../diagnostics/list-words.ts';
import { formatPath, type Path } from '../../model/path.ts';
import type { SourceNode } from '../source-tree.ts';
import { nearestName } from './closest-name.ts';
import { ancestorThatKnows, holdsUserNames, knownKeys, membersThatKnow } from './known-keys.ts';
import { legacyHelp } from './legacy-keys.ts';
import { KINDS, placeName } from './place-name.ts';
import { problemAt } from './problem.ts';

interface UnknownKey {
  readonly key: string;
  readonly parent: Path;
  /** The mapping with the key. */
  readonly node: SourceNode;
}

export function unknownKey(found: UnknownKey): Diagnostic {
  const { key, parent, node } = found;
  const value = node.kind === 'map' ? node.entries.get(key) : undefined;
  const place = { node: value ?? node, path: [...parent, key], part: 'key' as const };
  if (holdsUserNames(parent)) return badName(key, parent, place);
  const message = parent.length === 0 ? `\`${key}\` is no top-level key` : `\`${key}\` is no key of ${placeName(parent)}`;
  return problemAt(place, { code: 'schema/unknown-key', message, help: helpFor(found, value) });
}

function badName(key: string, parent: Path, place: Parameters<typeof problemAt>[0]): Diagnostic {
  const kind = KINDS.get(String(parent.at(-1))) ?? 'service';
  const message = `\`${key}\` cannot be the name of a ${kind}`;
  return problemAt(place, { code: 'schema/name', message, help: 'Use letters (a-z, A-Z), digits, `.`, `_` and `-` only.' });
}

/** A slip of the pen is likelier than a wrong place, and that is likelier than several slips. */
function helpFor({ key, parent }: UnknownKey, value: SourceNode | undefined): string {
  const legacy = legacyHelp(key, parent);
  if (legacy !== undefined) return legacy;
  const near = nearestName(key, knownKeys(parent));
  const misplaced = near !== undefined && near.mistakes <= 1 ? undefined : misplacedHelp(key, parent);
  if (misplaced !== undefined) return misplaced;
  if (near !== undefined) return `Did you mean \`${near.name}\`?`;
  return parent.length === 0 ? topLevelHelp(value) : OWN_KEYS;
}

const OWN_KEYS = 'Remove it; keys of your own start with `x-`.';

/** Where the key would be right: one step down, or further out. */
function misplacedHelp(key: string, parent: Path): string | undefined {
  const members = parent.length === 0 ? [] : membersThatKnow(key, parent);
  if (members.length > 0 && members.length < 4) return `Write it under ${listChoices(members.map((member) => `\`${member}\``))}.`;
  const ancestor = ancestorThatKnows(key, parent);
  if (ancestor === undefined) return undefined;
  return ancestor.length === 0
    ? 'Write it at the top level, without indentation.'
    : `Write it directly in \`${formatPath(ancestor)}\`, with less indentation.`;
}

/** In the first file format services stood at the top level. */
function topLevelHelp(value: SourceNode | undefined): string {
  const isService = value?.kind === 'map' && (value.entries.has('image') || value.entries.has('build'));
  return isService ? 'Services stand below `services:`; indent this one under it.' : OWN_KEYS;
}
