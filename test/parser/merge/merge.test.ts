/** Merging by the rules of the Compose specification, as Docker Compose applies them. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { merge, mergeIncluded, mergeService } from '../../../src/parser/merge/merge.ts';
import type { SourceNode } from '../../../src/parser/source-tree.ts';
import { plain, spanText, tree } from './tree.ts';

/** The value of a service's attribute after the override's attribute was merged over the base's. */
function mergedAttribute(key: string, base: string, override: string): unknown {
  const { value, diagnostics } = merge(service(key, base, 'base.yaml'), service(key, override, 'override.yaml'));
  expect(diagnostics).toEqual([]);
  return at(plain(value), ['services', 'web', key]);
}

function service(key: string, value: string, file: string): SourceNode {
  return tree(`services: {web: {${key}: ${value}}}`, file);
}

function at(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((place, key) => (place as Record<string, unknown>)[key], value);
}

const STARTED = { condition: 'service_started', required: true };

describe('attributes of a service', () => {
  it.each([
    ['a scalar is replaced', 'image', 'a', 'b', 'b'],
    ['null keeps a scalar', 'image', 'a', 'null', 'a'],
    ['null keeps a list', 'ports', '["80:80"]', 'null', ['80:80']],
    ['null keeps a mapping', 'deploy', '{replicas: 1}', 'null', { replicas: 1 }],
    ['null is replaced', 'image', 'null', 'b', 'b'],
    ['a mapping is merged key by key', 'deploy', '{mode: global, replicas: 1}', '{replicas: 2}', { mode: 'global', replicas: 2 }],
    ['a list is appended to', 'ports', '["80:80"]', '["81:81"]', ['80:80', '81:81']],
    ['items of a list are not deduplicated', 'cap_add', '[A]', '[A]', ['A', 'A']],
    ['extensions are merged deep', 'x-own', '{a: 1, b: [1]}', '{b: [2]}', { a: 1, b: [1, 2] }],
    ['command is replaced', 'command', '[a, b]', '[c]', ['c']],
    ['command changes its form', 'command', 'a b', '[c]', ['c']],
    ['null resets command', 'command', '[a]', 'null', null],
    ['entrypoint is replaced', 'entrypoint', '[a]', 'b', 'b'],
    ['null resets entrypoint', 'entrypoint', '[a]', 'null', null],
    ['the test of a health check is replaced', 'healthcheck', '{test: [CMD, a], retries: 3}', '{test: b}', { test: 'b', retries: 3 }],
    ['null resets the test of a health check', 'healthcheck', '{test: [CMD, a]}', '{test: null}', { test: null }],
    ['a ulimit is replaced', 'ulimits', '{nofile: {soft: 1, hard: 2}, nproc: 3}', '{nofile: {soft: 4}}', { nofile: { soft: 4 }, nproc: 3 }],
    ['a ulimit changes its form', 'ulimits', '{nofile: {soft: 1, hard: 2}}', '{nofile: 5}', { nofile: 5 }],
    [
      'logging of the same driver is merged',
      'logging',
      '{driver: a, options: {x: 1}}',
      '{driver: a, options: {y: 2}}',
      { driver: 'a', options: { x: 1, y: 2 } },
    ],
    [
      'logging without a driver is merged',
      'logging',
      '{driver: a, options: {x: 1}}',
      '{options: {x: 2}}',
      { driver: 'a', options: { x: 2 } },
    ],
    ['logging to a base without a driver is merged', 'logging', '{options: {x: 1}}', '{driver: b}', { driver: 'b', options: { x: 1 } }],
    ['logging of another driver is replaced', 'logging', '{driver: a, options: {x: 1}}', '{driver: b}', { driver: 'b' }],
    ['build in short form is merged', 'build', '.', '{target: t}', { context: '.', target: 't' }],
    ['build over short form', 'build', '{target: t}', './dir', { target: 't', context: './dir' }],
    ['null keeps build', 'build', '{context: .}', 'null', { context: '.' }],
    ['depends_on as list over list', 'depends_on', '[a]', '[b]', { a: STARTED, b: STARTED }],
    [
      'depends_on as list over mapping',
      'depends_on',
      '{a: {condition: service_healthy, restart: true}}',
      '[a]',
      { a: { ...STARTED, restart: true } },
    ],
    [
      'depends_on as mapping over list',
      'depends_on',
      '[a]',
      '{a: {required: false}}',
      { a: { condition: 'service_started', required: false } },
    ],
    ['networks as list over mapping', 'networks', '{a: {aliases: [x]}}', '[a, b]', { a: { aliases: ['x'] }, b: null }],
    ['networks as mapping over list', 'networks', '[a]', '{a: {aliases: [x]}}', { a: { aliases: ['x'] } }],
    ['models as list over mapping', 'models', '{m: {model_var: X}}', '[m, n]', { m: { model_var: 'X' }, n: null }],
  ])('%s', (_, key, base, override, expected) => {
    expect(mergedAttribute(key, base, override)).toEqual(expected);
  });

  it.each(['annotations', 'dns', 'dns_opt', 'dns_search', 'env_file', 'environment', 'label_file', 'labels', 'sysctls', 'tmpfs'])(
    '%s becomes a list, sorted where it was a mapping, and is appended to',
    (key) => {
      expect(mergedAttribute(key, '{b: 2, a: 1.50, n: , t: true}', '[b=3, c]')).toEqual(['a=1.5', 'b=2', 'n', 't=true', 'b=3', 'c']);
      expect(mergedAttribute(key, 'one', '[two]')).toEqual(['one', 'two']);
      expect(mergedAttribute(key, '[a]', 'null')).toEqual(['a']);
      expect(mergedAttribute(key, 'null', '{a: 1}')).toEqual(['a=1']);
    },
  );

  it.each(['additional_contexts', 'args', 'labels'])('build.%s becomes a list and is appended to', (key) => {
    expect(mergedAttribute('build', `{${key}: {b: 2, a: }}`, `{${key}: [b=3]}`)).toEqual({ [key]: ['a', 'b=2', 'b=3'] });
  });

  it('deploy.labels becomes a list and is appended to', () => {
    expect(mergedAttribute('deploy', '{labels: {a: 1}}', '{labels: [a=2]}')).toEqual({ labels: ['a=1', 'a=2'] });
  });

  it.each([
    ['extra_hosts', (value: string) => value, (value: unknown) => value],
    ['build', (value: string) => `{extra_hosts: ${value}}`, (value: unknown) => ({ extra_hosts: value })],
  ])('hosts of %s lose exact repetitions only', (key, wrap, expected) => {
    const merged = mergedAttribute(key, wrap('[a=1, b=2]'), wrap('{a: [1, 3], b: 2}'));
    expect(merged).toEqual(expected(['a=1', 'b=2', 'a=3']));
  });

  it('keeps the pieces of an interpolated value behind its name', () => {
    const base = service('environment', '{A: x}', 'base.yaml');
    const written = service('environment', '{B: y}', 'override.yaml');
    const template = [{ kind: 'variable', name: 'V', value: 'y', source: 'variable' }] as const;
    const override = mapScalars(written, (node) => ({ ...node, template }));
    const last = node(merge(base, override).value, ['services', 'web', 'environment', 1]);
    expect(last).toMatchObject({ value: 'B=y', template: [{ kind: 'text', text: 'B=' }, ...template] });
  });
});

