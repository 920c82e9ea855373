/** Members of objects that take one line: most of them stand in many objects, so that a run makes and prints each once. */

import { type Node, Pair, Scalar } from 'yaml';

const MOST_KNOWN = 20_000;
const LONGEST = 100;

/** Returns undefined for a member that may take several lines, or is printed by where it stands. */
export type OneLineNode = (key: string, value: unknown) => Pair<Node, Node> | undefined;

export function oneLineNodes(textNode: (text: string) => Scalar<string>): OneLineNode {
  const known = new Map<string, Map<unknown, OneLine>>();
  let size = 0;
  return (key, value) => {
    const ofKey = known.get(key);
    const member = ofKey?.get(value);
    if (member !== undefined) return member;
    if (!isOneLine(key) || !(typeof value === 'string' ? isOneLine(value) : isBare(value))) return undefined;
    const made = new OneLine(textNode(key), typeof value === 'string' ? textNode(value) : new Scalar(value));
    if (size < MOST_KNOWN) {
      if (ofKey === undefined) known.set(key, new Map([[value, made]]));
      else ofKey.set(value, made);
      size++;
    }
    return made;
  };
}

/** As the library prints it the first time. */
class OneLine extends Pair<Node, Node> {
  #line: string | undefined;

  override toString(...place: Parameters<Pair['toString']>): string {
    this.#line ??= super.toString(...place);
    return this.#line;
  }
}

/** Lines are indented, long keys are marked, and a marker of documents is none within one. */
export function isOneLine(text: string): boolean {
  return text.length <= LONGEST && !text.includes('\n') && !/^(?:---|\.\.\.)/.test(text);
}

function isBare(value: unknown): boolean {
  return typeof value === 'number' || typeof value === 'boolean' || value === null;
}
