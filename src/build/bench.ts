/** Prints what a run costs: against a bare start of Node, and against the number of services. Nothing fails here; the numbers are for reading. */

import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const CLI = resolve('dist/cli.cjs');
const BARE = ['-e', '0'];

interface Run {
  readonly milliseconds: number;
  readonly megabytes: number;
}

export function run(): void {
  const folder = mkdtempSync(join(tmpdir(), 'kubeferry-bench-'));
  try {
    startUp(folder);
    growth(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function startUp(folder: string): void {
  const file = resolve('fixtures/flask-wordcount/compose.yaml');
  const rounds = 21;
  const [bare, ...others] = inTurn(rounds, [
    () => timed(BARE, folder),
    () => timed([CLI, '--version'], folder),
    () => timed([CLI, 'lint', file], folder),
    () => converted(file, { out: join(folder, 'out') }),
  ]);
  const base = bare?.milliseconds ?? Number.NaN;
  console.log(`flask-wordcount, median of ${rounds} runs in turn`);
  print('node -e 0', `${base.toFixed(1)} ms`);
  for (const [i, name] of ['kubeferry --version', 'kubeferry lint', 'kubeferry convert'].entries()) {
    const milliseconds = others[i]?.milliseconds ?? Number.NaN;
    print(name, `${milliseconds.toFixed(1)} ms`, `${(milliseconds / base).toFixed(2)} x node -e 0`);
  }
}

function growth(folder: string): void {
  const file = (services: number) => join(folder, String(services), 'compose.yaml');
  for (const services of [100, 1_000, 10_000]) {
    mkdirSync(join(folder, String(services)));
    writeFileSync(file(services), composeOf(services));
  }
  const tell = join(folder, 'tell-peak.cjs');
  writeFileSync(tell, "process.on('exit',()=>process._rawDebug('peak '+process.resourceUsage().maxRSS))");
  const convert = (services: number) => () => converted(file(services), { out: join(folder, 'out'), tell });
  const [bare, few, small] = inTurn(9, [() => timed(BARE, folder), convert(100), convert(1_000)]);
  const [base, large] = inTurn(3, [convert(1_000), convert(10_000)]);
  if (bare === undefined || few === undefined || small === undefined || base === undefined || large === undefined) return;
  console.log('\nconvert of a generated project, median of 9 runs in turn, of 3 for the largest');
  print('100 services', ...cells(few), `${(few.milliseconds / bare.milliseconds).toFixed(1)} x node -e 0`);
  print('1,000 services', ...cells(small), `${(small.milliseconds / bare.milliseconds).toFixed(1)} x node -e 0`);
  print('10,000 services', ...cells(large), `${(large.milliseconds / base.milliseconds).toFixed(1)} x the time of 1,000 between them`);
}

function cells({ milliseconds, megabytes }: Run): readonly string[] {
  return [`${milliseconds.toFixed(0)} ms`, `${megabytes.toFixed(0)} MB at most`];
}

/** The median run of each. They alternate, so that a busy moment of the machine falls on all of them. */
function inTurn(rounds: number, jobs: readonly (() => Run)[]): readonly Run[] {
  const runs = jobs.map((): Run[] => []);
  for (let round = 0; round < rounds; round++) for (const [i, job] of jobs.entries()) runs[i]?.push(job());
  return runs.map((all) => ({
    milliseconds: median(all.map((one) => one.milliseconds)),
    megabytes: median(all.map((one) => one.megabytes)),
  }));
}

function timed(args: readonly string[], cwd: string): Run {
  const start = process.hrtime.bigint();
  const { stderr } = spawnSync(process.execPath, args, { cwd, encoding: 'utf8', maxBuffer: 1 << 30 });
  const milliseconds = Number(process.hrtime.bigint() - start) / 1e6;
  return { milliseconds, megabytes: Number(/^peak (\d+)$/m.exec(stderr)?.[1] ?? 0) / 1024 };
}

/**
 * Into a folder that is not there yet, beside `out`; a file system that has to take a thousand files back between two runs would be what is measured.
 * A process that loads `tell` tells its own peak of memory as it ends.
 */
function converted(file: string, { out: beside, tell }: { readonly out: string; readonly tell?: string }): Run {
  const out = join(mkdtempSync(`${beside}-`), 'k8s');
  return timed([...(tell === undefined ? [] : ['--require', tell]), CLI, 'convert', '-f', file, '-o', out], dirname(file));
}

/** A web server with its worker, their database and their queue; then the next four. */
function composeOf(services: number): string {
  const groups = Array.from({ length: services / 4 }, (_, i) => groupOf(i));
  const volumes = groups.map((_, i) => `  data-${i}:`);
  return ['services:', ...groups, 'volumes:', ...volumes, ''].join('\n');
}

function groupOf(i: number): string {
  const settings = `    environment:
      DATABASE_URL: postgresql://app:secret-${i}@postgres-${i}:5432/app
      REDIS_URL: redis://redis-${i}:6379
    depends_on: [postgres-${i}, redis-${i}]`;
  return `  web-${i}:
    image: example/web:1.2
    ports: ["${10_000 + i}:8080"]
${settings}
    healthcheck:
      test: ["CMD", "curl", "-f", "http://localhost:8080/health"]
      interval: 10s
      start_period: 30s
  worker-${i}:
    image: example/worker:1.2
    command: ["work", "--queue", "default"]
${settings}
  postgres-${i}:
    image: postgres:16
    environment:
      POSTGRES_USER: app
      POSTGRES_PASSWORD: secret-${i}
      POSTGRES_DB: app
    volumes: ["data-${i}:/var/lib/postgresql/data"]
  redis-${i}:
    image: redis:7`;
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}

function print(name: string, ...columns: readonly string[]): void {
  console.log(`  ${name.padEnd(20)}${columns.map((column) => column.padStart(14)).join('   ')}`);
}
