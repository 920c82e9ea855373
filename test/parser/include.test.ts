import { describe, expect, it } from 'vitest';
import { loadMemory, loadProject, placeOf, reports } from './load-memory.ts';

describe('include', () => {
  it('brings resources with paths of their own folder, and no name or extension', () => {
    const loaded = loadProject({
      files: {
        'compose.yaml': 'include: [db/compose.yaml]\nservices: {web: {image: web}}',
        'db/compose.yaml':
          'name: other\nx-note: 1\nservices: {db: {image: db, volumes: [./data:/data], env_file: [db.env]}}\nconfigs: {c: {file: ./c.conf}}\nvolumes: {v: }',
        'db/db.env': 'A=1',
      },
    });
    const { db } = loaded.project.services;
    expect(loaded.project.name).toBe('project');
    expect(loaded.project).not.toHaveProperty('x-note');
    expect(db?.volumes?.[0]?.source).toBe('/project/db/data');
    expect(db?.environment).toEqual({ A: '1' });
    expect(loaded.project.configs?.['c']?.file).toBe('/project/db/c.conf');
    expect(placeOf(loaded, ['services', 'db', 'image'])).toBe('db/compose.yaml:3:24 include');
    expect(loaded.origins.locate(['services', 'db', 'image'])?.use).toMatchObject({ file: '/project/compose.yaml', start: 10 });
  });

  it('lets the including file override what it includes', () => {
    const files = {
      'compose.yaml': 'include: [db.yaml]\nservices: {db: {image: mine, ports: ["2:2"]}}',
      'db.yaml': 'services: {db: {image: theirs, ports: ["1:1"], command: run}}',
    };
    expect(loadProject({ files }).project.services['db']).toMatchObject({
      image: 'mine',
      command: ['run'],
      ports: [{ published: '1' }, { published: '2' }],
    });
  });

  it.each([
    ['its own .env', 'include: [a/compose.yaml]', { 'a/.env': 'X=own' }, 'own'],
    ['the variables of the project before its own', 'include: [a/compose.yaml]', { '.env': 'X=outer', 'a/.env': 'X=own' }, 'outer'],
    ['an env_file of the entry', 'include: [{path: a/compose.yaml, env_file: e.env}]', { 'a/.env': 'X=own', 'e.env': 'X=named' }, 'named'],
    ['no env file at all', 'include: [{path: a/compose.yaml, env_file: /dev/null}]', { 'a/.env': 'X=own' }, ''],
    [
      'the .env of the project directory of the entry',
      'include: [{path: a/compose.yaml, project_directory: b}]',
      { 'a/.env': 'X=a', 'b/.env': 'X=b' },
      'b',
    ],
  ])('uses %s', (_, compose, env, expected) => {
    const files = { 'compose.yaml': compose, 'a/compose.yaml': 'services: {web: {image: x, environment: {X: "${X-}"}}}', ...env };
    expect(loadProject({ files: files as unknown as Record<string, string> }).project.services['web']?.environment).toEqual({
      X: expected,
    });
  });

  it('does not hand variables of the included model on', () => {
    const files = {
      'compose.yaml': 'include: [a/compose.yaml]\nservices: {web: {image: "${X-none}"}}',
      'a/compose.yaml': 'services: {a: {image: "${X}"}}',
      'a/.env': 'X=own',
    };
    const { web, a } = loadProject({ files }).project.services;
    expect([web?.image, a?.image]).toEqual(['none', 'own']);
  });

  it('merges the files of one entry, and includes of includes', () => {
    const files = {
      'compose.yaml': 'include: [{path: [a/compose.yaml, a/prod.yaml]}]',
      'a/compose.yaml': 'include: [../b/compose.yaml]\nservices: {a: {image: one, build: .}}',
      'a/prod.yaml': 'services: {a: {image: two}}',
      'b/compose.yaml': 'services: {b: {image: b, build: ./src}}',
    };
    const { a, b } = loadProject({ files }).project.services;
    expect(a).toMatchObject({ image: 'two', build: { context: '/project/a' } });
    expect(b).toMatchObject({ build: { context: '/project/b/src' } });
  });

  it('is accounted for', () => {
    const { consumed } = loadProject({ files: { 'compose.yaml': 'include: [a.yaml]', 'a.yaml': 'services: {a: {image: x}}' } });
    expect(consumed.map(({ path }) => path)).toEqual([['include']]);
  });

  it('lets an included service be extended, and its own secrets come from variables', () => {
    const files = {
      'compose.yaml': 'include: [a/compose.yaml]\nservices: {b: {extends: a, command: b}}',
      'a/compose.yaml': 'services: {a: {image: x, secrets: [s]}}\nsecrets: {s: {environment: S}}',
      'a/.env': 'S=hidden',
    };
    const { services, secrets } = loadProject({ files }).project;
    expect(services['b']).toMatchObject({ image: 'x', command: ['b'] });
    expect(secrets?.['s']).toMatchObject({ environment: 'S', content: 'hidden' });
  });

  it.each([
    [
      'a cycle',
      { 'compose.yaml': 'include: [a.yaml]', 'a.yaml': 'include: [b.yaml]', 'b.yaml': 'include: [a.yaml]' },
      'compose/include-cycle: /project/a.yaml includes itself',
    ],
    [
      'a cycle through an override',
      { 'compose.yaml': 'include: [{path: [a.yaml, compose.yaml]}]', 'a.yaml': 'services: {}' },
      'compose/include-cycle: /project/compose.yaml includes itself',
    ],
    [
      'a missing file',
      { 'compose.yaml': 'include: [none.yaml]' },
      'compose/file-unreadable: cannot read the compose file /project/none.yaml: there is no such file',
    ],
    [
      'a missing env file',
      { 'compose.yaml': 'include: [{path: a.yaml, env_file: e}]', 'a.yaml': 'services: {}' },
      'compose/file-unreadable: cannot read the env file /project/e: there is no such file',
    ],
    [
      'a remote file',
      { 'compose.yaml': 'include: ["oci://example.com/app:1"]' },
      'compose/remote-include: oci://example.com/app:1 is not on this machine, and kubeferry reads no files from elsewhere',
    ],
    [
      'something that is no list',
      { 'compose.yaml': 'include: a.yaml', 'a.yaml': '' },
      'compose/invalid-include: `include` must be a list, not the string `a.yaml`',
    ],
    [
      'an entry without a path',
      { 'compose.yaml': 'include: [{env_file: x}]' },
      'compose/invalid-include: this entry of `include` names no file',
    ],
  ])('reports %s', (_, files, expected) => {
    const { value, diagnostics } = loadMemory({ files: files as unknown as Record<string, string> });
    expect(value).toBeUndefined();
    expect(reports({ files: files as unknown as Record<string, string> })).toContain(expected);
    expect(diagnostics.every(({ at, path }) => at !== undefined || path !== undefined)).toBe(true);
  });

  it('shows every step of a cycle', () => {
    const files = { 'compose.yaml': 'include: [a.yaml]', 'a.yaml': 'include: [b.yaml]', 'b.yaml': 'include: [a.yaml]' };
    const cycle = loadMemory({ files }).diagnostics.find(({ code }) => code === 'compose/include-cycle');
    expect(cycle?.related?.map(({ message, at }) => [at?.file, message])).toEqual([
      ['/project/a.yaml', 'includes /project/b.yaml'],
      ['/project/b.yaml', 'includes /project/a.yaml'],
    ]);
  });

  it('merges no more files over each other than anyone means', () => {
    const names = Array.from({ length: 250 }, (_, i) => `f${i}.yaml`);
    const files = Object.fromEntries(names.map((name, i) => [name, `services: {s${i}: {image: x}}`]));
    const outcome = loadMemory({ files: { ...files, 'compose.yaml': `include: [{path: [${names.join(', ')}]}]` } });
    expect(outcome.diagnostics.map(({ code, message }) => `${code}: ${message}`)).toEqual([
      'compose/too-many-documents: with /project/f200.yaml there are more than 200 documents, each to be merged over all before it',
    ]);
  });

  it('stops where files include each other in more ways than can be followed', () => {
    const layers = Array.from({ length: 16 }, (_, i): [string, string][] => {
      const next = `{path: l${i + 1}/compose.yaml, env_file: a.env}, {path: l${i + 1}/compose.yaml, env_file: b.env}`;
      return [
        [`l${i}/compose.yaml`, `include: [${next.replaceAll(`l${i + 1}`, `../l${i + 1}`)}]`],
        [`l${i}/a.env`, ''],
        [`l${i}/b.env`, ''],
      ];
    });
    const files = { ...Object.fromEntries(layers.flat()), 'l16/compose.yaml': 'services: {a: {image: x}}' };
    const outcome = loadMemory({ files, composeFiles: ['l0/compose.yaml'] });
    expect(outcome.diagnostics.map(({ code }) => code)).toContain('compose/too-many-includes');
  });
});
