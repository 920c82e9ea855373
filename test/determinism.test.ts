import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDocument, stringify } from 'yaml';
import { convert } from '../src/convert.ts';
import { shortHash } from '../src/kube/names.ts';
import { memoryFiles } from '../src/parser/memory-files.ts';
import { composeFiles, fixtureTexts, type Texts } from './meta/kitchen-sink.ts';

function conversion(texts: Texts) {
  const files = Object.fromEntries(Object.entries(texts).map(([path, text]) => [`/project/${path}`, text]));
  return convert({ files: memoryFiles(files), cwd: '/project', environment: {}, composeFiles: ['/project/compose.yaml'] });
}

/** What is written, byte for byte. */
function written(texts: Texts): readonly string[] {
  return conversion(texts).files.map(({ path, text }) => `${path}\n${text}`);
}

/** What is said, whatever its order and its places. */
function said(texts: Texts): readonly string[] {
  return conversion(texts)
    .diagnostics.map(({ severity, code, message, help = '' }) => `${severity} ${code} ${message} ${help}`)
    .sort();
}

/** The same data with the keys of every mapping in an order that the seed decides; lists stay, since their order may mean something. */
function shuffled(text: string, seed: number): string {
  return stringify(shuffle(parseDocument(text, { merge: true }).toJS(), seed), { aliasDuplicateObjects: false });
}

function shuffle(value: unknown, seed: number): unknown {
  if (Array.isArray(value)) return value.map((item) => shuffle(item, seed));
  if (typeof value !== 'object' || value === null) return value;
  const rank = (key: string) => shortHash(`${seed} ${key}`);
  const entries = Object.entries(value).sort(([a], [b]) => (rank(a) < rank(b) ? -1 : 1));
  return Object.fromEntries(entries.map(([key, member]) => [key, shuffle(member, seed)]));
}

function shuffledTexts(texts: Texts, seed: number): Texts {
  return { ...texts, ...Object.fromEntries(composeFiles(texts).map((file) => [file, shuffled(texts[file] ?? '', seed)])) };
}

describe.each(['flask-wordcount', 'kitchen-sink'])('%s', (fixture) => {
  const texts = fixtureTexts(fixture);

  it('converted twice gives the same bytes', () => {
    expect(written(texts)).toEqual(written(texts));
    expect(conversion(texts).diagnostics).toEqual(conversion(texts).diagnostics);
  });

  it('with its keys in another order gives the same bytes', { timeout: 60_000 }, () => {
    const expected = [written(texts), said(texts)];
    expect(expected[0]).not.toEqual([]);
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const other = shuffledTexts(texts, seed);
        expect([written(other), said(other)]).toEqual(expected);
      }),
      { numRuns: 10 },
    );
  });
});
