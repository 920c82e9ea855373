/** What Docker Compose refuses because the parts of a project do not fit together, all at once and each at its place. */

import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../../src/diagnostics/diagnostic.ts';
import { formatPath } from '../../../src/model/path.ts';
import { checkConsistency } from '../../../src/parser/consistency/check.ts';
import type { SourceNode } from '../../../src/parser/source-tree.ts';
import { shown, spanText, tree } from '../merge/tree.ts';

function check(text: string, disabled: readonly string[] = []): readonly Diagnostic[] {
  return checkConsistency(tree(text), { disabled: new Set(disabled) });
}

/** The only problem, with the texts that it points at. */
function only(text: string, disabled: readonly string[] = []) {
  const diagnostics = check(text, disabled);
  expect(diagnostics).toHaveLength(1);
  const [diagnostic] = diagnostics;
  if (diagnostic === undefined) throw new Error('One diagnostic was expected');
  const textAt = (span: Diagnostic['at']) => spanText({ 'compose.yaml': text }, span);
  return {
    ...diagnostic,
    where: formatPath(diagnostic.path ?? []),
    points: textAt(diagnostic.at),
    others: (diagnostic.related ?? []).map(({ at }) => textAt(at)),
  };
}

describe('a service', () => {
  it.each([
    ['services: {web: {command: [a]}}', 'web'],
    ['services: {web: {image: ""}}', 'web'],
    ['services: {web: {}}', 'web'],
    ['services: {web: {x-own: a}}', 'web'],
  ])('needs an image or a build: %s', (text, points) => {
    const found = only(text);
    expect(found).toMatchObject({ code: 'compose/no-image-or-build', severity: 'error', where: 'services.web', points });
    expect(found.message).toBe('service `web` has neither an image nor a build');
    expect(found.help).toContain('image: NAME');
  });

  it.each([
    'services: {web: {image: a}}',
    'services: {web: {build: {context: .}}}',
    'services: {web: {build: {}}}',
    'services: {web: {provider: {type: a}}}',
    'services: {web: {build: }}',
    'services: {web: {image: }}',
    'services: {web: {imgae: a}}',
  ])('has something to run, or the schema says what is wrong: %s', (text) => {
    expect(check(text)).toEqual([]);
  });

  it('has one Dockerfile', () => {
    const found = only('services: {web: {build: {dockerfile: D, dockerfile_inline: FROM a}}}');
    expect(found).toMatchObject({
      code: 'compose/two-dockerfiles',
      where: 'services.web.build.dockerfile_inline',
      points: 'dockerfile_inline',
    });
    expect(found.others).toEqual(['dockerfile']);
    expect(check('services: {web: {build: {dockerfile: "", dockerfile_inline: FROM a}}}')).toEqual([]);
  });

  it('runs on a platform that it is built for', () => {
    const found = only('services: {web: {platform: linux/arm64, build: {platforms: [linux/amd64]}}}');
    expect(found).toMatchObject({ code: 'compose/platform-not-built', where: 'services.web.platform', points: 'linux/arm64' });
    expect(found.others).toEqual(['linux/amd64']);
    expect(check('services: {web: {platform: a, build: {platforms: [b, a]}}}')).toEqual([]);
    expect(check('services: {web: {platform: a, build: {platforms: []}}}')).toEqual([]);
  });

  it('joins networks or has a network mode', () => {
    const found = only('services: {web: {image: a, network_mode: host, networks: {n: }}}\nnetworks: {n: }');
    expect(found).toMatchObject({ code: 'compose/network-mode-and-networks', where: 'services.web.network_mode', points: 'host' });
    expect(found.others).toEqual(['networks']);
    expect(check('services: {web: {image: a, network_mode: host, networks: {}}}')).toEqual([]);
    expect(check('services: {web: {image: a, network_mode: "", networks: {n: }}}\nnetworks: {n: }')).toEqual([]);
  });

  it.each([
    ['[curl, a]', 'curl'],
    ['["", a]', '""'],
    ['[cmd, a]', 'cmd'],
  ])('has a health check that begins rightly: %s', (test, points) => {
    const found = only(`services: {web: {image: a, healthcheck: {test: ${test}}}}`);
    expect(found).toMatchObject({ code: 'compose/healthcheck-start', where: 'services.web.healthcheck.test[0]', points });
  });

  it.each(['[CMD, a]', '[CMD-SHELL, a]', '[NONE]', '[]', 'curl a', '~'])('may have the health check %s', (test) => {
    expect(check(`services: {web: {image: a, healthcheck: {test: ${test}}}}`)).toEqual([]);
  });
});

