/** `external: {name: x}`, the old way to say which resource of the engine is meant. */

import { boolNode, isNull, stringOf, withEntries } from '../source-edit.ts';
import { placeName } from '../validate/place-name.ts';
import type { ShortSyntax } from './short-syntax.ts';

export const expandExternal: ShortSyntax = (node, { path, report }) => {
  const external = node.kind === 'map' ? node.entries.get('external') : undefined;
  if (node.kind !== 'map' || external?.kind !== 'map') return node;
  const flagged = withEntries(node, [['external', boolNode(true, external.origin)]]);
  const old = external.entries.get('name');
  if (old === undefined || isNull(old)) return flagged;
  const name = node.entries.get('name');
  const [own, other] = [stringOf(name), stringOf(old)];
  if (name !== undefined && own !== other) {
    report({
      code: 'compose/external-name',
      severity: 'error',
      message: `${placeName(path)} has two names: \`name: ${own}\` and \`external.name: ${other}\``,
      help: 'Write `external: true`, and the name that is right as `name`.',
      path: [...path],
      at: old.origin,
      related: [{ message: 'the other name', at: name.origin }],
    });
    return flagged;
  }
  report({
    code: 'compose/external-name',
    severity: 'warning',
    message: `${placeName(path)} has its name as \`external.name\`, which is deprecated`,
    help: `Write \`external: true\` and \`name: ${other}\`.`,
    path: [...path, 'external', 'name'],
    at: old.origin,
  });
  return name === undefined ? withEntries(flagged, [['name', old]]) : flagged;
};
