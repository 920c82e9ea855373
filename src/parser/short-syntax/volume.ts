/** `volumes` of a service: `[source:]target[:options]` becomes a mount with its type. */

import { cleanPath } from '../../model/file-path.ts';
import { parseVolumeSpec, type VolumeOption, type VolumeSpec } from '../../model/volume-spec.ts';
import { goPrint } from '../merge/go-print.ts';
import { added, boolNode, mapNode, stringNode } from '../source-edit.ts';
import type { SourceNode, SourceScalar } from '../source-tree.ts';
import { refuse, type ShortSyntax } from './short-syntax.ts';
import { placeOf, sliceScalar } from './slice-scalar.ts';

const HELP = 'Write `source:/path/in/container`, with `:ro` behind it for a mount that is only read.';

export const expandVolume: ShortSyntax = (node, expansion) => {
  if (node.kind !== 'scalar') return node;
  if (typeof node.value !== 'string') return refuse(node, expansion, { message: `${goPrint(node)} is no mount`, help: HELP });
  const spec = parseVolumeSpec(node.value);
  return 'problem' in spec ? refuse(node, expansion, { message: spec.problem, help: helpFor(node) }) : longForm(node, spec);
};

function helpFor(node: SourceScalar): string {
  const empty = node.template?.find((part) => part.kind === 'variable' && part.value === '');
  return empty?.kind === 'variable' ? `Set ${empty.name}, or give it a default: \`\${${empty.name}:-./data}\`.` : HELP;
}

function longForm(node: SourceScalar, spec: VolumeSpec): SourceNode {
  const entries: [string, SourceNode][] = [['type', stringNode(spec.type, added(node.origin))]];
  if (spec.source !== undefined) entries.push(['source', sliceScalar(node, spec.source)]);
  entries.push(['target', cleaned(sliceScalar(node, spec.target))]);
  const readOnly = lastOf(spec, 'read_only');
  if (readOnly?.text === 'ro') entries.push(['read_only', boolNode(true, placeOf(node, readOnly))]);
  const bind = bindOptions(node, spec);
  if (bind.length > 0) entries.push(['bind', mapNode(added(node.origin), bind)]);
  const nocopy = lastOf(spec, 'nocopy');
  if (spec.type === 'volume') {
    const options: [string, SourceNode][] = nocopy === undefined ? [] : [['nocopy', boolNode(true, placeOf(node, nocopy))]];
    entries.push(['volume', mapNode(added(node.origin), options)]);
  }
  return mapNode(node.origin, entries);
}

function cleaned(target: SourceScalar): SourceScalar {
  const value = cleanPath(String(target.value));
  return value === target.value ? target : { ...target, value };
}

/** The short syntax has Docker make a folder that is missing, as it always did. */
function bindOptions(node: SourceScalar, spec: VolumeSpec): readonly [string, SourceNode][] {
  const options: [string, SourceNode][] = [];
  for (const key of ['propagation', 'selinux'] as const) {
    const option = lastOf(spec, key);
    if (option !== undefined) options.push([key, sliceScalar(node, option)]);
  }
  if (spec.type === 'bind') options.push(['create_host_path', boolNode(true, added(node.origin))]);
  return options;
}

function lastOf({ options }: VolumeSpec, sets: VolumeOption['sets']): VolumeOption | undefined {
  return options.filter((option) => option.sets === sets).at(-1);
}