describe('references', () => {
  const web = (attributes: string, rest = '') => `services: {web: {image: a, ${attributes}}}\n${rest}`;

  it.each([
    ['configs: [{target: /c}]', 'config', 'services.web.configs[0]'],
    ['secrets: [{source: "", target: /c}]', 'secret', 'services.web.secrets[0]'],
    ['build: {secrets: [{target: c}]}', 'secret', 'services.web.build.secrets[0]'],
  ])('of files have a source: %s', (attributes, kind, where) => {
    expect(only(web(attributes))).toMatchObject({
      code: `compose/undefined-${kind}`,
      message: `service \`web\` uses a ${kind} that has no \`source\``,
      where,
    });
  });

  it.each([
    [
      'networks: {front: }',
      'networks: {frnt: , other: }',
      'compose/undefined-network',
      'joins network `front`',
      'services.web.networks.front',
      'front',
      ['frnt'],
    ],
    ['networks: {front: }', '', 'compose/undefined-network', 'joins network `front`', 'services.web.networks.front', 'front', []],
    [
      'volumes: [{type: volume, source: data, target: /d}]',
      'volumes: {datas: }',
      'compose/undefined-volume',
      'mounts volume `data`',
      'services.web.volumes[0].source',
      'data',
      ['datas'],
    ],
    [
      'secrets: [{source: key}]',
      'secrets: {kex: {file: a}}',
      'compose/undefined-secret',
      'uses secret `key`',
      'services.web.secrets[0].source',
      'key',
      ['kex'],
    ],
    ['configs: [{source: conf}]', '', 'compose/undefined-config', 'uses config `conf`', 'services.web.configs[0].source', 'conf', []],
    [
      'build: {secrets: [{source: key}]}',
      '',
      'compose/undefined-secret',
      'is built with secret `key`',
      'services.web.build.secrets[0].source',
      'key',
      [],
    ],
    [
      'models: {llm: {}}',
      'models: {llm2: {model: a}}',
      'compose/undefined-model',
      'uses model `llm`',
      'services.web.models.llm',
      'llm',
      ['llm2'],
    ],
    [
      'depends_on: {bd: {condition: service_started, required: true}}',
      '',
      'compose/undefined-service',
      'depends on service `bd`',
      'services.web.depends_on.bd',
      'bd',
      [],
    ],
    [
      'depends_on: {bd: {condition: service_started, required: false}}',
      '',
      'compose/undefined-service',
      'depends on service `bd`',
      'services.web.depends_on.bd',
      'bd',
      [],
    ],
    [
      'network_mode: service:db',
      '',
      'compose/undefined-service',
      'shares the network of service `db`',
      'services.web.network_mode',
      'service:db',
      [],
    ],
    [
      'build: {additional_contexts: {b: service:base}}',
      '',
      'compose/undefined-service',
      'builds on service `base`',
      'services.web.build.additional_contexts.b',
      'service:base',
      [],
    ],
    [
      'build: {additional_contexts: [b=service:base]}',
      '',
      'compose/undefined-service',
      'builds on service `base`',
      'services.web.build.additional_contexts[0]',
      'b=service:base',
      [],
    ],
  ])('%s', (attributes, rest, code, message, where, points, others) => {
    const found = only(web(attributes, rest));
    expect(found).toMatchObject({ code, severity: 'error', where, points, others });
    expect(found.message).toBe(`service \`web\` ${message}, which is not declared`);
    if (others.length > 0) expect(found.help).toContain(`Did you mean \`${others[0]}\`?`);
  });

  it.each([
    ['declared networks', web('networks: {n: }', 'networks: {n: }')],
    ['volumes without a name', web('volumes: [{type: volume, target: /d}]')],
    ['folders', web('volumes: [{type: bind, source: ./d, target: /d}]')],
    ['a mode that names no service', web('network_mode: host')],
    ['contexts that are no services', web('build: {additional_contexts: {a: ./dir, b: docker-image://x}}')],
  ])('accepts %s', (_, text) => {
    expect(check(text)).toEqual([]);
  });

  it('takes a path without a dot for a volume, and says so', () => {
    const found = only(web('volumes: [{type: volume, source: data/sub, target: /d}]', 'volumes: {data: }'));
    expect(found.code).toBe('compose/undefined-volume');
    expect(found.help).toBe('To mount the folder, write `./data/sub`: without `./` it is the name of a volume.');
  });

  it('tells how to declare what is missing', () => {
    expect(only(web('networks: {front: }')).help).toBe('Declare it at the top level: `networks: {front: {}}`.');
    expect(only(web('configs: [{source: c}]')).help).toBe('Declare it at the top level: `configs: {c: {file: ./FILE}}`.');
  });

  it('calls nothing undefined when part of the project could not be read', () => {
    const root = tree(web('networks: {n: }, depends_on: {a: {condition: service_started}}, secrets: [{source: s}]'));
    expect(checkConsistency(root, { disabled: new Set(), hasGaps: true })).toEqual([]);
  });

  it('to a service that is not built for a context', () => {
    const found = only('services: {web: {build: {additional_contexts: {b: service:base}}}, base: {image: a}}');
    expect(found).toMatchObject({
      code: 'compose/context-not-built',
      where: 'services.web.build.additional_contexts.b',
      points: 'service:base',
      others: ['base'],
    });
    expect(check('services: {web: {build: {additional_contexts: {b: service:base}}}, base: {build: {context: .}}}')).toEqual([]);
  });

  it('to a service whose profiles are not active', () => {
    const text = 'services: {web: {image: a, depends_on: {db: {condition: service_started, required: true}}}, db: {image: b}}';
    const found = only(text, ['db']);
    expect(found).toMatchObject({ code: 'compose/disabled-service', where: 'services.web.depends_on.db', points: 'db' });
    expect(found.help).toContain('--profile');
    expect(check(text.replace('true', 'false'), ['db'])).toEqual([]);
  });
});

