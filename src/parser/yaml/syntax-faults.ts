/** What can be wrong with the syntax of a YAML text, in plain words. */

import type { SyntaxFault } from './syntax-tree.ts';

interface Wording {
  readonly message: string;
  readonly help: string;
}

const QUOTE_IT = 'if it belongs to the value, put the value in quotes';

const WORDINGS = {
  character: { message: 'no value can start with this character', help: 'put the value in quotes' },
  tab: { message: 'a tab stands where YAML needs spaces', help: 'indent with spaces' },
  'value-here': {
    message: 'a `:` makes this line a key and its value, which cannot stand here',
    help: 'check the indentation; put a value that contains `: ` in quotes',
  },
  'key-here': { message: 'a `?` key cannot start here', help: QUOTE_IT },
  'item-here': {
    message: 'a list item cannot start here',
    help: 'put the list on the next line, or put a value that starts with `- ` in quotes',
  },
  'missing-colon': {
    message: 'this line is no `key: value`: the `:` is missing',
    help: 'write `key: value`, or indent the line if it continues the value above',
  },
  'expected-key': { message: 'a key was expected here', help: 'align the line with the keys above it' },
  'expected-item': { message: 'a list item (`- `) was expected here', help: 'align the line with the items above it' },
  'expected-node': { message: 'a value was expected here', help: 'write a value, or remove what stands before it' },
  'expected-list-end': {
    message: 'the list is missing a `,` or its closing `]`',
    help: 'separate the items with `,` and close the list with `]`',
  },
  'expected-map-end': {
    message: 'the mapping is missing a `,` or its closing `}`',
    help: 'separate the entries with `,` and close the mapping with `}`',
  },
  'expected-document': { message: 'the document ends before this', help: 'check the indentation, or start a further document with `---`' },
  'unclosed-bracket': { message: 'the bracket that opens here is never closed', help: 'close it with `]` or `}`' },
  'unclosed-quote': { message: 'the closing quote is missing', help: 'close the quote that opens here' },
  escape: { message: 'this is no escape sequence of double quotes', help: 'write `\\\\` for a backslash, or use single quotes' },
  'escape-digits': {
    message: 'hexadecimal digits of a character are missing',
    help: 'write two digits after \\x, four after \\u and eight after \\U',
  },
  'escape-character': { message: 'the escape sequence names no character', help: 'write the character itself' },
  'block-header': { message: 'nothing but a comment can follow the `|` or `>` on its line', help: 'start the text on the next line' },
  'block-indent': { message: 'the indentation of a block text cannot be 0', help: 'leave the number out, or write 1 to 9' },
  anchor: {
    message: 'the name of an anchor or alias takes letters, digits, `_` and `-` only',
    help: 'rename it, or put the value in quotes',
  },
  tag: { message: 'this is no tag', help: 'put a value that starts with `!` in quotes' },
  'tag-handle': { message: 'the tag uses a handle that no %TAG directive declares', help: 'put a value that starts with `!` in quotes' },
  directive: { message: 'this is no directive that YAML knows', help: 'put a value that starts with `%` in quotes' },
  'directive-version': { message: 'only `%YAML 1.1` is supported', help: 'remove the line' },
  'directive-twice': { message: 'the directive is given twice', help: 'remove one of the two' },
  'expected-start': { message: 'directives must be followed by `---`', help: 'write `---` on a line of its own before the document' },
} satisfies Readonly<Record<string, Wording>>;

export type SyntaxProblem = keyof typeof WORDINGS;

export function syntaxFault(problem: SyntaxProblem, start: number, end = start + 1): SyntaxFault {
  return { code: 'syntax', start, end: Math.max(end, start), ...WORDINGS[problem] };
}

export function tooDeep(start: number, limit: number): SyntaxFault {
  return {
    code: 'too-complex',
    start,
    end: start + 1,
    message: `values are nested more than ${limit} levels deep`,
    help: 'write a flatter structure',
  };
}

export function tooMany(start: number, limit: number): SyntaxFault {
  return {
    code: 'too-complex',
    start,
    end: start + 1,
    message: `the file holds more than ${limit} values`,
    help: 'split it into several compose files',
  };
}
