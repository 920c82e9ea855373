/** What can be wrong with the syntax of a YAML text, in plain words. */

import type { SyntaxFault } from './syntax-tree.ts';

interface Wording {
  readonly message: string;
  readonly help: string;
}

const WORDINGS = {
  character: { message: 'no value can start with this character', help: 'Put the value in quotes.' },
  tab: { message: 'a tab stands where YAML needs spaces', help: 'Indent with spaces.' },
  'value-in-value': {
    message: 'a `: ` inside the value would start a mapping there',
    help: 'Put the whole value in quotes, or write the mapping on lines of its own.',
  },
  'value-below-value': {
    message: 'a mapping cannot start here: what stands before it is a value already',
    help: 'Align this line with the keys it belongs to, or end the key above with `:`.',
  },
  'key-here': { message: 'a `? ` key cannot start here', help: 'Put the value in quotes, or write the mapping on lines of its own.' },
  'item-here': {
    message: 'a list item cannot start here',
    help: 'Write the list on lines of its own; put a value that starts with `- ` in quotes.',
  },
  'missing-colon': {
    message: 'the `:` of this key is missing',
    help: 'Write `key: value`; indent the line if it continues the value above.',
  },
  'expected-key': {
    message: 'a list item stands where a key was expected',
    help: 'Indent the list below its key, or write `key: value`.',
  },
  'expected-item': {
    message: 'a list item (`- `) was expected here, since the lines above are a list',
    help: 'Start the line with `- `, or write all of them as `key: value`.',
  },
  unaligned: {
    message: 'the indentation of this line fits nothing above it',
    help: 'Align it with the keys or items that it belongs to.',
  },
  'text-after-value': { message: 'this text does not belong to the value before it', help: 'Put the whole value in one pair of quotes.' },
  'text-after-document': {
    message: 'the document is complete before this line',
    help: 'Check the indentation; start a further document with `---`.',
  },
  'expected-node': { message: 'a value was expected here', help: 'Write a value, or put this in quotes if it is one.' },
  'expected-list-end': {
    message: 'a `,` or the closing `]` of the list was expected here',
    help: 'Separate the items with `,`, and close the list with `]`.',
  },
  'expected-map-end': {
    message: 'a `,` or the closing `}` of the mapping was expected here',
    help: 'Separate the entries with `,`, and close the mapping with `}`.',
  },
  'unclosed-bracket': { message: 'the bracket that opens here is never closed', help: 'Close it with `]` or `}`.' },
  'unclosed-quote': { message: 'the quote that opens here is never closed', help: 'Close it with the same quote.' },
  escape: { message: 'double quotes know no such escape sequence', help: 'Write `\\\\` for a backslash, or use single quotes.' },
  'escape-digits': {
    message: 'the hexadecimal digits of this character are missing',
    help: 'Write two digits after `\\x`, four after `\\u` and eight after `\\U`.',
  },
  'escape-character': { message: 'this escape sequence is no Unicode character', help: 'Write the character itself.' },
  'block-header': {
    message: 'only a comment can follow `|` or `>` on its line',
    help: 'Start the text on the next line; put a value that starts with `|` or `>` in quotes.',
  },
  'block-indent': { message: 'the indentation of a block text cannot be 0', help: 'Write 1 to 9, or leave the number out.' },
  anchor: {
    message: 'the name of an anchor or alias has letters, digits, `_` and `-` only',
    help: 'Rename it; put a value that starts with `&` or `*` in quotes.',
  },
  tag: { message: 'this is no tag', help: 'Put a value that starts with `!` in quotes.' },
  'tag-handle': { message: 'no %TAG directive declares the handle of this tag', help: 'Put a value that starts with `!` in quotes.' },
  directive: { message: 'this is no YAML directive', help: 'Put a key or value that starts with `%` in quotes.' },
  'directive-version': { message: 'Docker Compose reads `%YAML 1.1` only', help: 'Remove the line.' },
  'directive-twice': { message: 'the directive stands twice', help: 'Remove one of the two.' },
  'expected-start': { message: 'the document must start with `---` after its directives', help: 'Write `---` on a line of its own.' },
} satisfies Readonly<Record<string, Wording>>;

export type SyntaxProblem = keyof typeof WORDINGS;

export function syntaxFault(problem: SyntaxProblem, start: number, end = start + 1): SyntaxFault {
  return { code: 'syntax', start, end: Math.max(end, start), ...WORDINGS[problem] };
}

export function tooDeep(start: number, limit: number): SyntaxFault {
  const message = `values are nested more than ${limit} levels deep`;
  return { code: 'too-complex', start, end: start + 1, message, help: 'Write a flatter structure.' };
}

export function tooMany(start: number, limit: number): SyntaxFault {
  const message = `the file holds more than ${limit} values`;
  return { code: 'too-complex', start, end: start + 1, message, help: 'Split it into several compose files.' };
}
