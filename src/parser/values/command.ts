/** Decoders of commands, which may be written as one string. */

import type { TemplatePart } from '../../model/origins.ts';
import { type PlacedWord, placeShellWords } from '../../model/shell-words.ts';
import { placeOf, sliceTemplate } from '../short-syntax/slice-scalar.ts';
import { added, stringNode } from '../source-edit.ts';
import type { SourceScalar } from '../source-tree.ts';
import { type Decoder, type Decoding, invalid } from './decoder.ts';

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
    path: [...path],
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
