/** Names the value that stands at a place, and the forms that could stand there. */

import { listChoices } from '../../diagnostics/list-words.ts';
import { matchesPattern, type Path } from '../../model/path.ts';
import type { SourceNode } from '../source-tree.ts';

/** Places whose values may be secret. */
const PRIVATE = [
  'services.*.environment.**',
  'services.*.build.args.**',
  'services.*.labels.**',
  'secrets.**',
  'configs.**',
  '*.*.driver_opts.**',
];

const LONGEST = 40;

/** The kind of the value, with the value itself where it is short and no secret: ``the number `1.5` ``. */
export function describeValue(node: SourceNode, path: Path): string {
  if (node.kind === 'map') return node.entries.size === 0 ? 'an empty mapping' : 'a mapping';
  if (node.kind === 'list') return 'a list';
  if (node.value === null) return 'empty';
  const kind = SCALARS[node.type];
  return mayShow(node, path) && node.text.length <= LONGEST && node.text !== '' ? `the ${kind} \`${node.text}\`` : `a ${kind}`;
}

const SCALARS = { str: 'string', int: 'number', float: 'number', bool: 'boolean', timestamp: 'date', null: 'string' } as const;

/** A value that variables took part in may hold what should not be shown. */
function mayShow(node: SourceNode, path: Path): boolean {
  if (node.kind !== 'scalar' || node.template !== undefined || node.text.includes('\n')) return false;
  return !PRIVATE.some((pattern) => matchesPattern(path, pattern));
}

const WORDS: ReadonlyMap<string, string> = new Map([
  ['object', 'a mapping'],
  ['array', 'a list'],
  ['string', 'a string'],
  ['integer', 'a whole number'],
  ['number', 'a number'],
  ['boolean', 'true or false'],
  ['null', 'empty'],
]);

/** The types of a schema in words: `a string, a list or empty`. A string that stands for a number or a boolean goes without saying. */
export function describeTypes(types: readonly string[], node: SourceNode): string {
  const isNumber = node.kind === 'scalar' && typeof node.value === 'number';
  const impliesString = types.includes('boolean') ? !types.includes('number') : isNumber && types.includes('integer');
  return listChoices(types.filter((type) => type !== 'string' || !impliesString).map((type) => WORDS.get(type) ?? type));
}