type Scalar = Extract<SourceNode, { kind: 'scalar' }>;

function mapScalars(root: SourceNode, change: (scalar: Scalar) => SourceNode): SourceNode {
  if (root.kind === 'scalar') return change(root);
  if (root.kind === 'list') return { ...root, items: root.items.map((item) => mapScalars(item, change)) };
  return { ...root, entries: new Map([...root.entries].map(([key, value]) => [key, mapScalars(value, change)])) };
}

function node(root: SourceNode, path: readonly (string | number)[]): SourceNode | undefined {
  return path.reduce<SourceNode | undefined>((place, key) => {
    if (place?.kind === 'map') return place.entries.get(String(key));
    return place?.kind === 'list' ? place.items[Number(key)] : undefined;
  }, root);
}

describe('the top level', () => {
  it.each([
    ['names are replaced', 'name: a', 'name: b', { name: 'b' }],
    [
      'sections are merged',
      'volumes: {a: {driver: x}}',
      'volumes: {a: {name: n}, b: }',
      { volumes: { a: { driver: 'x', name: 'n' }, b: null } },
    ],
    [
      'labels of volumes become a list',
      'volumes: {a: {labels: {x: 1}}}',
      'volumes: {a: {labels: [y=2]}}',
      { volumes: { a: { labels: ['x=1', 'y=2'] } } },
    ],
    [
      'labels of networks become a list',
      'networks: {a: {labels: [x=1]}}',
      'networks: {a: {labels: {y: 2}}}',
      { networks: { a: { labels: ['x=1', 'y=2'] } } },
    ],
    [
      'labels of configs are merged',
      'configs: {a: {labels: {x: 1}}}',
      'configs: {a: {labels: {y: 2}}}',
      { configs: { a: { labels: { x: 1, y: 2 } } } },
    ],
    [
      'keys of the override follow',
      'services: {b: {image: b}}',
      'services: {a: {image: a}}',
      { services: { b: { image: 'b' }, a: { image: 'a' } } },
    ],
  ])('%s', (_, base, override, expected) => {
    const { value } = merge(tree(base), tree(override));
    expect(JSON.stringify(plain(value))).toBe(JSON.stringify(expected));
  });
});