describe('dependencies that follow from other attributes', () => {
  /** As the loader adds them. */
  const implied = (attributes: string, target: string): SourceNode => {
    const root = tree(`services: {web: {image: a, ${attributes}, depends_on: {${target}: {condition: service_started, required: true}}}}`);
    return mark(root, target);
  };

  it.each([
    ['links: ["db:data"]', 'links to', 'services.web.links[0]', '"db:data"'],
    ['volumes_from: ["db:ro"]', 'takes the volumes of', 'services.web.volumes_from[0]', '"db:ro"'],
    ['network_mode: service:db', 'shares the network of', 'services.web.network_mode', 'service:db'],
    ['ipc: service:db', 'shares the memory of', 'services.web.ipc', 'service:db'],
    ['pid: service:db', 'shares the processes of', 'services.web.pid', 'service:db'],
  ])('%s', (attributes, verb, where, points) => {
    const diagnostics = checkConsistency(implied(attributes, 'db'), { disabled: new Set() });
    const text = `services: {web: {image: a, ${attributes}, depends_on: {db: {condition: service_started, required: true}}}}`;
    expect(shown(diagnostics, text)).toEqual([
      `compose/undefined-service: service \`web\` ${verb} service \`db\`, which is not declared <- ${points}`,
    ]);
    expect(formatPath(diagnostics[0]?.path ?? [])).toBe(where);
  });
});

function mark(node: SourceNode, target: string): SourceNode {
  if (node.kind !== 'map') return node;
  const entries = [...node.entries].map(([key, value]) => {
    const marked = mark(value, target);
    return [key, key === target ? { ...marked, origin: { ...marked.origin, via: 'default' as const } } : marked] as const;
  });
  return { ...node, entries: new Map(entries) };
}

