/** `external: {name: x}`, the old way to say which resource of the engine is meant. */

import { boolNode, isNull, stringOf, withEntries } from '../source-edit.ts';
import type { ShortSyntax } from './short-syntax.ts';

export const expandExternal: ShortSyntax = (node, { path, report }) => {
  const external = node.kind === 'map' ? node.entries.get('external') : undefined;
  if (node.kind !== 'map' || external?.kind !== 'map') return node;
  const flagged = withEntries(node, [['external', boolNode(true, external.origin)]]);
  const old = external.entries.get('name');
  if (old === undefined || isNull(old)) return flagged;
  const name = node.entries.get('name');
  if (name !== undefined && stringOf(name) !== stringOf(old)) {
    report({
      code: 'compose/external-name',
      severity: 'error',
      message: '`name` and `external.name` differ',
      help: 'Write `external: true`, and the name only as `name`.',
      path,
      at: old.origin,
      related: [{ message: 'the other name', at: name.origin }],
    });
    return flagged;
  }
  report({
    code: 'compose/external-name',
    severity: 'warning',
    message: '`external.name` is deprecated',
    help: 'Write `external: true`, and the name as `name`.',
    path: [...path, 'external', 'name'],
    at: old.origin,
  });
  return name === undefined ? withEntries(flagged, [['name', old]]) : flagged;
};