describe('address pools', () => {
  const pools = (...configs: readonly string[]) => tree(`networks: {n: {ipam: {config: [${configs.join(', ')}]}}}`);
  const merged = (base: SourceNode, override: SourceNode) => at(plain(merge(base, override).value), ['networks', 'n', 'ipam', 'config']);

  it('merge by subnet', () => {
    expect(merged(pools('{subnet: 1, gateway: a}'), pools('{subnet: 1, ip_range: b}'))).toEqual([
      { subnet: 1, gateway: 'a', ip_range: 'b' },
    ]);
  });

  it('of another subnet take the place of the base, as Docker Compose has it', () => {
    expect(merged(pools('{subnet: 1}'), pools('{subnet: 2}'))).toEqual([{ subnet: 2 }]);
  });

  it('that were added before are merged into the next pool of the base', () => {
    expect(merged(pools('{subnet: 1}', '{subnet: 2, gateway: g}'), pools('{subnet: 3}'))).toEqual([{ subnet: 3, gateway: 'g' }]);
    expect(merged(pools('{subnet: 1, x: a}'), pools('{subnet: 1}', '{subnet: 2}', '{subnet: 2, z: c}'))).toEqual([
      { subnet: 2, x: 'a', z: 'c' },
      { subnet: 2 },
    ]);
  });
});

