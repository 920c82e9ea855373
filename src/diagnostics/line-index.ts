/** Turns offsets of a text into lines and columns. */

/** 1-based; the column counts UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

export interface LineIndex {
  readonly lineCount: number;
  /** Offsets beyond the text stand for its end; one inside a line's break stands for the end of that line. */
  positionOf(offset: number): Position;
  /** The text of a line without its break; empty for a line that does not exist. */
  lineText(line: number): string;
}

/** Lines end with LF or CR LF, as in YAML files that editors write. */
export function indexLines(text: string): LineIndex {
  const starts = lineStarts(text);
  const endOf = (line: number): number => {
    const next = starts[line];
    if (next === undefined) return text.length;
    return text[next - 2] === '\r' && next - 2 >= (starts[line - 1] ?? 0) ? next - 2 : next - 1;
  };
  return {
    lineCount: starts.length,
    positionOf(offset) {
      const line = lineAt(starts, offset);
      const start = starts[line - 1] ?? 0;
      return { line, column: Math.max(0, Math.min(offset, endOf(line)) - start) + 1 };
    },
    lineText(line) {
      const start = starts[line - 1];
      return start === undefined ? '' : text.slice(start, endOf(line));
    },
  };
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** The 1-based number of the last line that starts at or before the offset. */
function lineAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle;
  }
  return low + 1;
}
