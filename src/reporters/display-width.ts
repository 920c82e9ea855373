/** How text looks in a terminal: which cells its characters take, and a harmless form of those that steer it. */

/** One user-perceived character: where it stands in the text, what is printed for it, and how many columns that takes. */
export interface Cell {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly width: number;
}

const TAB = '    ';
const PRINTABLE_ASCII = /^[ -~]*$/;

export function cellsOf(text: string): readonly Cell[] {
  if (PRINTABLE_ASCII.test(text)) return [...text].map((char, i) => ({ start: i, end: i + 1, text: char, width: 1 }));
  const cells: Cell[] = [];
  for (const { segment, index } of new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)) {
    const shown = segment === '\t' ? TAB : visible(segment);
    cells.push({
      start: index,
      end: index + segment.length,
      text: shown,
      width: shown === segment ? graphemeWidth(segment) : shown.length,
    });
  }
  return cells;
}

/** Replaces control characters, line breaks among them, and those that reorder text, so that a value can neither steer the terminal nor fake a line. */
export function visible(text: string): string {
  if (PRINTABLE_ASCII.test(text)) return text;
  return text.replace(UNSAFE, (char) => {
    const code = char.charCodeAt(0);
    if (code < 0x20) return String.fromCharCode(0x2400 + code);
    return code === 0x7f ? '\u2421' : '\ufffd';
  });
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to find
const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

const EMOJI = /\p{Emoji_Presentation}|\ufe0f/u;
const WITHOUT_WIDTH = /^[\p{Mn}\p{Me}\p{Cf}]+$/u;
/** East Asian Width W and F (Unicode Standard Annex 11). */
const WIDE =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{17000}-\u{18aff}\u{1b000}-\u{1b2ff}\u{1f200}-\u{1f2ff}\u{20000}-\u{3fffd}]/u;

function graphemeWidth(grapheme: string): number {
  if (WITHOUT_WIDTH.test(grapheme)) return 0;
  return EMOJI.test(grapheme) || WIDE.test(grapheme) ? 2 : 1;
}
