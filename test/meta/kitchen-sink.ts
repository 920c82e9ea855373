/** The fixture that has every attribute of the Compose specification, as text and as leaves that may be taken away. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isCollection, isMap, isScalar, isSeq, parseDocument } from 'yaml';
import type { Path } from '../../src/model/path.ts';

export type Texts = Readonly<Record<string, string>>;

/** The texts of a fixture by path below it, without what is expected of it. */
export function fixtureTexts(fixture: string): Texts {
  const root = join('fixtures', fixture);
  const paths = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(root.length + 1)
        .replaceAll('\\', '/'),
    )
    .filter((path) => !path.startsWith('expected/') && path !== 'case.json');
  return Object.fromEntries(paths.sort().map((path) => [path, readFileSync(join(root, path), 'utf8')]));
}

/** The compose files among them. */
export function composeFiles(texts: Texts): readonly string[] {
  return Object.keys(texts).filter((path) => path.endsWith('.yaml'));
}

/** Where a value stands that has nothing below it: a scalar, null, an empty list or mapping. */
export function leavesOf(text: string): readonly Path[] {
  const leaves: Path[] = [];
  collect(parseDocument(text).contents, [], leaves);
  return leaves;
}

function collect(node: unknown, path: Path, leaves: Path[]): void {
  if (isMap(node) && node.items.length > 0) {
    for (const { key, value } of node.items) collect(value, [...path, isScalar(key) ? String(key.value) : String(key)], leaves);
  } else if (isSeq(node) && node.items.length > 0) for (const [i, item] of node.items.entries()) collect(item, [...path, i], leaves);
  else leaves.push(path);
}

/** The text without a leaf, and without the lists and mappings that have nothing else in them. */
export function withoutLeaf(text: string, leaf: Path): string {
  const document = parseDocument(text);
  document.deleteIn(leaf);
  for (let path = leaf.slice(0, -1); path.length > 0; path = path.slice(0, -1)) {
    const holder = document.getIn(path);
    if (!isCollection(holder) || holder.items.length > 0) break;
    document.deleteIn(path);
  }
  return document.toString();
}
