/** Decoder of `extra_hosts` (compose-go, types.HostsList). */

import { goPrint } from '../merge/go-print.ts';
import { isNull, stringNode } from '../source-edit.ts';
import type { SourceList, SourceMap, SourceNode, SourceScalar } from '../source-tree.ts';
import { type Decoder, type Decoding, invalid } from './decoder.ts';

const HELP = 'Write `name=address`.';

/** `host=address`, in order. Written as a list with `=` or `:`, or as a mapping to one address or several. */
export const hosts: Decoder = (node, decoding) => {
  if (node.kind === 'scalar' || !itemsOf(node).every((item) => item.kind === 'scalar')) return node;
  const entries = node.kind === 'list' ? node.items.flatMap((item) => hostsOfItem(item, decoding)) : hostsOfMap(node.entries);
  for (const { host, item } of entries) {
    if (host !== '' && !/[:=]/.test(host)) continue;
    invalid(item, decoding, { message: `bad host name ${JSON.stringify(host)}`, help: HELP });
  }
  const items = entries.map(({ host, address, item }) => canonicalItem(item, `${host}=${address}`)).sort(byText);
  const isSame = node.kind === 'list' && items.length === node.items.length && items.every((item, index) => item === node.items[index]);
  return isSame ? node : { kind: 'list', origin: node.origin, items };
};

interface HostEntry {
  readonly host: string;
  readonly address: string;
  /** What names the address. */
  readonly item: SourceNode;
}

function hostsOfItem(item: SourceNode, decoding: Decoding): readonly HostEntry[] {
  const line = goPrint(item);
  const separator = line.includes('=') ? line.indexOf('=') : line.indexOf(':');
  if (separator === -1) {
    invalid(item, decoding, { message: `${JSON.stringify(line)} names no address`, help: HELP });
    return [];
  }
  const host = line.slice(0, separator);
  const addresses = line.slice(separator + 1).split(',');
  return addresses.map((address) => ({ host, address: withoutBrackets(address), item }));
}

function hostsOfMap(entries: ReadonlyMap<string, SourceNode>): readonly HostEntry[] {
  return [...entries].flatMap(([host, value]) =>
    (value.kind === 'list' ? value.items : [value]).flatMap((item) => {
      const addresses = isNull(item) ? [''] : goPrint(item).split(',');
      return addresses.map((address) => ({ host, address: withoutBrackets(address), item }));
    }),
  );
}

/** The addresses of a mapping, or the lines of a list. */
function itemsOf(node: SourceList | SourceMap): readonly SourceNode[] {
  if (node.kind === 'list') return node.items;
  return [...node.entries.values()].flatMap((value) => (value.kind === 'list' ? value.items : [value]));
}

/** An item that has the form already stays, with the variables in it. */
function canonicalItem(item: SourceNode, text: string): SourceScalar {
  return item.kind === 'scalar' && item.type === 'str' && item.value === text ? item : stringNode(text, item.origin);
}

function withoutBrackets(address: string): string {
  return address.length > 2 && address.startsWith('[') && address.endsWith(']') ? address.slice(1, -1) : address;
}

function byText(a: SourceScalar, b: SourceScalar): number {
  const [left, right] = [String(a.value), String(b.value)];
  return left < right ? -1 : left > right ? 1 : 0;
}
