/** What the Compose schema refuses, said once, in words, at its own place. */

import { describe, expect, it } from 'vitest';
import { composeSchema } from '../../../src/build/compose-schema.ts';
import type { Span } from '../../../src/model/origins.ts';
import { COMPOSE_PATHS } from '../../../src/model/paths.gen.ts';
import { DESCRIBE } from '../../../src/parser/validate/describe-fault.ts';
import { validateSchema } from '../../../src/parser/validate/schema.ts';
import { shown, spanText, tree } from '../merge/tree.ts';

function faults(text: string): readonly string[] {
  return shown(validateSchema(tree(text)), text);
}

/** The only fault of a service with these attributes. */
function ofService(attributes: string) {
  const text = `services: {web: {image: a, ${attributes}}}`;
  const diagnostics = validateSchema(tree(text));
  expect(diagnostics).toHaveLength(1);
  const [diagnostic] = diagnostics;
  if (diagnostic === undefined) throw new Error('One diagnostic was expected');
  return { ...diagnostic, points: spanText({ 'compose.yaml': text }, diagnostic.at) };
}

it('no key of the schema is a name that every object has: the validator would find it in objects without it', () => {
  const keys = new Set(COMPOSE_PATHS.flatMap((path) => path.split('.')));
  expect([...keys].filter((key) => key in {})).toEqual([]);
});

it('there are words for every keyword of the schema that can refuse a value', () => {
  const names = new Set(['properties', 'patternProperties', 'definitions', 'default']);
  const keywords = new Set<string>();
  const walk = (schema: unknown): void => {
    if (Array.isArray(schema)) for (const branch of schema) walk(branch);
    else if (typeof schema === 'object' && schema !== null) {
      for (const [keyword, value] of Object.entries(schema)) {
        keywords.add(keyword);
        if (names.has(keyword)) for (const named of Object.values(value as object)) walk(named);
        else walk(value);
      }
    }
  };
  walk(composeSchema());
  const others = [
    '$id',
    '$ref',
    'default',
    'definitions',
    'deprecated',
    'description',
    'items',
    'patternProperties',
    'properties',
    'title',
  ];
  // Unions are reduced to the fault of one branch before they are put into words, and doubles are looked for elsewhere.
  const elsewhere = ['anyOf', 'oneOf', 'uniqueItems'];
  expect([...keywords].filter((keyword) => ![...others, ...elsewhere].includes(keyword)).sort()).toEqual([...DESCRIBE.keys()].sort());
});

describe('accepts what Docker Compose accepts', () => {
  it.each([
    ['nothing', '{}'],
    ['an old version', 'version: "3"\nservices: {}'],
    ['extensions', 'x-a: [1]\nservices: {web: {image: a, x-b: {c: 1}, healthcheck: {x-d: 1}}}'],
    ['a service with a name of an extension', 'services: {x-a: {image: a}}'],
    ['names of methods', 'services: {constructor: {image: a}, toString: {image: a}, __proto__: {image: a}, valueOf: {image: a}}'],
    ['a whole number with a point', 'services: {web: {image: a, scale: 1.0, oom_score_adj: 5.0}}'],
    ['a number beyond the exact ones', 'services: {web: {image: a, mem_limit: 12345678901234567890}}'],
    ['any text around a container name', 'services: {web: {image: a, container_name: "!ab!"}}'],
    ['any text around a pull policy', 'services: {web: {image: a, pull_policy: "not always"}}'],
    [
      'null where it may stand',
      'services: {web: {image: a, command: , deploy: , develop: , networks: {a: }}}\nnetworks: {a: }\nvolumes: {b: }',
    ],
    ['values of an environment', 'services: {web: {image: a, environment: {A: 1, B: true, C: x, D: , E: 1.5}}}'],
    ['quoted numbers', 'services: {web: {image: a, scale: "1", privileged: "true", cpus: "0.5"}}'],
    ['all port forms', 'services: {web: {image: a, ports: [80, "80:80", {target: 80, published: 80}]}}'],
    ['external as a mapping', 'volumes: {a: {external: {name: b}}}'],
    ['doubles where they may stand', 'services: {web: {image: a, command: [a, a], devices: ["/a", "/a"], cap_add: []}}'],
    ['ulimits of any name', 'services: {web: {image: a, ulimits: {no_file: x}}}'],
    ['a timestamp where a string may stand', 'services: {web: {image: a, hostname: 2024-01-01}}'],
  ])('%s', (_, text) => {
    expect(faults(text)).toEqual([]);
  });
});

