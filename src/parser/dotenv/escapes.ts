/** The escape sequences of double-quoted values in `.env` files. */

/** `\c` is in the list of compose-go's parser, but stays as it is; so do hexadecimal and Unicode escapes. */
const SEQUENCE = /\\(?:[abcfnrtv$"\\]|0\d{0,3})/g;

const CHARACTERS: ReadonlyMap<string, string> = new Map([
  ['\\a', '\x07'],
  ['\\b', '\b'],
  ['\\f', '\f'],
  ['\\n', '\n'],
  ['\\r', '\r'],
  ['\\t', '\t'],
  ['\\v', '\v'],
  ['\\"', '"'],
  ['\\\\', '\\'],
  // Interpolation comes after: this is how it reads a dollar that is meant as it is.
  ['\\$', '$$'],
]);

export function expandEscapes(text: string): string {
  return text.replace(SEQUENCE, (sequence) => CHARACTERS.get(sequence) ?? (sequence.startsWith('\\0') ? octal(sequence) : sequence));
}

/** `\0` and three octal digits up to 377. What falls short of that loses its `0`, as in compose-go. */
function octal(sequence: string): string {
  const digits = sequence.slice(2);
  return /^[0-3][0-7]{2}$/.test(digits) ? String.fromCharCode(Number.parseInt(digits, 8)) : `\\${digits}`;
}
