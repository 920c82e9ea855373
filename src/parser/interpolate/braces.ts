/** Pairs the braces of a template in one pass, so that hostile text costs no more than its length. */

/** A half-open range of UTF-16 code units of the scanned text. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

export interface Braces {
  /** From the `$` of each `${` to the `}` that closes it. */
  readonly closers: ReadonlyMap<number, number>;
  /** From the `$` of each `${` that nothing closes to the end of its line. */
  readonly unclosed: ReadonlyMap<number, number>;
  /** Every `}`, in order. */
  readonly all: readonly number[];
}

/** Every `}` closes, only `${` opens, and no pair reaches over the end of a line. */
export function pairBraces(text: string): Braces {
  const closers = new Map<number, number>();
  const unclosed = new Map<number, number>();
  const all: number[] = [];
  let open: number[] = [];
  for (let i = 0; i <= text.length; i++) {
    const char = text[i];
    if (char === '$' && text[i + 1] === '{') open.push(i);
    else if (char === '}') {
      all.push(i);
      const opener = open.pop();
      if (opener !== undefined) closers.set(opener, i);
    } else if (char === '\n' || char === undefined) {
      for (const opener of open) unclosed.set(opener, i);
      open = [];
    }
  }
  return { closers, unclosed, all };
}

/**
 * Finds the `}` of the reference whose `$` starts the range. When the braces of the range do not add up, the last `}` of the line and range
 * closes, as in compose-go.
 */
export function closingBrace(braces: Braces, { start, end }: Range): number | undefined {
  const close = braces.closers.get(start);
  if (close !== undefined && close < end) return close;
  const last = lastBefore(braces.all, Math.min(end, braces.unclosed.get(start) ?? end));
  return last !== undefined && last > start ? last : undefined;
}

function lastBefore(sorted: readonly number[], limit: number): number | undefined {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? limit) < limit) low = middle + 1;
    else high = middle;
  }
  return sorted[low - 1];
}
