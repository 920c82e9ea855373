/** Decoders of lists that may be written as a string or a mapping. */

import type { TemplatePart } from '../../model/origins.ts';
import { type PlacedWord, placeShellWords } from '../../model/shell-words.ts';
import { goPrint } from '../merge/go-print.ts';
import { placeOf, sliceTemplate } from '../short-syntax/slice-scalar.ts';
import { added, stringNode } from '../source-edit.ts';
import type { SourceList, SourceNode, SourceScalar } from '../source-tree.ts';
import { type Decoder, type Decoding, invalid } from './decoder.ts';

/** One string is a list of one. */
export function oneOrMany(list: Decoder): Decoder {
  return (node, decoding) => list(node.kind === 'scalar' ? { kind: 'list', origin: node.origin, items: [node] } : node, decoding);
}

/** A command: a string is split into words, without a shell. */
export const words: Decoder = (node, decoding) => {
  if (node.kind !== 'scalar' || typeof node.value !== 'string') return node;
  const placed = placeShellWords(node.value);
  if ('problem' in placed) {
    const help = 'Write the command as a list of words: `["sh", "-c", "…"]`.';
    return invalid(node, decoding, { message: `the command ${placed.problem}`, help });
  }
  if (placed.rest !== undefined) warnOfRest(node, decoding, placed.rest);
  return { kind: 'list', origin: node.origin, items: placed.words.map((word) => wordNode(node, word)) };
};

/** Nothing of the words is shown but the operator: commands hold passwords. */
function warnOfRest(node: SourceScalar, { path, report }: Decoding, rest: string): void {
  const start = String(node.value).length - rest.length;
  const operator = /^[;&|<>]+/.exec(rest)?.[0] ?? rest.slice(0, 1);
  report({
    code: 'compose/command-cut',
    severity: 'warning',
    message: `Docker Compose drops everything from \`${operator}\` on: it runs no shell`,
    help: 'Write `["sh", "-c", "…"]` if a shell is to run the command.',
    path,
    at: placeOf(node, { start, end: start + rest.length }),
  });
}

function wordNode(node: SourceScalar, word: PlacedWord): SourceScalar {
  const scalar = stringNode(word.text, placeOf(node, word));
  const template = node.template === undefined ? undefined : wordTemplate(node.template, word);
  return template === undefined ? scalar : { ...scalar, template };
}

/** The pieces of a word that is put together from pieces of the command. */
function wordTemplate(command: readonly TemplatePart[], { pieces }: PlacedWord): readonly TemplatePart[] | undefined {
  const parts: TemplatePart[] = [];
  for (const piece of pieces) {
    const slice = sliceTemplate(command, piece);
    if (slice === undefined) return undefined;
    for (const part of slice) {
      const last = parts.at(-1);
      const next: TemplatePart = part.kind === 'text' && !piece.verbatim ? { kind: 'text', text: piece.text } : part;
      if (next.kind === 'text' && last?.kind === 'text') parts[parts.length - 1] = { kind: 'text', text: last.text + next.text };
      else parts.push(next);
    }
  }
  return parts.some((part) => part.kind === 'variable') ? parts : undefined;
}

/** A health check as one string is run by a shell. */
export const healthTest: Decoder = (node) => {
  if (node.kind !== 'scalar' || typeof node.value !== 'string') return node;
  const { key: _, ...origin } = node.origin;
  return { kind: 'list', origin: node.origin, items: [stringNode('CMD-SHELL', added(node.origin)), { ...node, origin }] };
};

/** `host=address`, in order. Written as a list with `=` or `:`, or as a mapping to one address or several. */
export const hosts: Decoder = (node, decoding) => {
  const read =
    node.kind === 'list'
      ? node.items.flatMap((item) => hostsOfItem(item, decoding))
      : node.kind === 'map'
        ? hostsOfMap(node.entries)
        : undefined;
  if (read === undefined) return node;
  for (const { host, origin } of read) {
    if (host !== '' && !/[:=]/.test(host)) continue;
    const at = { ...stringNode(host, origin) };
    invalid(at, decoding, { message: `bad host name ${JSON.stringify(host)}`, help: 'Write `name=address`.' });
  }
  const items = read.map((entry) => entry.written ?? stringNode(`${entry.host}=${entry.address}`, entry.origin));
  const sorted = [...items].sort((a, b) => compare(String(a.value), String(b.value)));
  const isSame = node.kind === 'list' && sorted.length === node.items.length && sorted.every((item, index) => item === node.items[index]);
  return isSame ? node : ({ kind: 'list', origin: node.origin, items: sorted } satisfies SourceList);
};

interface HostEntry {
  readonly host: string;
  readonly address: string;
  readonly origin: SourceScalar['origin'];
  /** The item that already has the canonical form. */
  readonly written?: SourceScalar;
}

function hostsOfItem(item: SourceNode, decoding: Decoding): readonly HostEntry[] {
  const line = goPrint(item);
  const separator = line.includes('=') ? line.indexOf('=') : line.indexOf(':');
  if (separator === -1) {
    invalid(item, decoding, { message: `${JSON.stringify(line)} names no address`, help: 'Write `name=address`.' });
    return [];
  }
  const host = line.slice(0, separator);
  const addresses = line
    .slice(separator + 1)
    .split(',')
    .map(withoutBrackets);
  const [address] = addresses;
  const isCanonical = addresses.length === 1 && item.kind === 'scalar' && item.type === 'str' && line === `${host}=${address}`;
  return addresses.map((each) => ({ host, address: each, origin: item.origin, ...(isCanonical ? { written: item } : {}) }));
}

function hostsOfMap(entries: ReadonlyMap<string, SourceNode>): readonly HostEntry[] {
  return [...entries].flatMap(([host, value]) => {
    const addresses = value.kind === 'list' ? value.items : [value];
    return addresses.map((each) => ({
      host,
      address: withoutBrackets(each.kind === 'scalar' && each.value === null ? '' : goPrint(each)),
      origin: each.origin,
    }));
  });
}

function withoutBrackets(address: string): string {
  return address.length > 2 && address.startsWith('[') && address.endsWith(']') ? address.slice(1, -1) : address;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
