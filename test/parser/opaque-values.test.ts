import { describe, expect, it } from 'vitest';
import { lint } from '../../src/linter/lint.ts';
import { load } from '../../src/parser/load.ts';
import type { LoadRequest } from '../../src/parser/request.ts';
import { memoryMachine } from '../cli/memory-io.ts';

function loadText(text: string, more: Partial<LoadRequest> = {}) {
  const { files } = memoryMachine({ files: { '/project/compose.yaml': text } }).io;
  return load({ files, cwd: '/project', environment: {}, unset: 'opaque', ...more });
}

function service(body: string) {
  const { value, diagnostics } = loadText(`services:\n  web:\n    image: nginx\n${body}`);
  return { web: value?.project.services['web'], errors: diagnostics.filter(({ severity }) => severity === 'error') };
}

describe('variables without a value, when these are opaque', () => {
  it.each([
    ['a pattern', ['container_name', '${NAME}']],
    ['a size', ['mem_limit', '${MEMORY}']],
    ['a number', ['cpus', '${CPUS}']],
    ['a boolean', ['privileged', '${PRIVILEGED}']],
    ['a part of a text', ['hostname', 'web-${N}']],
    ['a required one', ['hostname', '${N:?}']],
  ] as const)('stay as they are written in %s', (_title, [key, value]) => {
    const { web } = service(`    ${key}: ${value}\n`);
    expect(web).toMatchObject({ [key]: value });
  });

  it.each([
    { of: 'a port', body: '    ports: ["${PORT}:x"]\n', expected: { ports: [] } },
    { of: 'a mount', body: '    volumes: ["${DATA}:/data", "/srv:/srv"]\n', expected: { volumes: [{ source: '/srv' }] } },
    { of: 'a network', body: '    networks: ["${NET}"]\n', expected: {} },
    { of: 'a dependency', body: '    depends_on: ["${DB}"]\n', expected: { depends_on: {} } },
  ])('take what cannot be made of them with them: $of', ({ body, expected }) => {
    const { web, errors } = service(body);
    expect(errors).toEqual([]);
    expect(web).toMatchObject(expected);
  });

  it.each([
    ['ports', { web: { image: 'nginx' } }],
    ['volumes', { web: { image: 'nginx' } }],
    ['environment', { web: { image: 'nginx' } }],
    ['healthcheck', { web: { image: 'nginx' } }],
    ['deploy', { web: { image: 'nginx' } }],
  ])('are left out where a list or a mapping is due: %s', (key, expected) => {
    const outcome = loadText(`services:\n  web:\n    image: nginx\n    ${key}: ${'${ALL}'}\n`, { normalize: false });
    expect(outcome.value?.project.services).toEqual(expected);
    expect(lint(outcome).map(({ severity }) => severity)).not.toContain('error');
  });

  it('are still warned of, or an error where the file requires them, but the model is there', () => {
    const { value, diagnostics } = loadText('services:\n  web:\n    image: ${IMAGE}\n    hostname: ${HOST:?}\n');
    expect(value?.project.services['web']?.image).toBe('${IMAGE}');
    expect(diagnostics.map(({ code, severity }) => [code, severity])).toEqual([
      ['compose/required-variable', 'error'],
      ['compose/unset-variable', 'warning'],
    ]);
  });

  it('excuse nothing else', () => {
    const { value, diagnostics } = loadText('services:\n  web:\n    image: ${IMAGE}\n    mem_limit: much\n    ports: ["${PORT}:80"]\n');
    expect(value).toBeUndefined();
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toMatchObject([{ path: ['services', 'web', 'mem_limit'] }]);
  });

  it('do not count when they have a value or a default', () => {
    const { diagnostics } = loadText('services:\n  web:\n    image: nginx\n    mem_limit: ${A:-much}\n    cpus: ${B}\n', {
      environment: { B: 'few' },
    });
    expect(diagnostics.map(({ path }) => path?.at(-1))).toEqual(['cpus', 'mem_limit']);
  });

  it('become nothing unless asked for', () => {
    const { value, diagnostics } = loadText('services:\n  web:\n    image: nginx\n    container_name: ${NAME}\n', { unset: 'blank' });
    expect(value).toBeUndefined();
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toMatchObject([{ path: ['services', 'web', 'container_name'] }]);
  });
});
