import { describe, expect, it } from 'vitest';
import { loadMemory, loadProject, placeOf, reports } from './load-memory.ts';

describe('extends', () => {
  it.each([
    ['a name', 'extends: base'],
    ['a mapping', 'extends: {service: base}'],
  ])('takes a service of the same file by %s', (_, extension) => {
    const compose = `services: {base: {image: one, ports: ["1:1"], command: run}, web: {${extension}, image: two, ports: ["2:2"]}}`;
    const loaded = loadProject({ files: { 'compose.yaml': compose } });
    expect(loaded.project.services['web']).toMatchObject({ image: 'two', command: ['run'], ports: [{ target: 1 }, { target: 2 }] });
    expect(loaded.project.services['web']).not.toHaveProperty('extends');
  });

  it('takes a service of another file, with paths of that folder and variables of this one', () => {
    const files = {
      'compose.yaml': 'services: {web: {extends: {file: lib/base.yaml, service: base}}}',
      '.env': 'TAG=1',
      'lib/.env': 'TAG=2',
      'lib/base.yaml': 'services: {base: {image: "x:${TAG}", build: ., volumes: ["./d:/d"], env_file: a.env}}\nvolumes: {v: }',
      'lib/a.env': 'A=a',
    };
    const loaded = loadProject({ files });
    expect(loaded.project.services['web']).toMatchObject({
      image: 'x:1',
      build: { context: '/project/lib' },
      volumes: [{ source: '/project/lib/d' }],
      environment: { A: 'a' },
    });
    expect(loaded.project.services).not.toHaveProperty('base');
    expect(loaded.project.volumes).toBeUndefined();
    expect(placeOf(loaded, ['services', 'web', 'image'])).toBe('lib/base.yaml:1:26 extends');
    expect(loaded.origins.locate(['services', 'web', 'image'])?.use).toMatchObject({ file: '/project/compose.yaml' });
    expect(loaded.consumed.map(({ path }) => path)).toEqual([['services', 'web', 'extends']]);
  });

  it('follows chains through files, however long', () => {
    const links = Array.from({ length: 2000 }, (_, i) => `s${i}: {extends: s${i + 1}}`);
    const files = {
      'compose.yaml': `services: {${links.join(', ')}, s2000: {extends: {file: a/a.yaml, service: a}}}`,
      'a/a.yaml': 'services: {a: {extends: {file: ../b/b.yaml, service: b}, command: a}}',
      'b/b.yaml': 'services: {b: {extends: c, build: .}, c: {image: c}}',
    };
    expect(loadProject({ files }).project.services['s0']).toMatchObject({ image: 'c', command: ['a'], build: { context: '/project/b' } });
  });

  it('resets parts of the base', () => {
    const compose =
      'services: {base: {image: x, ports: ["1:1"], command: a}, web: {extends: base, ports: !override ["2:2"], command: !reset null}}';
    const { web } = loadProject({ files: { 'compose.yaml': compose } }).project.services;
    expect(web?.ports).toMatchObject([{ target: 2 }]);
    expect(web?.command ?? null).toBeNull();
  });

  it('does not see services of earlier files', () => {
    const files = { 'a.yaml': 'services: {base: {image: x}}', 'b.yaml': 'services: {web: {extends: base, image: y}}' };
    expect(reports({ files, composeFiles: ['a.yaml', 'b.yaml'] })).toEqual([
      'compose/extends-missing: service `web` extends `base`, which is no service of /project/b.yaml',
    ]);
  });

  it.each([
    [
      'a service that extends itself',
      { 'compose.yaml': 'services: {a: {extends: a, image: x}}' },
      'compose/extends-cycle: service `a` extends itself: `a` -> `a`',
    ],
    [
      'a cycle through a file',
      { 'compose.yaml': 'services: {a: {extends: {file: compose.yaml, service: a}, image: x}}' },
      'compose/extends-cycle: service `a` extends itself: `a` -> `a`',
    ],
    [
      'a missing service',
      { 'compose.yaml': 'services: {a: {extends: b, image: x}}' },
      'compose/extends-missing: service `a` extends `b`, which is no service of /project/compose.yaml',
    ],
    [
      'a file without services',
      { 'compose.yaml': 'services: {a: {extends: {file: b.yaml, service: b}, image: x}}', 'b.yaml': 'volumes: {}' },
      'compose/extends-missing: service `a` extends `b`, which is no service of /project/b.yaml',
    ],
    [
      'a missing file',
      { 'compose.yaml': 'services: {a: {extends: {file: b.yaml, service: b}, image: x}}' },
      'compose/file-unreadable: cannot read the compose file /project/b.yaml: there is no such file',
    ],
    [
      'no service named',
      { 'compose.yaml': 'services: {a: {extends: {file: b.yaml}, image: x}}' },
      'compose/invalid-extends: the `extends` of service `a` does not name a service',
    ],
    [
      'a remote file',
      { 'compose.yaml': 'services: {a: {extends: {file: "git@example.com:x.git", service: b}, image: x}}' },
      'compose/remote-include: git@example.com:x.git is not on this machine, and kubeferry reads no files from elsewhere',
    ],
  ])('reports %s', (_, files, expected) => {
    const { value, diagnostics } = loadMemory({ files: files as unknown as Record<string, string> });
    expect(value).toBeUndefined();
    expect(diagnostics.map(({ code, message }) => `${code}: ${message}`)).toEqual([expected]);
    expect(diagnostics[0]?.at).toBeDefined();
  });
});
