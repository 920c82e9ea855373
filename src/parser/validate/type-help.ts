/** Says what to write where a value has the wrong form. */

import { matchesPattern, type Path } from '../../model/path.ts';
import type { SourceNode } from '../source-tree.ts';

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

export function typeHelp(wrong: Wrong): string | undefined {
  const { node, types } = wrong;
  if (node.kind === 'scalar') return node.value === null ? emptyHelp(wrong) : scalarHelp(wrong, node.text);
  if (node.kind === 'map' && typeof wrong.path.at(-1) === 'number' && types.includes('string')) return pairHelp(node.entries.size);
  if (node.kind === 'list' && types.includes('object')) return 'Write `name: value` lines, without the dashes.';
  if (node.kind === 'map' && types.includes('array')) return 'Begin each item with a dash: `- item`.';
  if (node.kind === 'list' && types.includes('string')) return 'Write one value, not a list.';
  return undefined;
}

function scalarHelp({ node, path, types }: Wrong, text: string): string | undefined {
  const isNumber = node.kind === 'scalar' && (node.type === 'int' || node.type === 'float');
  if (isNumber && types.includes('integer')) return 'Leave the fraction out.';
  if (types.includes('string')) {
    const isDuration = isNumber && DURATIONS.some((pattern) => matchesPattern(path, pattern));
    return isDuration ? `Give it a unit: \`${text}s\`.` : 'Put it in quotes.';
  }
  if (types.includes('array')) return 'Write a list, even of one: begin the item with a dash.';
  if (types.includes('object')) return 'Write `name: value` lines below it.';
  return types.includes('number') || types.includes('integer') ? 'Write it without quotes and without a unit.' : undefined;
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
