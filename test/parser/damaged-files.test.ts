/** However a compose file of the fixtures is damaged, loading, linting and converting it end in diagnostics or in a result. */

import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { realFiles } from '../../src/cli/real-files.ts';
import { convert } from '../../src/convert.ts';
import { lint } from '../../src/linter/lint.ts';
import { readSettings } from '../../src/linter/settings.ts';
import type { Files } from '../../src/model/files.ts';
import { load } from '../../src/parser/load.ts';

const SETTINGS = readSettings({ rules: [], select: [], ignore: [] }).value;
const FIXTURES = resolve('fixtures');

/** The files of the fixture with another text for its compose file. */
function requestFor(folder: string, bytes: Uint8Array) {
  const cwd = join(FIXTURES, folder);
  const compose = join(cwd, 'compose.yaml');
  const files: Files = { ...realFiles, read: (path, limit) => (path === compose ? { bytes } : realFiles.read(path, limit)) };
  return { files, cwd, environment: {}, home: '/home/user', profiles: ['*'] };
}

/** What comes of the text: nothing may be thrown, and every diagnostic has its place. */
function check(folder: string, bytes: Uint8Array): void {
  const request = requestFor(folder, bytes);
  lint(load({ ...request, unset: 'opaque' }), SETTINGS);
  for (const { place, code, message } of convert(request).diagnostics) {
    if (!code.startsWith('kube/'))
      expect(place, `${code}: ${message}`).toMatchObject({ line: expect.any(Number), column: expect.any(Number) });
  }
}

const fixtures = readdirSync(FIXTURES).filter((folder) => readdirSync(join(FIXTURES, folder)).includes('compose.yaml'));

describe.each(fixtures)('%s', { timeout: 60_000 }, (folder) => {
  const text = readFileSync(join(FIXTURES, folder, 'compose.yaml'), 'utf8');
  const lines = text.split('\n');
  const encoder = new TextEncoder();
  const at = fc.nat(lines.length - 1);

  it('cut off anywhere', () => {
    fc.assert(
      fc.property(fc.nat(text.length), (end) => check(folder, encoder.encode(text.slice(0, end)))),
      { numRuns: 10 },
    );
  });

  it('with other bytes', () => {
    const edit = fc.tuple(fc.nat(text.length - 1), fc.nat(255));
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 5 }), (edits) => {
        const bytes = encoder.encode(text);
        for (const [place, byte] of edits) bytes[place] = byte;
        check(folder, bytes);
      }),
      { numRuns: 10 },
    );
  });

  it('with lines gone, swapped and moved to another depth', () => {
    const edit = fc.record({ kind: fc.constantFrom('drop', 'swap', 'indent', 'unindent', 'repeat'), at, other: at });
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 5 }), (edits) => {
        const edited = edits.reduce((all, { kind, at: i, other }) => {
          const line = all[i] ?? '';
          const rest = all.filter((_, index) => index !== i);
          if (kind === 'drop') return rest;
          if (kind === 'swap') return all.with(i % all.length, all[other] ?? '').with(other % all.length, line);
          if (kind === 'repeat') return [...all.slice(0, i), line, ...all.slice(i)];
          return all.with(i % all.length, kind === 'indent' ? `  ${line}` : line.replace(/^ {2}/, ''));
        }, lines);
        check(folder, encoder.encode(edited.join('\n')));
      }),
      { numRuns: 20 },
    );
  });
});
