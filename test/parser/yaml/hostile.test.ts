/** Whatever the bytes are, the answer is documents or diagnostics, found within bounds. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Document, parse, Scalar } from 'yaml';
import { MAX_DEPTH, MAX_DIAGNOSTICS, MAX_FILE_SIZE, MAX_NODES } from '../../../src/parser/yaml/budget.ts';
import { readYaml } from '../../../src/parser/yaml/read-yaml.ts';
import { documentOf } from './reading.ts';

const COMPOSE = `
name: shop   # the project
x-common: &common
  restart: unless-stopped
  logging: {driver: json-file, options: {max-size: "10m", "max-file": '3'}}
services:
  web:
    <<: [*common, {init: true}]
    image: "nginx:\${TAG:-1.27}"
    command: ["sh", -c, 'echo "it''s" && exec nginx']
    ports: [ "80:80", 443 ]
    environment:
      - A=b
      - "C=d e"
    labels: !override
      com.example/date: 2024-01-01
      size: 0x10
  db: &db
    image: postgres
    healthcheck:
      test: |
        pg_isready \\
          -U app
    deploy: !reset null
    text: >-
      folded
      text

      paragraph
    "quoted key": "tab\\tbell\\a\\u00e9
      next line"
  ? replica
  : *db
---
%YAML 1.1
---
volumes:
...
`;

/** The spans must lie in the text, in whatever way the text is broken. */
function check(text: string): void {
  const { text: read, diagnostics, documents } = readYaml('f', text);
  for (const { at, help, related } of diagnostics) {
    expect(help).toBeTruthy();
    for (const span of [at, ...(related ?? []).map((place) => place.at)]) {
      expect(span?.start).toBeGreaterThanOrEqual(0);
      expect(span?.start).toBeLessThanOrEqual(read.length);
      expect(span?.end).toBeGreaterThanOrEqual(span?.start ?? 0);
    }
  }
  expect(diagnostics.length + documents.length).toBeGreaterThanOrEqual(0);
}

describe('no text is too broken', () => {
  it('every prefix', () => {
    for (let end = 0; end <= COMPOSE.length; end += 1) check(COMPOSE.slice(0, end));
  });

  it('every text without one of its characters', () => {
    for (let at = 0; at < COMPOSE.length; at += 1) check(COMPOSE.slice(0, at) + COMPOSE.slice(at + 1));
  });

  const piece = fc.constantFrom(
    ...[
      '\n',
      ' ',
      '  ',
      '\t',
      ':',
      ': ',
      '- ',
      '? ',
      ',',
      '[',
      ']',
      '{',
      '}',
      '"',
      "'",
      '#',
      '|\n',
      '>-\n',
      '&a ',
      '*a',
      '!',
      '!!int ',
      '!reset ',
      '%',
      '@',
    ],
    ...['\\', '---\n', '...\n', '<<: ', '\r\n', '\u2028', '\u0085', '😀', '\ud800', '\0', '~', '0x', 'k', '%YAML 1.1\n', '%TAG ! !x\n'],
  );

  it('mutations', () => {
    const edit = fc.record({ at: fc.nat(COMPOSE.length), remove: fc.nat(4), insert: piece });
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 6 }), (edits) => {
        check(edits.reduce((text, { at, remove, insert }) => text.slice(0, at) + insert + text.slice(at + remove), COMPOSE));
      }),
      { numRuns: 500 },
    );
  });

  it('heaps of marks', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => check(pieces.join(''))),
      { numRuns: 2000 },
    );
  });

  it('random bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        const { documents, diagnostics } = readYaml('f', bytes);
        expect(diagnostics.length > 0 || documents.length >= 0).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('what the yaml library writes is read back', () => {
  const unit = fc.constantFrom(...' \n\t"\'\\:#-?|>{}[],&*!%@`~', 'a', '1', 'é', '😀', '\u00a0', ' # ', ': ', '\n  ');
  const text = fc.string({ unit, maxLength: 30 });
  // go-yaml takes a first line of white space for indentation.
  const lines = fc.array(fc.string({ unit, maxLength: 20 }).map((line) => `.${line}`)).map((all) => all.join('\n'));

  it.each([
    ['QUOTE_DOUBLE', text],
    ['QUOTE_SINGLE', text],
    ['BLOCK_LITERAL', lines],
  ] as const)('as %s', (type, texts) => {
    fc.assert(
      fc.property(texts, fc.constantFrom(20, 80), (value, lineWidth) => {
        const scalar = new Scalar(value);
        scalar.type = type;
        const written = new Document({ key: { inner: [scalar] } }, { version: '1.1' }).toString({ lineWidth });
        // Folding some texts, the library writes what it does not read back itself.
        fc.pre(parse(written).key.inner[0] === value);
        expect(documentOf(written)).toEqual({ key: { inner: [value] } });
      }),
      { numRuns: 500 },
    );
  });

  it.each(['block', 'flow'] as const)('as a tree in %s style', (collectionStyle) => {
    const key = text.filter((name) => name !== '__proto__');
    const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
      tree: fc.oneof(
        { depthSize: 'small' },
        fc.oneof(text, fc.integer(), fc.boolean(), fc.constant(null)),
        fc.array(tie('tree'), { maxLength: 4 }),
        fc.dictionary(key, tie('tree'), { maxKeys: 4, noNullPrototype: true }),
      ),
    }));
    fc.assert(
      fc.property(tree, (value) => {
        const written = new Document({ root: value }, { version: '1.1' }).toString({ collectionStyle, defaultStringType: 'QUOTE_DOUBLE' });
        expect(documentOf(written)).toEqual({ root: value });
      }),
      { numRuns: 300 },
    );
  });
});

