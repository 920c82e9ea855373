import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatPath } from '../../src/model/path.ts';
import { loadMemory, loadProject, placeOf, reports } from './load-memory.ts';

describe('several files', () => {
  it('merge in order, each with its own anchors', () => {
    const files = {
      'a.yaml': 'x-a: &image {image: one}\nservices: {web: {<<: *image, ports: ["1:1"], environment: {A: a}}}',
      'b.yaml': 'services: {web: {image: two, ports: ["2:2"], environment: [A=b, B=b]}}',
    };
    const loaded = loadProject({ files, composeFiles: ['a.yaml', 'b.yaml'] });
    expect(loaded.project.services['web']).toMatchObject({
      image: 'two',
      ports: [{ target: 1 }, { target: 2 }],
      environment: { A: 'b', B: 'b' },
    });
    expect(placeOf(loaded, ['services', 'web', 'image'])).toBe('b.yaml:1:25 override');
    expect(placeOf(loaded, ['services', 'web', 'ports', 0])).toBe('a.yaml:2:38 written');
  });

  it('may be documents of one file', () => {
    const files = { 'compose.yaml': 'services: {web: {image: one}}\n---\nservices: {web: {image: two}}' };
    expect(loadProject({ files }).project.services['web']?.image).toBe('two');
  });

  it('may be empty, save the only one', () => {
    expect(
      loadProject({ files: { 'a.yaml': 'services: {a: {image: x}}', 'b.yaml': '# nothing' }, composeFiles: ['a.yaml', 'b.yaml'] }).project
        .services,
    ).toHaveProperty('a');
    expect(reports({ files: { 'compose.yaml': '' } })).toEqual(['compose/empty: the compose file is empty']);
  });

  it('can reset and replace what stood in earlier ones, and account for it', () => {
    const files = {
      'a.yaml': 'services: {web: {image: x, ports: ["1:1"], environment: {A: a, B: b}, command: run}}',
      'b.yaml': 'services: {web: {ports: !override ["2:2"], environment: {A: !reset null}, command: !reset null}}',
    };
    const { project, consumed } = loadProject({ files, composeFiles: ['a.yaml', 'b.yaml'] });
    expect(project.services['web']).toMatchObject({ ports: [{ target: 2 }], environment: { B: 'b' } });
    expect(project.services['web']?.command ?? null).toBeNull();
    expect(consumed.map(({ path }) => formatPath(path))).toEqual(['services.web.environment.A', 'services.web.command']);
  });

  it('find each mistake once, and go on after it', () => {
    const files = { 'a.yaml': 'services: {web: {image: x, prots: []}, db: {}}', 'b.yaml': 'services: {web: {restart: always}}' };
    const codes = loadMemory({ files, composeFiles: ['a.yaml', 'b.yaml'] }).diagnostics.map(({ code }) => code);
    expect(codes).toHaveLength(2);
    expect(new Set(codes).size).toBe(2);
  });
});

describe('positions', () => {
  const compose = [
    'name: shop',
    'services:',
    '  web:',
    '    image: web:${TAG:-1}',
    '    ports: ["80:8080"]',
    '    environment:',
    '      HOME: ${H-}x',
    '      NONE:',
  ].join('\n');
  const loaded = loadProject({ files: { 'compose.yaml': compose }, environment: { NONE: 'n' } });

  it.each([
    [['name'], 'compose.yaml:1:7 written'],
    [['services', 'web', 'image'], 'compose.yaml:4:12 written'],
    [['services', 'web', 'ports', 0, 'protocol'], 'compose.yaml:5:13 default'],
    [['services', 'web', 'networks', 'default'], 'compose.yaml:4:5 default'],
    [['services', 'web', 'environment', 'NONE'], 'compose.yaml:8:12 environment'],
    [['services', 'web', 'nothing', 'here'], 'compose.yaml:4:5 written'],
    [['nothing'], 'compose.yaml:1:1 written'],
  ])('of %j', (path, expected) => {
    expect(placeOf(loaded, path)).toBe(expected);
  });

  it('keep what a value was composed of', () => {
    expect(loaded.origins.template(['services', 'web', 'image'])).toEqual([
      { kind: 'text', text: 'web:' },
      { kind: 'variable', name: 'TAG', value: '1', source: 'default' },
    ]);
    expect(loaded.origins.template(['services', 'web', 'ports'])).toBeUndefined();
    expect(loaded.variables.map(({ name }) => name)).toEqual(['TAG', 'H']);
  });

  it('list what is written, in its order', () => {
    const written = loaded.origins.written().map(formatPath);
    expect(written).toEqual([
      'name',
      'services.web.image',
      'services.web.ports[0].published',
      'services.web.ports[0].target',
      'services.web.environment.HOME',
      'services.web.environment.NONE',
    ]);
  });
});

it('tells of an obsolete version', () => {
  const { value, diagnostics } = loadMemory({ files: { 'compose.yaml': 'version: "3"\nservices: {a: {image: x}}' } });
  expect(diagnostics).toMatchObject([{ code: 'compose/obsolete-version', severity: 'warning', at: { start: 0, end: 7 } }]);
  expect(value?.consumed.map(({ path }) => path)).toEqual([['version']]);
  expect(value?.project).not.toHaveProperty('version');
});

