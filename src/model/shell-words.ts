/** Splits a command string into words as Docker Compose does (go-shellwords). No shell takes part: nothing is expanded. */

export type ShellWords =
  /** `rest` is what stands from an unquoted `;`, `&`, `|`, `<` or `>` on: Docker Compose drops it without a word. */
  { readonly words: readonly string[]; readonly rest?: string } | { readonly problem: string };

type Quote = '"' | "'" | '`' | '$(';

interface Splitter {
  readonly text: string;
  readonly words: string[];
  word: string;
  /** Whether `word` counts though it may be empty, as in `""`. */
  started: boolean;
  escaped: boolean;
  readonly open: Set<Quote>;
}

type Step = 'next' | 'stop' | 'invalid';

/**
 * Blanks separate words, quotes join them, a backslash takes the next character as it is (`\n` and `\t` are a newline and a tab).
 * Unbalanced quotes, and a `(` without `$` before it, are a problem.
 */
export function splitShellWords(text: string): ShellWords {
  const splitter: Splitter = { text, words: [], word: '', started: false, escaped: false, open: new Set() };
  let position = 0;
  let step: Step = 'next';
  for (const char of text) {
    step = take(splitter, char);
    if (step !== 'next') break;
    position += char.length;
  }
  if (step === 'invalid') return { problem: 'has a `(` without a `$` before it' };
  if (splitter.started) splitter.words.push(splitter.word);
  if (splitter.escaped) return { problem: 'ends in a backslash' };
  const [quote] = splitter.open;
  if (quote !== undefined) return { problem: quote === '$(' ? 'has an unbalanced parenthesis' : `has an unbalanced ${quote}` };
  return step === 'stop' ? { words: splitter.words, rest: text.slice(position) } : { words: splitter.words };
}

function take(splitter: Splitter, char: string): Step {
  const { open } = splitter;
  if (splitter.escaped) {
    splitter.escaped = false;
    return add(splitter, char === 't' ? '\t' : char === 'n' ? '\n' : char);
  }
  switch (char) {
    case '\\':
      if (open.has("'")) splitter.word += char;
      else splitter.escaped = true;
      return 'next';
    case ' ':
    case '\t':
    case '\r':
    case '\n':
      return takeBlank(splitter, char);
    case '"':
      return open.has("'") || open.has('$(') ? add(splitter, char) : toggleQuote(splitter, char);
    case "'":
      return open.has('"') || open.has('$(') ? add(splitter, char) : toggleQuote(splitter, char);
    case '`':
    case '(':
    case ')':
      return takeSubstitution(splitter, char);
    case ';':
    case '&':
    case '|':
    case '<':
    case '>':
      return open.size > 0 ? add(splitter, char) : takeOperator(splitter, char);
    default:
      return add(splitter, char);
  }
}

function add(splitter: Splitter, char: string): Step {
  splitter.word += char;
  splitter.started = true;
  return 'next';
}

function takeBlank(splitter: Splitter, char: string): Step {
  if (splitter.open.size > 0) splitter.word += char;
  else if (splitter.started) {
    splitter.words.push(splitter.word);
    splitter.word = '';
    splitter.started = false;
  }
  return 'next';
}

function toggleQuote(splitter: Splitter, quote: '"' | "'"): Step {
  if (splitter.open.delete(quote)) splitter.started = true;
  else splitter.open.add(quote);
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
  splitter.word += char;
  return 'next';
}

function toggle(open: Set<Quote>, quote: Quote): void {
  if (!open.delete(quote)) open.add(quote);
}

/** The number of a redirection (`2>`) belongs to it, and so does any word that starts with a digit. */
function takeOperator(splitter: Splitter, char: string): Step {
  if (char === '>' && /^[0-9]/.test(splitter.word)) splitter.started = false;
  return 'stop';
}
