import { describe, expect, it } from 'vitest';
import { loadMemory, loadProject, placeOf } from './load-memory.ts';

const environmentOf = (service: string, files: Record<string, string>, request: object = {}): unknown =>
  loadProject({ files: { 'compose.yaml': `services: {web: {image: x, ${service}}}`, ...files }, ...request }).project.services['web']
    ?.environment;

describe('env_file', () => {
  it.each([
    [
      'a later file wins, and `environment` over both',
      'env_file: [a, b], environment: {C: c}',
      { a: 'A=1\nB=1\nC=1', b: 'B=2\nC=2' },
      { A: '1', B: '2', C: 'c' },
    ],
    ['a variable without a value hides that of a file', 'env_file: [a], environment: [A]', { a: 'A=1' }, { A: null }],
    ['a variable without a value is taken from the run', 'environment: {A: , B: }', { '.env': 'A=1' }, { A: '1', B: null }],
    [
      'values use the run, the service and the files before',
      'env_file: [a, b], environment: {S: s}',
      { '.env': 'R=r', a: 'A=a', b: 'X=$R$S$A' },
      { S: 's', A: 'a', X: 'rsa' },
    ],
    ['raw values stay', 'env_file: [{path: a, format: raw}]', { a: `A="$X"` }, { A: '"$X"' }],
    ['a file that is not required may be missing', 'env_file: [{path: a, required: false}]', {}, undefined],
    ['/dev/null is empty', 'env_file: [/dev/null]', {}, undefined],
  ])('%s', (_, service, files, expected) => {
    expect(environmentOf(service, files as Record<string, string>) ?? {}).toEqual(expected ?? {});
  });

  it('points into the file, and keeps what a value was composed of', () => {
    const loaded = loadProject({
      files: { 'compose.yaml': 'services: {web: {image: x, env_file: a}}', a: 'P=1\nURL=db:${P}', '.env': 'P=2' },
    });
    const path = ['services', 'web', 'environment', 'URL'];
    expect(placeOf(loaded, path)).toBe('a:2:5 env-file');
    expect(loaded.origins.locate(path)?.use).toEqual({ file: '/project/compose.yaml', start: 37, end: 38 });
    expect(loaded.origins.template(path)).toEqual([
      { kind: 'text', text: 'db:' },
      { kind: 'variable', name: 'P', value: '2', source: 'variable' },
    ]);
  });

  it('still gives a model when a file is missing', () => {
    const { value, diagnostics } = loadMemory({
      files: { 'compose.yaml': 'services: {web: {image: x, env_file: a, environment: {A: 1}}}' },
    });
    expect(diagnostics).toMatchObject([
      { code: 'compose/env-file-missing', severity: 'error', path: ['services', 'web', 'env_file', 0, 'path'], at: { start: 37, end: 38 } },
    ]);
    expect(value?.project.services['web']?.environment).toEqual({ A: '1' });
  });

  it('gives no model when a file cannot be one', () => {
    const { value, diagnostics } = loadMemory({ files: { 'compose.yaml': 'services: {web: {image: x, env_file: a}}', 'a/b': '' } });
    expect([value, diagnostics.map(({ message }) => message)]).toEqual([
      undefined,
      ['cannot read the env file /project/a: it is a folder'],
    ]);
  });

  it('is not read for a service whose profile is off', () => {
    const { diagnostics } = loadMemory({
      files: { 'compose.yaml': 'services: {web: {image: x, env_file: a, profiles: [p]}, b: {image: x}}' },
    });
    expect(diagnostics).toEqual([]);
  });
});

describe('label_file', () => {
  it('gives labels below those of the service', () => {
    const files = { 'compose.yaml': 'services: {web: {image: x, label_file: [a], labels: {B: own}}}', a: 'A=1\nB=2' };
    const loaded = loadProject({ files });
    expect(loaded.project.services['web']?.labels).toEqual({ A: '1', B: 'own' });
    expect(placeOf(loaded, ['services', 'web', 'labels', 'A'])).toBe('a:1:3 label-file');
  });
});
