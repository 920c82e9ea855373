/**
 * Converts every compose file of a corpus that Docker Compose accepts, has the API server's own checks look at what comes out, and counts:
 * `npm run task corpus -- CORPUS KUBE-VALIDATE`.
 */

import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { realFiles } from '../cli/real-files.ts';
import { type Conversion, convert, hasFault } from '../convert.ts';

interface Converted {
  readonly file: string;
  /** Where the objects are. */
  readonly folder: string;
  readonly conversion: Conversion;
  /** Why there is no result to check. */
  readonly problem?: string;
}

export function run([corpus = '', validator = '']: readonly string[]): void {
  const base = mkdtempSync(join(tmpdir(), 'kubeferry-corpus-'));
  try {
    const converted = acceptedFiles(corpus).map((file, i) => convertFile(resolve(corpus, 'files'), file, join(base, String(i))));
    const faults = validate(
      converted.flatMap(({ folder, problem, conversion }) => (problem === undefined && isNotEmpty(conversion) ? [folder] : [])),
      validator,
    );
    const failed = converted.filter(({ problem, folder }) => problem !== undefined || faults.has(folder));
    for (const { file, folder, problem } of failed) console.log([file, ...(faults.get(folder) ?? [problem])].join('\n    '));
    printCounts(converted);
    console.log(`${converted.length - failed.length} passed, ${failed.length} failed`);
    process.exitCode = failed.length > 0 ? 1 : 0;
  } finally {
    rmSync(base, { recursive: true, force: true });
  }
}

/** A project all of whose services wait for a profile has nothing to check. */
function isNotEmpty({ bundle }: Conversion): boolean {
  return (bundle?.objects.length ?? 0) > 0;
}

function acceptedFiles(corpus: string): readonly string[] {
  const rows = readFileSync(join(corpus, 'index.tsv'), 'utf8').trim().split('\n').slice(1);
  return rows.map((row) => row.split('\t')).flatMap(([file, reference]) => (file !== undefined && reference === 'accepted' ? [file] : []));
}

/** Findings are the file's own matter here; only a conversion that could not be done, or a fault of ours, is a problem. */
function convertFile(root: string, file: string, folder: string): Converted {
  const compose = join(root, file);
  const conversion = convert({
    files: realFiles,
    cwd: dirname(compose),
    home: '/nonexistent',
    environment: {},
    composeFiles: [basename(compose)],
  });
  const said = conversion.diagnostics.filter(({ severity }) => severity === 'error').map(({ message }) => message);
  if (conversion.bundle === undefined || hasFault(conversion.diagnostics))
    return { file, folder, conversion, problem: said.join('\n    ') };
  for (const { path, text } of conversion.files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return { file, folder, conversion };
}

/** What one line of the validator says of one object. */
interface Verdict {
  readonly set: string;
  readonly kind: string;
  readonly name: string;
  readonly errors?: readonly { readonly path?: string; readonly message: string }[];
  /** After the objects of a set. */
  readonly summary?: { readonly set: string; readonly error?: string };
}

/** Faults by folder. */
function validate(folders: readonly string[], validator: string): ReadonlyMap<string, readonly string[]> {
  const { stdout, error } = spawnSync(validator, ['--json', '--batch', ...folders], { encoding: 'utf8', maxBuffer: 1 << 30 });
  if (error) throw error;
  const faults = new Map<string, string[]>();
  for (const line of stdout.split('\n').filter((text) => text !== '')) {
    const { set, kind, name, errors = [], summary } = JSON.parse(line) as Verdict;
    if (summary?.error !== undefined) faults.set(summary.set, [summary.error]);
    const texts = errors.map(({ path = '', message }) => `${kind} ${name}: ${path} ${message}`);
    if (texts.length > 0) faults.set(set, [...(faults.get(set) ?? []), ...texts]);
  }
  return faults;
}

function printCounts(converted: readonly Converted[]): void {
  const bundles = converted.flatMap(({ conversion }) => conversion.bundle ?? []);
  console.log(`${bundles.length} of ${converted.length} projects converted`);
  print('objects', tally(bundles.flatMap(({ objects }) => objects.map(({ object }) => object.kind))));
  print('paths', tally(bundles.flatMap(({ ledger }) => ledger.map(({ fate }) => fate))));
  const unaccounted = converted.flatMap(({ conversion }) => conversion.diagnostics.filter(({ code }) => code === 'convert/unmapped'));
  console.log(`paths without a fate: ${unaccounted.length}`);
}

function tally(words: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return new Map([...counts].sort(([, a], [, b]) => b - a));
}

function print(what: string, counts: ReadonlyMap<string, number>): void {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  console.log(`${total} ${what}: ${[...counts].map(([word, count]) => `${count} ${word}`).join(', ')}`);
}