it('gives configs and secrets the values of their variables', () => {
  const files = {
    'compose.yaml': 'services: {a: {image: x}}\nconfigs: {c: {environment: C}}\nsecrets: {s: {environment: S}, t: {environment: T}}',
  };
  const { configs, secrets } = loadProject({ files, environment: { C: 'one', S: 'two' } }).project;
  expect([configs?.['c']?.content, secrets?.['s']?.content, secrets?.['t']?.content]).toEqual(['one', 'two', undefined]);
});

it('reads without filling in variables', () => {
  const files = { 'compose.yaml': 'services: {a: {image: "x:${TAG:?}", ports: ["${P}:80"], deploy: {replicas: "${N}"}, depends_on: [b]}}' };
  const { project, variables } = loadProject({ files, interpolate: false });
  expect(project.services['a']).toMatchObject({ image: 'x:${TAG:?}', ports: ['${P}:80'] });
  expect(variables.map(({ name, required }) => [name, required])).toEqual([
    ['TAG', true],
    ['P', false],
    ['N', false],
  ]);
});

it.each(['__proto__', 'constructor', 'toString', 'x-web', 'a.b'])('takes %s for a name like any other', (name) => {
  const compose = `services: {"${name}": {image: x, environment: {"${name}": "1"}}}`;
  const { project } = loadProject({ files: { 'compose.yaml': compose } });
  expect(Object.keys(project.services)).toEqual([name]);
  expect(Object.entries(project.services[name]?.environment ?? {})).toEqual([[name, '1']]);
});

it('needs time in proportion to the services', () => {
  const services = Array.from(
    { length: 3000 },
    (_, i) => `  s${i}: {extends: base, ports: ["${i}:80"], depends_on: [s${(i + 1) % 3000}x]}\n  s${i}x: {image: x}`,
  );
  const compose = `services:\n  base: {image: x, environment: {A: "1"}}\n${services.slice(0, 1500).join('\n')}`.replaceAll(
    /depends_on: \[s1500x\]/g,
    'depends_on: [s0x]',
  );
  expect(Object.keys(loadProject({ files: { 'compose.yaml': compose } }).project.services)).toHaveLength(3001);
}, 20_000);

const name = fc.constantFrom('a', 'b', 'c-1', 'd_2');
const service = fc.record(
  {
    image: fc.constantFrom('x', 'y:1', 'z:${TAG:-2}'),
    command: fc.oneof(
      fc.constant('run "a b" $$X'),
      fc.array(fc.string(), { maxLength: 3 }).map((words) => words.map((word) => word.replaceAll('$', '$$$$'))),
    ),
    ports: fc.uniqueArray(fc.constantFrom('80', '81:80', '127.0.0.1:82:80/udp', '90-91:90-91'), { maxLength: 3 }),
    environment: fc.dictionary(
      fc.constantFrom('A', 'B', 'C'),
      fc.oneof(fc.integer(), fc.boolean(), fc.constant('x=${TAG-}'), fc.constant(null)),
    ),
    healthcheck: fc.constantFrom({ test: 'curl x', interval: '1m30s' }, { test: ['CMD', 'x'], retries: 3 }),
    volumes: fc.uniqueArray(fc.constantFrom('/data', './a:/a:ro', '~/b:/b'), { maxLength: 3 }),
    deploy: fc.constantFrom({ resources: { limits: { memory: '1g', cpus: '0.5' } } }, { mode: 'global' }),
    restart: fc.constantFrom('always', 'no'),
    tmpfs: fc.constantFrom('/run', ['/tmp:size=1m']),
    build: fc.constantFrom('.', { context: '..', args: ['A=1', 'B'] }),
  },
  { requiredKeys: ['image'] },
);
const project = fc.record({ name: fc.constant('p'), services: fc.dictionary(name, service, { minKeys: 1 }) });

it('changes nothing for an empty override', () => {
  fc.assert(
    fc.property(project, fc.constantFrom('{}', 'services: {}', '# nothing'), (model, override) => {
      const files = { 'a.yaml': JSON.stringify(model), 'b.yaml': override };
      const alone = loadProject({ files, composeFiles: ['a.yaml'] });
      expect(loadProject({ files, composeFiles: ['a.yaml', 'b.yaml'] }).project).toEqual(alone.project);
    }),
    { numRuns: 50 },
  );
});

describe('variables that are made of each other', () => {
  const doubling = Array.from({ length: 60 }, (_, i) => `V${i + 1}=\${V${i}}\${V${i}}`).join('\n');
  it.each([
    ['in an env file', { 'compose.yaml': 'services: {a: {image: x, env_file: e, environment: {V0: "12"}}}', e: doubling }],
    ['in .env', { 'compose.yaml': 'services: {a: {image: x}}', '.env': `V0=12\n${doubling}` }],
    [
      'in a compose file',
      {
        'compose.yaml': `services: {a: {image: x, labels: [${Array.from({ length: 200 }, (_, i) => `"l${i}=\${LONG}"`).join(', ')}]}}`,
        '.env': `LONG=${'x'.repeat(500_000)}`,
      },
    ],
  ])('end in an error %s', (_, files) => {
    const { value, diagnostics } = loadMemory({ files: files as unknown as Record<string, string> });
    expect(value).toBeUndefined();
    expect(diagnostics.length).toBeGreaterThan(0);
  });
});
