/** The commands of a shell script as words, with the place of each in the script (POSIX shell, sections 2.2 and 2.3): enough to find the values of flags. */

/** A part of a word in one kind of quotes, without them. Offsets in the script. */
interface ShellPiece {
  readonly start: number;
  readonly end: number;
  /** Whether it stands for itself: nothing in it is expanded. */
  readonly isLiteral: boolean;
}

export interface ShellWord {
  /** Without quotes. */
  readonly text: string;
  readonly pieces: readonly ShellPiece[];
}

const TOKEN = /(?<=^|\s)#[^\n]*|'([^']*)'|"((?:[^"\\]|\\[\s\S])*)"|([^\s'"`;|&<>()]+)|([\n;|&`()])|([\s\S])/g;

/** Each list is one simple command: what stands between `;`, `|`, `&`, line breaks and parentheses. */
export function shellCommands(script: string): readonly (readonly ShellWord[])[] {
  const commands: (readonly ShellWord[])[] = [];
  let words: ShellWord[] = [];
  let pieces: ShellPiece[] = [];
  const endWord = () => {
    if (pieces.length > 0) words.push({ text: pieces.map(({ start, end }) => script.slice(start, end)).join(''), pieces });
    pieces = [];
  };
  for (const match of script.matchAll(TOKEN)) {
    const [whole, single, double, bare, separator] = match;
    const start = match.index;
    if (single !== undefined) pieces.push({ start: start + 1, end: start + 1 + single.length, isLiteral: true });
    else if (double !== undefined) pieces.push({ start: start + 1, end: start + 1 + double.length, isLiteral: !/[$`\\]/.test(double) });
    else if (bare !== undefined) pieces.push({ start, end: start + bare.length, isLiteral: !/[$\\*?[\]{}~]/.test(bare) });
    else {
      endWord();
      if (separator === undefined || whole === '') continue;
      commands.push(words);
      words = [];
    }
  }
  endWord();
  return [...commands, words].filter((command) => command.length > 0);
}
