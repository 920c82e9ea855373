/**
 * Converts every compose file of a corpus that Docker Compose accepts, and has the API server's own checks look at what comes out:
 * `npm run task corpus -- CORPUS KUBE-VALIDATE`.
 */

import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';

interface Conversion {
  readonly file: string;
  readonly folder: string;
  /** Why there is no result to check. */
  readonly problem?: string;
}

export async function run([corpus = '', validator = '']: readonly string[]): Promise<void> {
  const base = mkdtempSync(join(tmpdir(), 'kubeferry-corpus-'));
  try {
    const conversions = await convertAll(
      acceptedFiles(corpus).map((file, i) => ({ file, folder: join(base, String(i)) })),
      corpus,
    );
    const faults = validate(
      conversions.filter(({ problem }) => problem === undefined),
      validator,
    );
    const failed = conversions.filter(({ problem, folder }) => problem !== undefined || faults.has(folder));
    for (const { file, folder, problem } of failed) console.log([file, ...(faults.get(folder) ?? [problem])].join('\n    '));
    console.log(`${conversions.length - failed.length} passed, ${failed.length} failed`);
    process.exitCode = failed.length > 0 ? 1 : 0;
  } finally {
    rmSync(base, { recursive: true, force: true });
  }
}

function acceptedFiles(corpus: string): readonly string[] {
  const rows = readFileSync(join(corpus, 'index.tsv'), 'utf8').trim().split('\n').slice(1);
  return rows.map((row) => row.split('\t')).flatMap(([file, reference]) => (file !== undefined && reference === 'accepted' ? [file] : []));
}

async function convertAll(jobs: readonly Conversion[], corpus: string): Promise<readonly Conversion[]> {
  const conversions: Conversion[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    for (let job = jobs[next++]; job !== undefined; job = jobs[next++]) conversions.push(await convert(job, corpus));
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return conversions.sort((a, b) => (a.file < b.file ? -1 : 1));
}

/** Findings are the file's own matter here; only a conversion that could not be done is a problem. */
function convert(job: Conversion, corpus: string): Promise<Conversion> {
  const compose = join(resolve(corpus), 'files', job.file);
  const args = [resolve('dist/cli.js'), 'convert', '-f', basename(compose), '-o', job.folder, '--fail-on', 'none', '--quiet'];
  const options = { cwd: dirname(compose), env: { PATH: process.env['PATH'], HOME: '/nonexistent' }, timeout: 60_000 };
  return new Promise((done) => {
    execFile(process.execPath, args, options, (error, _, stderr) => {
      done(error === null ? job : { ...job, problem: `exit status ${error.code}: ${stderr.trim().slice(-400)}` });
    });
  });
}

/** What one line of the validator says of one object. */
interface Verdict {
  readonly set: string;
  readonly kind: string;
  readonly name: string;
  readonly errors?: readonly { readonly path?: string; readonly message: string }[];
}

/** Faults by folder. */
function validate(conversions: readonly Conversion[], validator: string): ReadonlyMap<string, readonly string[]> {
  const folders = conversions.map(({ folder }) => folder);
  const { stdout, error } = spawnSync(validator, ['--json', '--batch', ...folders], { encoding: 'utf8', maxBuffer: 1 << 30 });
  if (error) throw error;
  const faults = new Map<string, string[]>();
  for (const line of stdout.split('\n').filter((text) => text !== '')) {
    const { set, kind, name, errors = [] } = JSON.parse(line) as Verdict;
    const texts = errors.map(({ path = '', message }) => `${kind} ${name}: ${path} ${message}`);
    if (texts.length > 0) faults.set(set, [...(faults.get(set) ?? []), ...texts]);
  }
  return faults;
}