describe('what cannot be merged', () => {
  it.each([
    ['a list over a mapping', 'deploy: {replicas: 1}', 'deploy: [a]', '[a]', '{replicas: 1}'],
    ['a mapping over a list', 'ports: [a]', 'ports: {a: 1}', '{a: 1}', '[a]'],
    ['a scalar over a list', 'ports: [a]', 'ports: a', 'a', '[a]'],
    ['null over logging', 'logging: {driver: a}', 'logging: ~', '~', '{driver: a}'],
    ['a dependency that is no name', 'depends_on: [a]', 'depends_on: [[b]]', '[[b]]', '[a]'],
    ['a build over nothing', 'build: ~', 'build: {context: .}', '{context: .}', '~'],
  ])('%s is an error at both places', (_, base, override, wrong, before) => {
    const sources = { 'base.yaml': `services: {web: {${base}}}`, 'override.yaml': `services: {web: {${override}}}` };
    const root = tree(sources['base.yaml'], 'base.yaml');
    const { value, diagnostics } = merge(root, tree(sources['override.yaml'], 'override.yaml'));
    expect(diagnostics).toHaveLength(1);
    expect(diagnostics[0]).toMatchObject({
      code: 'compose/cannot-override',
      severity: 'error',
      path: ['services', 'web', base.split(':')[0]],
    });
    expect(spanText(sources, diagnostics[0]?.at)).toBe(wrong);
    expect(spanText(sources, diagnostics[0]?.related?.[0]?.at)).toBe(before);
    expect(plain(value)).toEqual(plain(root));
  });

  it('reports every such place', () => {
    const { diagnostics } = merge(tree('services: {a: {ports: [x]}, b: {ports: [x]}}'), tree('services: {a: {ports: x}, b: {ports: x}}'));
    expect(diagnostics.map(({ path }) => path?.join('.'))).toEqual(['services.a.ports', 'services.b.ports']);
  });

  it.each([
    ['environment', '[A=1]', '5'],
    ['networks', '[a]', 'b'],
    ['depends_on', '[a]', 'b'],
    ['build', '{context: .}', '[x]'],
  ])('Docker Compose passes over a wrong %s, and so it is a warning', (key, base, override) => {
    const { value, diagnostics } = merge(service(key, base, 'base.yaml'), service(key, override, 'override.yaml'));
    expect(diagnostics).toMatchObject([{ code: 'compose/ignored-override', severity: 'warning', path: ['services', 'web', key] }]);
    expect(plain(value)).toEqual(plain(service(key, base, 'base.yaml')));
  });

  it('keeps the work on endless pools small', () => {
    const many = (from: number) => Array.from({ length: 1000 }, (_, i) => `{subnet: ${from + i}}`).join(', ');
    const { diagnostics } = merge(
      tree(`networks: {n: {ipam: {config: [${many(0)}]}}}`),
      tree(`networks: {n: {ipam: {config: [${many(5000)}]}}}`),
    );
    expect(diagnostics).toHaveLength(1);
  });
});

describe('places', () => {
  const base = tree('services: {web: {image: a, ports: [x]}}', 'base.yaml');
  const override = tree('services: {web: {image: b, ports: [y]}, db: {image: c}}', 'override.yaml');

  it('of an override are its own, and say how they came', () => {
    const { value } = merge(base, override);
    const origin = (...path: readonly (string | number)[]) => {
      const found = node(value, path)?.origin;
      return `${found?.file} ${found?.via}`;
    };
    expect(origin('services')).toBe('base.yaml written');
    expect(origin('services', 'web', 'ports')).toBe('base.yaml written');
    expect(origin('services', 'web', 'ports', 0)).toBe('base.yaml written');
    expect(origin('services', 'web', 'ports', 1)).toBe('override.yaml override');
    expect(origin('services', 'web', 'image')).toBe('override.yaml override');
    expect(origin('services', 'db')).toBe('override.yaml override');
    expect(origin('services', 'db', 'image')).toBe('override.yaml override');
  });

  it('of an alias keep saying so', () => {
    const aliased = tree('x-a: &a {k: 1}\nservices: {web: {labels: *a}}', 'override.yaml');
    const { value } = merge(tree('services: {web: {image: a}}', 'base.yaml'), aliased);
    expect(node(value, ['services', 'web', 'labels'])?.origin.via).toBe('alias');
  });

  it('of names in a list are those of what they stand for', () => {
    const text = 'services: {web: {networks: [front], depends_on: [db]}}';
    const { value } = merge(tree(text), tree('services: {web: {networks: {}, depends_on: {}}}'));
    const place = (...path: readonly string[]) => {
      const origin = node(value, ['services', 'web', ...path])?.origin;
      return `${spanText({ 'compose.yaml': text }, origin)} ${origin?.via}`;
    };
    expect(place('networks', 'front')).toBe('front written');
    expect(place('depends_on', 'db')).toBe('db written');
    expect(place('depends_on', 'db', 'condition')).toBe('db written');
    expect(place('depends_on', 'db', 'required')).toBe('db default');
  });

  it('of a first file stay as written', () => {
    expect(merge(tree('{}'), override).value).toBe(override);
  });

  it('of a service that extends another are its own', () => {
    const { value } = mergeService(
      tree('{image: a, labels: {x: 1}}', 'base.yaml'),
      tree('{image: b, deploy: {labels: [y=2]}}', 'web.yaml'),
    );
    expect(plain(value)).toEqual({ image: 'b', labels: { x: 1 }, deploy: { labels: ['y=2'] } });
    expect(value.origin).toMatchObject({ file: 'web.yaml', via: 'written' });
    expect(node(value, ['image'])?.origin).toMatchObject({ file: 'web.yaml', via: 'written' });
  });

  it('of a service follow the rules of services', () => {
    const { value } = mergeService(tree('{command: [a], environment: {A: 1}}'), tree('{command: [b], environment: [B=2]}'));
    expect(plain(value)).toEqual({ command: ['b'], environment: ['A=1', 'B=2'] });
  });

  it('of a file that includes another are no override', () => {
    const { value } = mergeIncluded(tree('services: {a: {image: a}}', 'included.yaml'), tree('services: {a: {image: b}}', 'local.yaml'));
    expect(node(value, ['services', 'a', 'image'])?.origin).toMatchObject({ file: 'local.yaml', via: 'written' });
  });
});