describe('keys', () => {
  it.each([
    ['enviroment: {A: 1}', 'enviroment', 'Did you mean `environment`?'],
    ['depend_on: [b]', 'depend_on', 'Did you mean `depends_on`?'],
    ['containerName: b', 'containerName', 'Did you mean `container_name`?'],
    ['net: host', 'net', 'network_mode'],
    ['log_driver: x', 'log_driver', '`driver` under `logging`'],
    ['dockerfile: D', 'dockerfile', 'build: {context: ., dockerfile: NAME}'],
    ['context: .', 'context', 'build: {context: PATH}'],
    ['replicas: 2', 'replicas', '`replicas` under `deploy`'],
    ['interval: 3s', 'interval', 'Write it under `healthcheck`.'],
    ['services: {}', 'services', 'at the top level'],
    ['network: a', 'network', 'Did you mean `networks`?'],
    ['driver: a', 'driver', 'Write it under `logging`.'],
    ['own: 1', 'own', 'Remove it; keys of your own start with `x-`.'],
  ])('unknown in a service: %s', (attribute, key, help) => {
    const found = ofService(attribute);
    expect(found).toMatchObject({ code: 'schema/unknown-key', severity: 'error', part: 'key', path: ['services', 'web', key] });
    expect(found.message).toBe(`\`${key}\` is no key of service \`web\``);
    expect(found.help).toContain(help);
    expect(found.points).toBe(key);
  });

  it.each([
    ['deploy: {volumes: []}', '`volumes` is no key of `services.web.deploy`', 'Write it directly in `services.web`'],
    ['healthcheck: {intervall: 3s}', '`intervall` is no key of `services.web.healthcheck`', 'Did you mean `interval`?'],
    ['build: {context: ., dockerfil: D}', '`dockerfil` is no key of `services.web.build`', 'Did you mean `dockerfile`?'],
    ['volumes: [{type: bind, target: /a, content: x}]', '`content` is no key of `services.web.volumes[0]`', '`x-`'],
    ['depends_on: {b: {condition: service_started, wait: 1}}', '`wait` is no key of `services.web.depends_on.b`', '`x-`'],
  ])('unknown deeper down: %s', (attribute, message, help) => {
    const found = ofService(attribute);
    expect(found).toMatchObject({ code: 'schema/unknown-key', message });
    expect(found.help).toContain(help);
  });

  it('of the first file format are services', () => {
    const text = 'web:\n  image: a\ndb:\n  build: .\nother: 1\nsevices: {}\n';
    const diagnostics = validateSchema(tree(text));
    expect(shown(diagnostics, text)).toEqual([
      'schema/unknown-key: `web` is no top-level key <- web',
      'schema/unknown-key: `db` is no top-level key <- db',
      'schema/unknown-key: `other` is no top-level key <- other',
      'schema/unknown-key: `sevices` is no top-level key <- sevices',
    ]);
    expect(diagnostics.map(({ help }) => help)).toEqual([
      'Services stand below `services:`; indent this one under it.',
      'Services stand below `services:`; indent this one under it.',
      'Remove it; keys of your own start with `x-`.',
      'Did you mean `services`?',
    ]);
  });

  it.each([
    ['services: {"my web": {image: a}}', '`my web` cannot be the name of a service <- "my web"'],
    ['services: {web: {image: a, networks: {"a b": }}}', '`a b` cannot be the name of a network <- "a b"'],
    ['services: {web: {image: a, depends_on: {"a/b": {condition: service_started}}}}', '`a/b` cannot be the name of a service <- "a/b"'],
    ['volumes: {"~": }', '`~` cannot be the name of a volume <- "~"'],
    ['secrets: {"": {file: a}}', '`` cannot be the name of a secret <- ""'],
  ])('that name something: %s', (text, expected) => {
    expect(faults(text)).toEqual([`schema/name: ${expected}`]);
  });

  it.each([
    ['volumes: [{target: /a}]', '`services.web.volumes[0]` needs `type`', '`type: bind`, `type: volume` or `type: tmpfs`'],
    ['volumes: [{type: bind}]', '`services.web.volumes[0]` needs `target`', 'target'],
    ['ports: [{published: 80}]', '`services.web.ports[0]` needs `target`', 'target'],
    ['devices: [{source: /a}]', '`services.web.devices[0]` needs `target`', 'target'],
    ['depends_on: {b: {}}', '`services.web.depends_on.b` needs `condition`', 'service_healthy'],
    ['extends: {file: a.yaml}', '`services.web.extends` needs `service`', '`service: …`'],
    ['ulimits: {nofile: {soft: 1}}', '`services.web.ulimits.nofile` needs `hard`', '`hard: …`'],
  ])('missing: %s', (attribute, message, help) => {
    const found = ofService(attribute);
    expect(found).toMatchObject({ code: 'schema/missing-key', message });
    expect(found.help).toContain(help);
  });
});