describe('circles of dependencies', () => {
  const project = (edges: Readonly<Record<string, readonly string[]>>) => {
    const services = Object.entries(edges).map(([name, targets]) => {
      const on = targets.map((target) => `${target}: {condition: service_started, required: true}`);
      return `${name}: {image: i, depends_on: {${on.join(', ')}}}`;
    });
    return `services: {${services.join(', ')}}`;
  };

  it.each([
    ['of two', { web: ['db'], db: ['web'] }, ['services depend on each other: `db` -> `web` -> `db`']],
    ['of three', { c: ['a'], a: ['b'], b: ['c'] }, ['services depend on each other: `a` -> `b` -> `c` -> `a`']],
    ['of one', { a: ['a'] }, ['service `a` depends on itself']],
    ['behind other services', { a: ['b'], b: ['c'], c: ['b'] }, ['services depend on each other: `b` -> `c` -> `b`']],
    [
      'in two groups',
      { a: ['b'], b: ['a'], c: ['d'], d: ['c'] },
      ['services depend on each other: `a` -> `b` -> `a`', 'services depend on each other: `c` -> `d` -> `c`'],
    ],
    ['of none', { a: ['b', 'c'], b: ['c'], c: [] }, []],
  ])('%s', (_, edges, messages) => {
    const diagnostics = check(project(edges as unknown as Readonly<Record<string, readonly string[]>>));
    expect(diagnostics.map(({ code, message }) => `${code} ${message}`)).toEqual(
      messages.map((message) => `compose/dependency-cycle ${message}`),
    );
  });

  it('are shown at each of their places', () => {
    const text = project({ a: ['b'], b: ['a'] });
    const found = only(text);
    expect(found).toMatchObject({ where: 'services.a.depends_on.b', points: 'b', others: ['a'] });
    expect(found.related?.[0]?.message).toBe('`b` depends on `a`');
  });

  it('leave out services that are not there', () => {
    expect(check(project({ a: ['b'], b: ['a'] }).replaceAll('required: true', 'required: false'), ['b'])).toEqual([]);
  });

  it('may be long', () => {
    const names = Array.from({ length: 5000 }, (_, i) => `s${i}`);
    const edges = Object.fromEntries(names.map((name, i) => [name, [names[(i + 1) % names.length] ?? '']]));
    expect(check(project(edges))).toHaveLength(1);
  });
});

describe('the number of containers', () => {
  it.each([
    ['scale: 2, deploy: {replicas: 3}', 'compose/conflicting-scale', 'scale', '2', ['3']],
    ['scale: -1', 'compose/negative-scale', 'scale', '-1', []],
    ['deploy: {replicas: -2}', 'compose/negative-scale', 'deploy.replicas', '-2', []],
    ['scale: 2, container_name: one', 'compose/container-name-with-replicas', 'container_name', 'one', ['2']],
    ['deploy: {replicas: 3}, container_name: one', 'compose/container-name-with-replicas', 'container_name', 'one', ['3']],
  ])('%s', (attributes, code, path, points, others) => {
    expect(only(`services: {web: {image: a, ${attributes}}}`)).toMatchObject({ code, where: `services.web.${path}`, points, others });
  });

  it.each([
    'scale: 2, deploy: {replicas: 2}',
    'scale: "2", deploy: {replicas: 2}',
    'scale: 0',
    'scale: 1, container_name: one',
    'scale: 0, container_name: one',
    'deploy: {replicas: 1}, container_name: one',
    'scale: 2, deploy: {mode: global}',
    'scale: 2, deploy: ',
  ])('accepts %s', (attributes) => {
    expect(check(`services: {web: {image: a, ${attributes}}}`)).toEqual([]);
  });
});

describe('limits in two places', () => {
  it.each([
    [
      'cpus: 0.5, deploy: {resources: {limits: {cpus: "0.6"}}}',
      'cpus',
      '0.5',
      '"0.6"',
      '`cpus: 0.5` contradicts `deploy.resources.limits.cpus: 0.6`',
    ],
    [
      'cpus: 0.5, deploy: {resources: {limits: {}}}',
      'cpus',
      '0.5',
      'limits',
      '`cpus: 0.5` contradicts `deploy.resources.limits`, which has no `cpus`',
    ],
    [
      'mem_limit: 1g, deploy: {resources: {limits: {memory: 512m}}}',
      'mem_limit',
      '1g',
      '512m',
      '`mem_limit: 1g` contradicts `deploy.resources.limits.memory: 512m`',
    ],
    [
      'mem_reservation: 1g, deploy: {resources: {reservations: {cpus: 1}}}',
      'mem_reservation',
      '1g',
      'reservations',
      '`mem_reservation: 1g` contradicts `deploy.resources.reservations`, which has no `memory`',
    ],
    [
      'pids_limit: 10, deploy: {resources: {limits: {pids: 11}}}',
      'pids_limit',
      '10',
      '11',
      '`pids_limit: 10` contradicts `deploy.resources.limits.pids: 11`',
    ],
  ])('%s', (attributes, key, points, other, message) => {
    const found = only(`services: {web: {image: a, ${attributes}}}`);
    expect(found).toMatchObject({ code: 'compose/conflicting-limits', where: `services.web.${key}`, points, others: [other], message });
  });

  it.each([
    'cpus: 0.5, deploy: {resources: {limits: {cpus: "0.50"}}}',
    'cpus: "0.1", deploy: {resources: {limits: {cpus: 0.1}}}',
    'cpus: 0, deploy: {resources: {limits: {cpus: "1"}}}',
    'cpus: 0.5, deploy: {resources: {reservations: {cpus: "1"}}}',
    'cpus: 0.5, deploy: {replicas: 1}',
    'mem_limit: 1gb, deploy: {resources: {limits: {memory: 1024MiB}}}',
    'mem_limit: 1073741824, deploy: {resources: {limits: {memory: 1G}}}',
    'pids_limit: 10, deploy: {resources: {limits: {pids: "10"}}}',
    'cpus: 1, deploy: ',
  ])('accepts %s', (attributes) => {
    expect(check(`services: {web: {image: a, ${attributes}}}`)).toEqual([]);
  });
});

