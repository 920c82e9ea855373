/** A list of names as part of a sentence, cut short where it would be endless. */

const LIMIT = 5;

export function listOf(names: readonly string[], last: 'and' | 'or' = 'and'): string {
  if (names.length > LIMIT) return `${names.slice(0, LIMIT - 1).join(', ')} ${last} ${names.length - LIMIT + 1} more`;
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} ${last} ${names.at(-1)}`;
}