describe('values', () => {
  it.each([
    ['hostname: 1.5', 'must be a string, not the number `1.5`', '1.5', 'Put it in quotes.'],
    ['hostname: true', 'must be a string, not the boolean `true`', 'true', 'Put it in quotes.'],
    ['hostname: ', 'must be a string, not empty', 'hostname', 'Fill it in, remove the key.'],
    ['hostname: [a]', 'must be a string, not a list', 'hostname', 'Write one value, not a list.'],
    ['ports: "80:80"', 'must be a list, not the string `80:80`', '"80:80"', 'begin the item with a dash'],
    ['ports: {a: 1}', 'must be a list, not a mapping', 'ports', 'dash'],
    ['ports: ', 'must be a list, not empty', 'ports', '`[]`'],
    ['healthcheck: a', 'must be a mapping, not the string `a`', 'a', '`name: value` lines'],
    ['healthcheck: [a]', 'must be a mapping, not a list', 'healthcheck', 'without the dashes'],
    ['scale: 1.5', 'must be a whole number, not the number `1.5`', '1.5', 'Leave the fraction out.'],
    ['scale: [1]', 'must be a whole number or a string, not a list', 'scale', 'one value'],
    ['privileged: 1', 'must be true or false, not the number `1`', '1', '`true` or `false`'],
    ['stop_grace_period: 30', 'must be a string, not the number `30`', '30', 'Give it a unit: `30s`.'],
    ['command: 5', 'must be empty, a string or a list, not the number `5`', '5', 'quotes'],
    ['build: 5', 'must be a string or a mapping, not the number `5`', '5', 'quotes'],
    ['networks: a', 'must be a list or a mapping, not the string `a`', 'a', 'dash'],
    ['environment: A=1', 'must be a mapping or a list, not a string', 'A=1', 'dash'],
    ['environment: ', 'must be a mapping or a list, not empty', 'environment', '`{}` or `[]`'],
    ['cgroup: hots', 'must be `host` or `private`, not the string `hots`', 'hots', 'Did you mean `host`?'],
    ['oom_score_adj: 2000', 'must be at most 1000, not the number `2000`', '2000', 'Write 1000 or less.'],
    ['cpu_count: -1', 'must be at least 0, not the number `-1`', '-1', 'Write 0 or more.'],
    ['pull_policy: sometimes', 'cannot be the string `sometimes`', 'sometimes', 'always'],
    ['container_name: "!"', 'cannot be the string `!`', '"!"', 'Begin with a letter or digit'],
    ['gpus: some', 'must be `all`, not the string `some`', 'some', 'Write `gpus: all`.'],
    ['use_api_socket: "yes"', 'must be true or false, not the string `yes`', '"yes"', '`true` or `false`'],
  ])('%s', (attribute, message, points, help) => {
    const found = ofService(attribute);
    const key = attribute.split(':')[0] ?? '';
    expect(found).toMatchObject({ severity: 'error', path: ['services', 'web', key], points });
    expect(found.message).toBe(`\`services.web.${key}\` ${message}`);
    expect(found.help).toContain(help);
  });

  it.each([
    ['environment: {A: [1]}', '`services.web.environment.A` must be a string, a number, true or false or empty, not a list'],
    ['environment: [{A: 1}]', '`services.web.environment[0]` must be a string, not a mapping'],
    ['depends_on: {b: }', '`services.web.depends_on.b` must be a mapping, not empty'],
    [
      'depends_on: {b: {condition: healthy}}',
      '`services.web.depends_on.b.condition` must be `service_started`, `service_healthy` or `service_completed_successfully`, not the string `healthy`',
    ],
    ['networks: {a: 5}', '`services.web.networks.a` must be a mapping or empty, not the number `5`'],
    ['ulimits: {nofile: {soft: a, hard: [1]}}', '`services.web.ulimits.nofile.hard` must be a whole number or a string, not a list'],
    ['ports: [{target: [1]}]', '`services.web.ports[0].target` must be a whole number or a string, not a list'],
    ['ports: [[80]]', '`services.web.ports[0]` must be a number, a string or a mapping, not a list'],
    ['env_file: [{path: a, required: 5}]', '`services.web.env_file[0].required` must be true or false, not the number `5`'],
    ['extra_hosts: {a: {b: c}}', '`services.web.extra_hosts.a` must be a string or a list, not a mapping'],
    ['healthcheck: {interval: 10}', '`services.web.healthcheck.interval` must be a string, not the number `10`'],
    [
      'deploy: {resources: {limits: {memory: 512}}}',
      '`services.web.deploy.resources.limits.memory` must be a string, not the number `512`',
    ],
    ['expose: [1.5]', '`services.web.expose[0]` must be a port, not the number `1.5`'],
    ['x-a: .nan', '`services.web.x-a` must be a finite number, not the number `.nan`'],
    ['cpus: .inf', '`services.web.cpus` must be a finite number, not the number `.inf`'],
  ])('deeper down: %s', (attribute, message) => {
    expect(ofService(attribute).message).toBe(message);
  });

  it.each([
    ['services: {web: }', 'schema/type: `services.web` must be a mapping, not empty <- web'],
    ['services: [web]', 'schema/type: `services` must be a mapping, not a list <- services'],
    ['volumes: {a: 5}', 'schema/type: `volumes.a` must be a mapping or empty, not the number `5` <- 5'],
    ['secrets: {a: }', 'schema/type: `secrets.a` must be a mapping, not empty <- a'],
    ['[a]', 'schema/type: the file must be a mapping, not a list <- [a]'],
    ['name: 5', 'schema/type: `name` must be a string, not the number `5` <- 5'],
  ])('outside of services: %s', (text, expected) => {
    expect(faults(text)).toEqual([expected]);
  });

  it('that may be secret are not shown', () => {
    const text =
      'services: {web: {image: a, environment: s3cret, build: {context: ., args: s3cret}}}\nsecrets: {a: s3cret}\nconfigs: {b: {content: 12345}}';
    const diagnostics = validateSchema(tree(text));
    expect(diagnostics).toHaveLength(4);
    expect(JSON.stringify(diagnostics)).not.toMatch(/s3cret|12345/);
  });
});