describe('mounts', () => {
  it.each([
    [
      'tmpfs: [/a], volumes: [{type: bind, source: ./a, target: /a}]',
      'services.web.volumes[0]',
      '{type: bind, source: ./a, target: /a}',
      '/a',
    ],
    ['tmpfs: /a, volumes: [{type: volume, target: /a}]', 'services.web.volumes[0]', '{type: volume, target: /a}', '/a'],
    ['tmpfs: [/a, "/a:size=1m"]', 'services.web.tmpfs[1]', '"/a:size=1m"', '/a'],
  ])('%s', (attributes, where, points, other) => {
    const found = only(`services: {web: {image: a, ${attributes}}}`);
    expect(found).toMatchObject({ code: 'compose/duplicate-mount', where, points, others: [other] });
    expect(found.message).toBe('service `web` mounts two things at `/a`');
  });

  it('accepts different places', () => {
    expect(check('services: {web: {image: a, tmpfs: [/a, /b], volumes: [{type: bind, source: ., target: /a/b}]}}')).toEqual([]);
  });
});

describe('watching', () => {
  it.each(['sync', 'sync+restart', 'sync+exec'])('%s needs a target', (action) => {
    const found = only(`services: {web: {image: a, develop: {watch: [{path: ., action: ${action}}]}}}`);
    expect(found).toMatchObject({ code: 'compose/watch-without-target', where: 'services.web.develop.watch[0]' });
    expect(found.message).toContain(`\`${action}\``);
  });

  it.each(['{path: ., action: rebuild}', '{path: ., action: restart}', '{path: ., action: sync, target: /a}'])('accepts %s', (watch) => {
    expect(check(`services: {web: {image: a, develop: {watch: [${watch}]}}}`)).toEqual([]);
  });
});

describe('secrets', () => {
  it.each(['{driver: a}', '{external: false}', '{file: ""}'])('need a source: %s', (secret) => {
    const found = only(`secrets: {key: ${secret}}`);
    expect(found).toMatchObject({ code: 'compose/no-source', where: 'secrets.key', points: 'key' });
  });

  it.each(['{file: a}', '{environment: A}', '{external: true}'])('may be %s', (secret) => {
    expect(check(`secrets: {key: ${secret}}`)).toEqual([]);
  });
});

describe('a project', () => {
  it('with many mistakes shows them all', () => {
    const text = `
services:
  web:
    networks: {front: , back: }
    depends_on: {db: {condition: service_started, required: true}}
  db:
    image: a
    network_mode: host
    networks: {back: }
    depends_on: {web: {condition: service_started, required: true}}
networks: {back: }
secrets: {key: {driver: a}}
`;
    expect(check(text).map(({ code }) => code)).toEqual([
      'compose/no-image-or-build',
      'compose/undefined-network',
      'compose/network-mode-and-networks',
      'compose/no-source',
      'compose/dependency-cycle',
    ]);
  });

  it('does not look at services whose profiles are not active', () => {
    expect(check('services: {web: {networks: {none: }}, db: {image: a}}', ['web'])).toEqual([]);
  });

  it.each([
    '{}',
    '[]',
    'a',
    'services: []',
    'services: {web: [a]}',
    'services: {web: {image: a, volumes: a, depends_on: a, deploy: [1], build: 1}}',
    'secrets: [a]',
  ])('of a wrong form is left to the schema: %s', (text) => {
    expect(check(text)).toEqual([]);
  });
});
