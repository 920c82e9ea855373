/** Names and the like as part of a sentence: `a, b and c`, `a, b or c`. */

/** At most four of them; of more, three and how many there are besides. */
export function listWords(words: readonly string[]): string {
  if (words.length > 4) return `${words.slice(0, 3).join(', ')} and ${words.length - 3} others`;
  return listAllWords(words);
}

export function listAllWords(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

export function listChoices(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
