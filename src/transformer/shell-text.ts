/**
 * Commands that Kubernetes runs in a container without expanding `$(NAME)`: probes and hooks. There a shell has to put the credentials in, from
 * the environment of the container.
 */

import type { Path } from '../model/path.ts';
import type { ServiceContext } from './concern.ts';
import { carrierOf, piecesAt } from './credential-text.ts';

/** A line for `/bin/sh -c` with credentials as variables, quoted as their place in the line asks. */
export function shellLine(context: ServiceContext, path: Path, line: string): string {
  const pieces = piecesAt(context, context.name, path);
  if (pieces === undefined) return line;
  let quote: Quote = 'none';
  let written = '';
  for (const piece of pieces) {
    if (piece.kind === 'text') {
      written += piece.text;
      quote = quoteAfter(piece.text, quote);
    } else {
      written += REFERENCES[quote](carrierOf(context, piece.credential));
    }
  }
  return written;
}

/** A list of words as a command that a shell fills in; undefined where no credential is part of it, so that no shell is needed. */
export function shellCommand(
  context: ServiceContext,
  words: readonly string[],
  pathOf: (index: number) => Path,
): readonly string[] | undefined {
  if (!words.some((_, i) => piecesAt(context, context.name, pathOf(i)) !== undefined)) return undefined;
  return ['/bin/sh', '-c', `exec ${words.map((word, i) => shellWord(context, pathOf(i), word)).join(' ')}`];
}

/** One word of a shell line: its text quoted, its credentials as variables. */
export function shellWord(context: ServiceContext, path: Path, word: string): string {
  const pieces = piecesAt(context, context.name, path) ?? [{ kind: 'text', text: word } as const];
  const written = pieces
    .map((piece) => (piece.kind === 'text' ? quoteText(piece.text) : `"\${${carrierOf(context, piece.credential)}}"`))
    .join('');
  return written === '' ? "''" : written;
}

function quoteText(text: string): string {
  return /^[A-Za-z0-9_\-./:=@%+,]*$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

type Quote = 'none' | 'single' | 'double';

const REFERENCES: Readonly<Record<Quote, (name: string) => string>> = {
  none: (name) => `"\${${name}}"`,
  single: (name) => `'"\${${name}}"'`,
  double: (name) => `\${${name}}`,
};

/** In which quotes a line stands after a text (POSIX shell, section 2.2). */
function quoteAfter(text: string, before: Quote): Quote {
  let quote = before;
  for (let i = 0; i < text.length; i++) {
    const letter = text[i];
    if (letter === '\\' && quote !== 'single') i++;
    else if (letter === "'" && quote !== 'double') quote = quote === 'single' ? 'none' : 'single';
    else if (letter === '"' && quote !== 'single') quote = quote === 'double' ? 'none' : 'double';
  }
  return quote;
}
