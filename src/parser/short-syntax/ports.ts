/** `ports`: each `[[ip:]host:]container[/protocol]`, with a number or range, becomes one entry for each port of the container. */

import { type ExpandedPort, expandPorts, type PortSpec, parsePortSpec, sizeOf } from '../../model/port-spec.ts';
import { goPrint } from '../merge/go-print.ts';
import { added, mapNode, stringNode } from '../source-edit.ts';
import type { SourceNode, SourceScalar } from '../source-tree.ts';
import { type Expansion, itemOf, MAX_PORTS, refuse, type ShortSyntax } from './short-syntax.ts';
import { sliceScalar } from './slice-scalar.ts';

const HELP = 'Write `"8080:80"`: the port of the host, a colon, the port of the container; `"127.0.0.1:8080:80/udp"` is the full form.';

export const expandPortList: ShortSyntax = (node, expansion) => {
  if (node.kind !== 'list' || !node.items.some(({ kind }) => kind === 'scalar')) return node;
  const items: SourceNode[] = [];
  let index = 0;
  for (const item of node.items) {
    if (item.kind !== 'scalar') items.push(item);
    else for (const port of expandItem(item, expansion, index)) items.push(port);
    index++;
  }
  return { ...node, items };
};

function expandItem(item: SourceScalar, expansion: Expansion, index: number): readonly SourceNode[] {
  const refused = (message: string, help: string): readonly SourceNode[] => [refuse(item, itemOf(expansion, index), { message, help })];
  if (item.type !== 'str' && item.type !== 'int') return refused(`${goPrint(item)} is no port`, HELP);
  const spec = parsePortSpec(String(item.value));
  if ('problem' in spec) return refused(spec.problem, helpFor(item));
  const more = sizeOf(spec.container) - 1;
  expansion.budget.ports -= more;
  if (more > 0 && expansion.budget.ports < 0) {
    return refused(`the ranges of the project name more than ${MAX_PORTS} ports`, 'Publish the ports that are used.');
  }
  return expandPorts(spec).map((port) => longForm(item, spec, port));
}

/** What is missing is most often a variable that is not set. */
function helpFor(item: SourceScalar): string {
  const empty = item.template?.find((part) => part.kind === 'variable' && part.value === '');
  return empty?.kind === 'variable' ? `Set ${empty.name}, or give it a default: \`\${${empty.name}:-8080}\`.` : HELP;
}

function longForm(item: SourceScalar, { hostIp, host, container, protocol }: PortSpec, { target, published }: ExpandedPort): SourceNode {
  const text: SourceScalar = { ...item, type: 'str', value: String(item.value) };
  const entries: [string, SourceNode][] = [['mode', stringNode('ingress', added(item.origin))]];
  if (hostIp !== undefined) entries.push(['host_ip', sliceScalar(text, hostIp)]);
  entries.push(['target', { ...portAt(text, container, String(target)), type: 'int', value: target }]);
  if (host !== undefined && published !== undefined) entries.push(['published', portAt(text, host, published)]);
  const name = protocol === undefined ? stringNode('tcp', added(item.origin)) : { ...sliceScalar(text, protocol), value: protocol.text };
  entries.push(['protocol', name]);
  return mapNode(item.origin, entries);
}

/** One port out of a range stands where the range stands. */
function portAt(item: SourceScalar, part: { readonly start: number; readonly end: number }, value: string): SourceScalar {
  const slice = sliceScalar(item, part);
  return slice.value === value ? slice : stringNode(value, slice.origin);
}
