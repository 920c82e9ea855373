import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { realFiles } from '../../src/cli/real-files.ts';
import { convert } from '../../src/convert.ts';
import { matchesPattern } from '../../src/model/path.ts';
import { COMPOSE_PATHS } from '../../src/model/paths.gen.ts';
import type { LedgerEntry } from '../../src/transformer/bundle.ts';
import { CONCERNS } from '../../src/transformer/concerns/index.ts';
import { coverage } from '../../src/transformer/coverage.ts';

function ledgerOf(fixture: string): readonly LedgerEntry[] {
  const cwd = resolve('fixtures', fixture);
  const { profiles = [] } = JSON.parse(readFileSync(join(cwd, 'case.json'), 'utf8')) as { readonly profiles?: readonly string[] };
  return convert({ files: realFiles, cwd, environment: {}, profiles }).bundle?.ledger ?? [];
}

/** What a concern always refuses, and what it never does, hold in every conversion. */
function agrees(fate: string, entry: LedgerEntry): boolean {
  // What nobody uses, or what the loader acts on, says nothing of the attribute.
  if (entry.by === 'parser' || entry.by === 'project' || entry.fate === 'ignored') return true;
  if (fate === 'by case') return true;
  return fate === 'mapped' ? entry.fate !== 'unsupported' : entry.fate === fate;
}

describe.each(readdirSync('fixtures').sort())('the coverage table agrees with what became of %s', (fixture) => {
  const ledger = ledgerOf(fixture);

  it('in every place', () => {
    const rows = coverage();
    const wrong = ledger.flatMap((entry) => {
      const row = rows.find(({ path }) => matchesPattern(entry.path, path));
      return row === undefined || agrees(row.fate, entry) ? [] : [`${row.path} (${row.fate}): ${entry.fate} by ${entry.by}`];
    });
    expect([...new Set(wrong)]).toEqual([]);
  });

  it('which are at least a few', () => {
    expect(ledger.length).toBeGreaterThan(3);
  });
});

describe('the fates that concerns give to single paths', () => {
  it('are each the first that matches a path of the concern', () => {
    const stale = CONCERNS.flatMap(({ name, owns, fates = {} }) => {
      const patterns = Object.keys(fates);
      const owned = COMPOSE_PATHS.map((path) => path.split('.')).filter((path) => owns.some((pattern) => matchesPattern(path, pattern)));
      const used = new Set(owned.map((path) => patterns.find((pattern) => matchesPattern(path, pattern))));
      return patterns.filter((pattern) => !used.has(pattern)).map((pattern) => `${name}: ${pattern}`);
    });
    expect(stale).toEqual([]);
  });
});
