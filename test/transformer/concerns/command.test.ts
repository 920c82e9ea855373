import { describe, expect, it } from 'vitest';
import { convertText } from '../conversion.ts';

const one = (fields: string) => convertText(`services:\n  app:\n    image: "app:1"\n    ${fields}\n`);

describe('command and entrypoint', () => {
  it.each([
    ['command: serve --port 8080', { args: ['serve', '--port', '8080'] }],
    ['command: [serve, "two words", "# none", "a: b"]', { args: ['serve', 'two words', '# none', 'a: b'] }],
    ['command: ["true", "8080", "y", "1e3", "~"]', { args: ['true', '8080', 'y', '1e3', '~'] }],
    ['entrypoint: /entry --quiet', { command: ['/entry', '--quiet'] }],
    ['entrypoint: [/entry]\n    command: [serve]', { command: ['/entry'], args: ['serve'] }],
    ['entrypoint: [/entry]\n    command: []', { command: ['/entry'] }],
    ['entrypoint: []\n    command: [/serve, x]', { command: ['/serve', 'x'] }],
    ['entrypoint: ""\n    command: /serve x', { command: ['/serve', 'x'] }],
    ['command: "serve | tee log"', { args: ['serve'] }],
    ['command: ["first\\nsecond"]', { args: ['first\nsecond'] }],
    ['command:', {}],
  ])('%s: entrypoint is command, command is args, and no shell is added', (fields, expected) => {
    const { command, args } = one(fields).container('app');
    const given = Object.entries({ command, args }).filter(([, value]) => value !== undefined);
    expect(Object.fromEntries(given)).toEqual(expected);
  });

  it.each([
    ['command: ["sh", "-c", "echo $$(hostname) $$HOME"]', ['sh', '-c', 'echo $$(hostname) $HOME']],
    ['command: ["$$(X)"]', ['$$(X)']],
  ])('%s keeps what Kubernetes would expand', (fields, args) => {
    expect(one(fields).container('app').args).toEqual(args);
  });

  it.each([
    ['command: []', 'command', 'unsupported'],
    ['entrypoint: []', 'entrypoint', 'unsupported'],
    ['entrypoint: []\n    command: [x]', 'entrypoint', 'mapped'],
    ['command:', 'command', 'mapped'],
    ['entrypoint:', 'entrypoint', 'mapped'],
  ])('%s', (fields, key, fate) => {
    const out = one(fields);
    expect(out.fate(`services.app.${key}`) ?? 'mapped').toBe(fate);
    expect(out.codes()).not.toContain('convert/unmapped');
  });
});

describe('how a process is started', () => {
  it.each([
    ['working_dir: /srv', { workingDir: '/srv' }],
    ['tty: true', { tty: true }],
    ['stdin_open: true', { stdin: true }],
  ])('%s', (fields, expected) => {
    expect(one(fields).container('app')).toMatchObject(expected);
  });

  it.each([
    ['init: true', true, 'approximated'],
    ['init: false', undefined, 'mapped'],
  ])('%s', (fields, shared, fate) => {
    const out = one(fields);
    expect(out.pod('app').shareProcessNamespace).toBe(shared);
    expect(out.fate('services.app.init')).toBe(fate);
  });
});
