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
  /** Whether the project uses volumes, secrets or configs that it does not make itself. */
  readonly external: boolean;
  /** Why there is no result to check. */
  readonly problem?: string;
}

export async function run([corpus = '', validator = '']: readonly string[]): Promise<void> {
  const base = mkdtempSync(join(tmpdir(), 'kubeferry-corpus-'));
  try {
    const jobs = acceptedFiles(corpus).map((file, i) => ({ file, folder: join(base, String(i)), external: usesExternal(corpus, file) }));
    const conversions = await convertAll(jobs, corpus);
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

/** By what Docker Compose makes of the file. */
function usesExternal(corpus: string, file: string): boolean {
  const { model } = JSON.parse(readFileSync(join(corpus, 'expected', `${file}.json`), 'utf8')) as { readonly model: Model };
  const resources = [model.volumes, model.secrets, model.configs].flatMap((named) => Object.values(named ?? {}));
  return resources.some((resource) => resource?.external === true);
}

type Named = Readonly<Record<string, { readonly external?: boolean } | null>>;

interface Model {
  readonly volumes?: Named;
  readonly secrets?: Named;
  readonly configs?: Named;
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
  /** After the objects of a set. */
  readonly summary?: { readonly set: string; readonly error?: string };
}

/** Faults by folder. What a project takes from outside is rightly missing from the set. */
function validate(conversions: readonly Conversion[], validator: string): ReadonlyMap<string, readonly string[]> {
  const folders = conversions.map(({ folder }) => folder);
  const open = new Set(conversions.filter(({ external }) => external).map(({ folder }) => folder));
  const { stdout, error } = spawnSync(validator, ['--json', '--batch', ...folders], { encoding: 'utf8', maxBuffer: 1 << 30 });
  if (error) throw error;
  const faults = new Map<string, string[]>();
  for (const line of stdout.split('\n').filter((text) => text !== '')) {
    const { set, kind, name, errors = [], summary } = JSON.parse(line) as Verdict;
    if (summary?.error !== undefined) faults.set(summary.set, [summary.error]);
    const faulty = errors.filter(
      ({ message }) => !(open.has(set) && /^no (?:PersistentVolumeClaim|Secret|ConfigMap) .* in the set$/.test(message)),
    );
    const texts = faulty.map(({ path = '', message }) => `${kind} ${name}: ${path} ${message}`);
    if (texts.length > 0) faults.set(set, [...(faults.get(set) ?? []), ...texts]);
  }
  return faults;
}
