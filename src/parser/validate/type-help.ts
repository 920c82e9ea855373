/** Says what to write where a value has the wrong form. */

import { matchesPattern, type Path } from '../../model/path.ts';
import type { SourceNode, SourceScalar } from '../source-tree.ts';

const DURATIONS = [
  'services.*.healthcheck.interval',
  'services.*.healthcheck.timeout',
  'services.*.healthcheck.start_period',
  'services.*.healthcheck.start_interval',
  'services.*.stop_grace_period',
  'services.*.deploy.*.delay',
  'services.*.deploy.*.monitor',
  'services.*.deploy.*.window',
];

interface Wrong {
  readonly node: SourceNode;
  readonly path: Path;
  readonly types: readonly string[];
}

export function typeHelp(wrong: Wrong): string {
  const { node, types } = wrong;
  if (node.kind === 'scalar') return node.value === null ? emptyHelp(wrong) : scalarHelp(wrong, node);
  if (node.kind === 'map' && typeof wrong.path.at(-1) === 'number' && types.includes('string')) return pairHelp(node.entries.size);
  if (node.kind === 'list' && types.includes('object')) return 'Write `name: value` lines, without the dashes.';
  if (node.kind === 'map' && types.includes('array')) return 'Begin each item with a dash: `- item`.';
  return `Write one value, not a ${node.kind === 'list' ? 'list' : 'mapping'}.`;
}

function scalarHelp({ path, types }: Wrong, { type, text }: SourceScalar): string {
  const isNumber = type === 'int' || type === 'float';
  const wantsNumber = types.includes('integer') || types.includes('number');
  if (isNumber && types.includes('integer')) return 'Leave the fraction out.';
  if (types.includes('boolean')) return 'Write `true` or `false`.';
  if (wantsNumber) return isNumber || type === 'str' ? 'Write it without quotes and without a unit.' : 'Write a number.';
  if (types.includes('string')) {
    const isDuration = isNumber && DURATIONS.some((pattern) => matchesPattern(path, pattern));
    return isDuration ? `Give it a unit: \`${text}s\`.` : 'Put it in quotes.';
  }
  return types.includes('array') ? 'Write a list, even of one: begin the item with a dash.' : 'Write `name: value` lines below it.';
}

/** `- KEY: value` in a list of `KEY=value`. */
function pairHelp(size: number): string {
  return size === 1
    ? 'Write the item as `KEY=value`, or drop all dashes and write `KEY: value` lines. Text with `: ` in it needs quotes.'
    : 'Write the item as one string.';
}

function emptyHelp({ path, types }: Wrong): string {
  if (path.length === 2 && path[0] === 'services') return 'Give the service at least an `image` or a `build`, indented below its name.';
  const forms = [types.includes('object') ? '`{}`' : undefined, types.includes('array') ? '`[]`' : undefined].filter(
    (form) => form !== undefined,
  );
  return `Fill it in, remove the key${forms.length === 0 ? '' : `, or write ${forms.join(' or ')} for an empty one`}.`;
}