describe('repeated items', () => {
  it.each([
    ['security_opt: [a, b, a]', 'a'],
    ['group_add: [1, 1.0]', '1.0'],
    ['volumes: [{type: bind, target: /a}, {target: /a, type: bind}]', '{target: /a, type: bind}'],
    ['build: {context: ., args: [A, A]}', 'A'],
  ])('%s', (attribute, points) => {
    const found = ofService(attribute);
    expect(found).toMatchObject({ code: 'schema/unique-items', points });
    expect(found.related?.[0]?.message).toBe('the first one');
  });

  it('whose members have the names of methods are compared like others', () => {
    expect(faults('services: {web: {image: a, ports: [{target: 1, valueOf: x}, {target: 1, valueOf: x}]}}').length).toBeGreaterThan(0);
  });
});

describe('what several places share', () => {
  it.each([
    [
      'an alias',
      'x-h: &h {intervall: 3s}\nservices: {a: {image: a, healthcheck: *h}, b: {image: b, healthcheck: *h}}',
      'intervall',
      ['*h', '*h'],
    ],
    ['a merge key', 'x-a: &a {imgae: a, retries: [1]}\nservices: {a: {<<: *a}, b: {<<: *a}}', 'imgae', ['*a', '*a']],
  ])('is wrong once, by %s', (_, text, points, uses) => {
    const [first, ...others] = validateSchema(tree(text));
    const textAt = (span: Span | undefined) => spanText({ 'compose.yaml': text }, span);
    expect(textAt(first?.at)).toBe(points);
    const route = first?.at !== undefined && 'use' in first.at ? [first.at.use] : [];
    expect([...route, ...(first?.related ?? []).map(({ at }) => at)].map(textAt)).toEqual(uses);
    expect(others.map(({ at }) => textAt(at))).not.toContain(points);
  });
});

describe('a file with many mistakes', () => {
  it('shows each of them once', () => {
    const text = `
services:
  web:
    imgae: a
    ports: 80
    networks: {a: {aliasses: [x]}}
  db:
    image: [b]
    volumes: [{type: bnd, target: /a}]
    healthcheck: {test: {a: 1}, retries: [1]}
volumes: []
`;
    expect(faults(text)).toEqual([
      'schema/unknown-key: `imgae` is no key of service `web` <- imgae',
      'schema/unknown-key: `aliasses` is no key of `services.web.networks.a` <- aliasses',
      'schema/type: `services.web.ports` must be a list, not the number `80` <- 80',
      'schema/type: `services.db.healthcheck.retries` must be a number or a string, not a list <- retries',
      'schema/type: `services.db.healthcheck.test` must be a string or a list, not a mapping <- test',
      'schema/type: `services.db.image` must be a string, not a list <- image',
      'schema/enum: `services.db.volumes[0].type` must be `bind`, `volume`, `tmpfs`, `cluster`, `npipe` or `image`, not the string `bnd` <- bnd',
      'schema/type: `volumes` must be a mapping, not a list <- volumes',
    ]);
  });

  it('may have very many of them', () => {
    const many = (item: string) => Array.from({ length: 100_000 }, () => item).join(', ');
    const text = `services: {web: {image: a, ports: [${many('[]')}], env_file: [${many('[]')}]}}`;
    const diagnostics = validateSchema(tree(text));
    expect(diagnostics.map(({ code }) => code)).toContain('schema/too-many');
    expect(diagnostics.length).toBeLessThan(1200);
  });
});
