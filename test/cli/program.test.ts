import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundleCommandLine } from '../../src/build/bundle.ts';

let program: string;
beforeAll(async () => {
  program = await bundleCommandLine(mkdtempSync(join(tmpdir(), 'kubeferry-program-')));
});

function run(args: readonly string[], input = '') {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { input, encoding: 'utf8', cwd: tmpdir() });
  return { status, stdout, stderr };
}

describe('the program', () => {
  it('prints its version and nothing else', () => {
    expect(run(['--version'])).toEqual({ status: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/), stderr: '' });
  });

  it('ends with status 2 for what it does not know', () => {
    expect(run(['convrt'])).toEqual({ status: 2, stdout: '', stderr: expect.stringContaining('Did you mean convert?') });
  });

  it('reads a project from stdin', () => {
    const { status, stdout } = run(['config', '-f', '-', '-p', 'shop', '--format', 'json'], 'services: {web: {image: nginx}}');
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ name: 'shop', services: { web: { image: 'nginx' } } });
  });

  it('prints all of what a pipe cannot hold at once', async () => {
    const services = Array.from({ length: 4000 }, (_, i) => `  service-${'x'.repeat(100)}-${i}: { image: nginx }\n`);
    const child = spawn(process.execPath, [program, 'config', '--services', '-f', '-', '-p', 'shop']);
    child.stdin.end(`services:\n${services.join('')}`);
    let printed = '';
    child.stdout.on('data', (data) => {
      printed += String(data);
      child.stdout.pause();
      setTimeout(() => child.stdout.resume(), 1);
    });
    await new Promise((done) => child.on('close', done));
    expect(printed.split('\n')).toHaveLength(services.length + 1);
  });

  it('is quiet when nobody reads its output any more', async () => {
    const child = spawn(process.execPath, [program, '--help'], { stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.destroy();
    let complaints = '';
    child.stderr.on('data', (data) => {
      complaints += String(data);
    });
    const status = await new Promise((done) => child.on('close', done));
    expect([status, complaints]).toEqual([0, '']);
  });
});
