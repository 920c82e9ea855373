/** Prints what a run costs: against a bare start of Node, and against the number of services. Nothing fails here; the numbers are for reading. */

import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const ROUNDS = 21;
const CLI = resolve('dist/cli.js');

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

/** Runs of the different commands alternate, so that a busy moment of the machine falls on all of them. */
function startUp(folder: string): void {
  const project = resolve('fixtures/flask-wordcount');
  const commands = new Map([
    ['node -e 0', ['-e', '0']],
    ['kubeferry --version', [CLI, '--version']],
    ['kubeferry lint', [CLI, 'lint', join(project, 'compose.yaml')]],
    ['kubeferry convert', [CLI, 'convert', '-f', join(project, 'compose.yaml'), '-o', join(folder, 'out')]],
  ]);
  const times = new Map([...commands.keys()].map((name) => [name, [] as number[]]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, args] of commands) times.get(name)?.push(timed(args, folder).milliseconds);
  }
  const bare = median(times.get('node -e 0') ?? []);
  console.log(`flask-wordcount, median of ${ROUNDS} runs in turn`);
  for (const [name, all] of times) print(name, `${median(all).toFixed(1)} ms`, `${(median(all) / bare).toFixed(2)} x node -e 0`);
}

function growth(folder: string): void {
  console.log('\nconvert of a generated project');
  let first: number | undefined;
  for (const services of [100, 1_000, 10_000]) {
    const project = join(folder, String(services));
    mkdirSync(project);
    writeFileSync(join(project, 'compose.yaml'), composeOf(services));
    const { milliseconds, megabytes } = measured(['convert', '-o', join(project, 'out'), '--quiet', '--fail-on', 'none'], project);
    first ??= milliseconds / services;
    const each = milliseconds / services;
    print(
      `${services} services`,
      `${milliseconds.toFixed(0)} ms`,
      `${megabytes.toFixed(0)} MB`,
      `${(each / first).toFixed(2)} x the time of each of 100`,
    );
  }
}

function timed(args: readonly string[], cwd: string): Run {
  const start = process.hrtime.bigint();
  const { stderr } = spawnSync(process.execPath, args, { cwd, encoding: 'utf8' });
  const milliseconds = Number(process.hrtime.bigint() - start) / 1e6;
  return { milliseconds, megabytes: Number(/^peak (\d+)$/m.exec(stderr)?.[1] ?? 0) / 1024 };
}

/** Has the process tell its own peak of memory as it ends. */
function measured(args: readonly string[], cwd: string): Run {
  const tell = "process.on('exit',()=>process._rawDebug('peak '+process.resourceUsage().maxRSS))";
  return timed(['--import', `data:text/javascript,${encodeURIComponent(tell)}`, CLI, ...args], cwd);
}

/** Services as people write them: a third of each with a volume, a dependency, and a healthcheck. */
function composeOf(services: number): string {
  const lines = ['services:'];
  for (let i = 0; i < services; i++) {
    lines.push(`  service-${i}:`, `    image: example/service-${i}:1.2`, `    ports: ["${10_000 + (i % 50_000)}:8080"]`);
    lines.push('    environment:', `      PEER: http://service-${(i + 1) % services}:8080`, '      LOG_LEVEL: info');
    if (i % 3 === 0) lines.push(`    volumes: ["data-${i}:/data"]`);
    if (i % 3 === 1) lines.push(`    depends_on: [service-${i - 1}]`);
    if (i % 3 === 2) lines.push('    healthcheck:', '      test: ["CMD", "curl", "-f", "http://localhost:8080/health"]');
  }
  lines.push('volumes:');
  for (let i = 0; i < services; i += 3) lines.push(`  data-${i}:`);
  return `${lines.join('\n')}\n`;
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}

function print(name: string, ...cells: readonly string[]): void {
  console.log(`  ${name.padEnd(24)}${cells.map((cell) => cell.padStart(12)).join('   ')}`);
}
