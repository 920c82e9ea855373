import { describe, expect, it } from 'vitest';
import { convert } from '../../src/convert.ts';
import { memoryFiles } from '../../src/parser/memory-files.ts';

function run(file: string, compose = 'services: {web: {image: nginx:1.29}}\n') {
  const files = memoryFiles({ '/project/compose.yaml': compose, '/project/kubeferry.yaml': file });
  const { files: written, diagnostics } = convert({ files, cwd: '/project', environment: {} });
  return { written: written.length, diagnostics };
}

const many = (line: (i: number) => string, count = 10_000) => Array.from({ length: count }, (_, i) => line(i)).join('');

describe('a hostile kubeferry.yaml ends in a diagnostic', () => {
  it.each<[string, string]>([
    ['many unknown keys', many((i) => `key${i}: 1\n`)],
    ['many wrong services', `services:\n${many((i) => `  s${i}: {expose: {kind: x, port: y}, replica: 1}\n`)}`],
    ['many labels', `labels:\n${many((i) => `  "a b${i}": x\n`)}`],
    ['deep nesting', `services: ${'{a: '.repeat(400)}${'}'.repeat(400)}\n`],
    ['deeper nesting', `services: ${'['.repeat(100_000)}\n`],
    [
      'an alias bomb',
      `x-a: &a [1,1,1,1,1,1,1,1,1]\n${many((i) => `x-${i}: &b${i} [*a,*a,*a,*a,*a,*a,*a,*a,*a]\n`, 9)}namespace: [*b8,*b7]\n`,
    ],
    ['a long name', `namespace: ${'a'.repeat(100_000)}!\n`],
    ['a long image', `images: {registry: ${'a/'.repeat(50_000)}@}\n`],
    ['a NUL byte', 'namespace: "a\0b"\n'],
    ['own names of objects', '__proto__: {}\nconstructor: {}\n'],
  ])('%s', (_, file) => {
    const { written, diagnostics } = run(file);
    expect(written).toBe(0);
    expect(diagnostics.length).toBeGreaterThan(0);
    expect(diagnostics.length).toBeLessThan(500);
  });

  it('takes names of objects for what they are: names', () => {
    const compose = 'services: {constructor: {image: a:1}, __proto__: {image: b:1}}\n';
    const { written, diagnostics } = run('services: {constructor: {replicas: 2}, __proto__: {replicas: 3}}\n', compose);
    expect(written).toBeGreaterThan(0);
    expect(diagnostics.filter(({ code }) => code.startsWith('settings/'))).toEqual([]);
  });
});