/** Trees of mappings and scalars whose keys have no rules of their own. */
const mapping = fc.letrec<{ map: string; value: string }>((tie) => ({
  map: fc.dictionary(fc.constantFrom('a', 'b', 'c', 'x-d'), tie('value'), { maxKeys: 3 }).map(
    (entries) =>
      `{${Object.entries(entries)
        .map(([key, value]) => `${key}: ${value}`)
        .join(', ')}}`,
  ),
  value: fc.oneof({ weight: 2, arbitrary: fc.constantFrom('1', 'x', '~') }, { weight: 1, arbitrary: tie('map') }),
})).map;

const list = fc.array(fc.constantFrom('1', 'x')).map((items) => `{services: {web: {ports: [${items.join(', ')}]}}}`);

describe('laws', () => {
  it('an empty override changes nothing', () => {
    fc.assert(
      fc.property(mapping, (text) => {
        expect(plain(merge(tree(text), tree('{}')).value)).toEqual(plain(tree(text)));
      }),
    );
  });

  it('an empty base changes nothing', () => {
    fc.assert(
      fc.property(mapping, (text) => {
        expect(merge(tree('{}'), tree(text)).value).toEqual(tree(text));
      }),
    );
  });

  it('lists append in any grouping', () => {
    fc.assert(
      fc.property(list, list, list, (a, b, c) => {
        const left = merge(merge(tree(a), tree(b)).value, tree(c)).value;
        const right = merge(tree(a), merge(tree(b), tree(c)).value).value;
        expect(plain(left)).toEqual(plain(right));
      }),
    );
  });

  it('mappings of scalars merge in any grouping', () => {
    const flat = fc
      .dictionary(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('1', 'x'))
      .map((entries) => JSON.stringify({ services: { web: entries } }));
    fc.assert(
      fc.property(flat, flat, flat, (a, b, c) => {
        const left = merge(merge(tree(a), tree(b)).value, tree(c)).value;
        const right = merge(tree(a), merge(tree(b), tree(c)).value).value;
        expect(plain(left)).toEqual(plain(right));
      }),
    );
  });

  it('names of methods are names like others', () => {
    const { value } = merge(
      tree('services: {constructor: {image: a}}'),
      tree('services: {__proto__: {image: b}, constructor: {image: c}}'),
    );
    expect(JSON.stringify([...(node(value, ['services']) as Extract<SourceNode, { kind: 'map' }>).entries.keys()])).toBe(
      '["constructor","__proto__"]',
    );
  });
});
