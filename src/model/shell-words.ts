/** Splits a command string into words as Docker Compose does (go-shellwords). No shell takes part: nothing is expanded. */

export type ShellWords =
  /** `rest` is what stands from an unquoted `;`, `&`, `|`, `<` or `>` on: Docker Compose drops it without a word. */
  { readonly words: readonly string[]; readonly rest?: string } | { readonly problem: string };

/** A run of characters of a word. */
export interface WordPiece {
  readonly text: string;
  /** Whether `text` is what stands at the range: not for `\n` and `\t`. */
  readonly verbatim: boolean;
  readonly start: number;
  readonly end: number;
}

/** A word with the pieces of the command that it is made of, quotes and backslashes left out. */
export interface PlacedWord {
  readonly text: string;
  readonly pieces: readonly WordPiece[];
  /** Where the word stands, quotes and backslashes included. */
  readonly start: number;
  readonly end: number;
}

export type PlacedWords = { readonly words: readonly PlacedWord[]; readonly rest?: string } | { readonly problem: string };

type Quote = '"' | "'" | '`' | '$(';

interface Splitter {
  readonly words: PlacedWord[];
  word: string;
  pieces: WordPiece[];
  start: number | undefined;
  /** Whether `word` counts though it may be empty, as in `""`. */
  counts: boolean;
  escaped: boolean;
  position: number;
  readonly open: Set<Quote>;
}

type Step = 'next' | 'stop' | 'invalid';

export function splitShellWords(text: string): ShellWords {
  const placed = placeShellWords(text);
  return 'problem' in placed ? placed : { ...placed, words: placed.words.map((word) => word.text) };
}

/**
 * Blanks separate words, quotes join them, a backslash takes the next character as it is (`\n` and `\t` are a newline and a tab).
 * Unbalanced quotes, and a `(` without `$` before it, are a problem.
 */
export function placeShellWords(text: string): PlacedWords {
  const open = new Set<Quote>();
  const splitter: Splitter = { words: [], word: '', pieces: [], start: undefined, counts: false, escaped: false, position: 0, open };
  let step: Step = 'next';
  for (const char of text) {
    step = take(splitter, char);
    if (step !== 'next') break;
    splitter.position += char.length;
  }
  if (step === 'invalid') return { problem: 'has a `(` without a `$` before it' };
  endWord(splitter);
  if (splitter.escaped) return { problem: 'ends in a backslash' };
  const [quote] = open;
  if (quote !== undefined) return { problem: quote === '$(' ? 'has an unbalanced parenthesis' : `has an unbalanced ${quote}` };
  return step === 'stop' ? { words: splitter.words, rest: text.slice(splitter.position) } : { words: splitter.words };
}

function take(splitter: Splitter, char: string): Step {
  if (splitter.escaped) {
    splitter.escaped = false;
    return add(splitter, char, char === 'n' ? '\n' : char === 't' ? '\t' : char);
  }
  switch (char) {
    case '\\':
      return splitter.open.has("'") ? append(splitter, char, char) : takeBackslash(splitter);
    case ' ':
    case '\t':
    case '\r':
    case '\n':
      return takeBlank(splitter, char);
    case '"':
    case "'":
      return takeQuote(splitter, char);
    case '`':
    case '(':
    case ')':
      return takeSubstitution(splitter, char);
    case ';':
    case '&':
    case '|':
    case '<':
    case '>':
      return splitter.open.size > 0 ? add(splitter, char) : takeOperator(splitter, char);
    default:
      return add(splitter, char);
  }
}

function takeBackslash(splitter: Splitter): Step {
  splitter.escaped = true;
  splitter.start ??= splitter.position;
  return 'next';
}

function add(splitter: Splitter, char: string, text = char): Step {
  splitter.counts = true;
  return append(splitter, char, text);
}

/** Adds to the word without making it count: an open quote that holds only blanks is no word until it closes. */
function append(splitter: Splitter, char: string, text: string): Step {
  const { pieces, position } = splitter;
  const end = position + char.length;
  const last = pieces.at(-1);
  splitter.start ??= position;
  splitter.word += text;
  const verbatim = text === char;
  if (verbatim && last?.verbatim && last.end === position) pieces[pieces.length - 1] = { ...last, text: last.text + text, end };
  else pieces.push({ text, verbatim, start: position, end });
  return 'next';
}

function takeBlank(splitter: Splitter, char: string): Step {
  if (splitter.open.size > 0) return append(splitter, char, char);
  if (splitter.counts) endWord(splitter);
  return 'next';
}

function endWord(splitter: Splitter): void {
  const { words, word, pieces, start, counts, position } = splitter;
  if (counts) words.push({ text: word, pieces, start: start ?? position, end: position });
  splitter.word = '';
  splitter.pieces = [];
  splitter.start = undefined;
  splitter.counts = false;
}

/** A quote within the other kind, or within `$(…)`, is a character. */
function takeQuote(splitter: Splitter, quote: '"' | "'"): Step {
  const { open } = splitter;
  if (open.has(quote === '"' ? "'" : '"') || open.has('$(')) return add(splitter, quote);
  splitter.start ??= splitter.position;
  if (open.delete(quote)) splitter.counts = true;
  else open.add(quote);
  return 'next';
}

/** Command substitutions are kept as they are, but what stands in them is not split. A lone `)` opens one too, as in go-shellwords. */
function takeSubstitution(splitter: Splitter, char: '`' | '(' | ')'): Step {
  const { open, word } = splitter;
  const quoted = open.has('"') || open.has("'");
  if (char === '`') {
    if (!quoted && !open.has('$(')) toggle(open, '`');
    return add(splitter, char);
  }
  if (quoted || open.has('`')) return add(splitter, char);
  if (char === ')') {
    toggle(open, '$(');
    return add(splitter, char);
  }
  if (open.has('$(') || !word.endsWith('$')) return 'invalid';
  open.add('$(');
  return append(splitter, char, char);
}

function toggle(open: Set<Quote>, quote: Quote): void {
  if (!open.delete(quote)) open.add(quote);
}

/** The number of a redirection (`2>`) belongs to it, and so does any word that starts with a digit. */
function takeOperator(splitter: Splitter, char: string): Step {
  if (char === '>' && /^[0-9]/.test(splitter.word)) splitter.counts = false;
  return 'stop';
}