describe('what costs too much is refused', () => {
  const fill = (piece: string) => piece.repeat(Math.floor(MAX_FILE_SIZE / piece.length));

  it.each(['[', '{', '{a: ', '- ', '? ', '{a: [', '&a [', '!a {'])('nesting by %j', (piece) => {
    expect(readYaml('f', fill(piece)).diagnostics).toMatchObject([{ code: 'yaml/too-complex' }]);
  });

  it('nesting by indentation', () => {
    const lines = Array.from({ length: 2000 }, (_, depth) => `${' '.repeat(depth)}k:\n`);
    expect(readYaml('f', lines.join('')).diagnostics).toMatchObject([{ code: 'yaml/too-complex' }]);
  });

  it('nesting up to the limit is read', () => {
    expect(readYaml('f', '['.repeat(MAX_DEPTH - 1) + ']'.repeat(MAX_DEPTH - 1)).diagnostics).toEqual([]);
  });

  it.each(['-\n', '---\n'])('more values than %j may fill a file with', (piece) => {
    expect(readYaml('f', piece.repeat(MAX_NODES + 1)).diagnostics).toMatchObject([{ code: 'yaml/too-complex' }]);
  });

  it('more diagnostics than anyone reads', () => {
    expect(readYaml('f', 'a: b\n'.repeat(10_000)).diagnostics).toHaveLength(MAX_DIAGNOSTICS);
  });

  it('aliases that multiply', () => {
    const levels = Array.from(
      { length: 30 },
      (_, level) =>
        `a${level}: &a${level} [${Array(9)
          .fill(level === 0 ? 'x' : `*a${level - 1}`)
          .join(', ')}]\n`,
    );
    const { documents, diagnostics } = readYaml('f', levels.join(''));
    expect(diagnostics).toMatchObject([{ code: 'yaml/too-complex' }]);
    expect(documents).toHaveLength(1);
  });

  it('aliases that nest deeper and deeper', () => {
    const levels = Array.from(
      { length: MAX_DEPTH + 10 },
      (_, level) => `a${level}: &a${level} {k: ${level === 0 ? 'x' : `*a${level - 1}`}}\n`,
    );
    expect(readYaml('f', levels.join('')).diagnostics).toMatchObject([{ code: 'yaml/too-complex' }]);
  });

  it('merge keys that copy much into many places', () => {
    const keys = Array.from({ length: 5000 }, (_, i) => `k${i}: v`).join(', ');
    const users = Array.from({ length: 5000 }, (_, i) => `s${i}: {<<: *x}\n`).join('');
    expect(readYaml('f', `x: &x {${keys}}\n${users}`).diagnostics).toMatchObject([{ code: 'yaml/too-complex' }]);
  });

  it('merge keys inside merge keys', () => {
    const keys = Array.from({ length: 20_000 }, (_, i) => `k${i}: v`).join(', ');
    expect(readYaml('f', `a: ${'{<<: '.repeat(400)}{${keys}}${'}'.repeat(400)}\n`).diagnostics).toMatchObject([
      { code: 'yaml/too-complex' },
    ]);
  });
});

it('many services may share their anchors', () => {
  const services = Array.from({ length: 10_000 }, (_, i) => `  s${i}:\n    <<: *common\n    image: app:${i}\n    environment: *env\n`);
  const file = `x-common: &common {restart: always, logging: {driver: json-file}}\nx-env: &env {A: 1, B: 2, C: 3, D: 4}\nservices:\n${services.join('')}`;
  const { documents, diagnostics } = readYaml('f', file);
  expect(diagnostics).toEqual([]);
  expect(documents).toHaveLength(1);
});
