import { describe, expect, it } from 'vitest';
import { canonicalize } from '../../src/parser/canonical.ts';
import { interpolate } from '../../src/parser/interpolate/interpolate.ts';
import type { SourceNode } from '../../src/parser/source-tree.ts';
import { plain, spanText, tree } from './merge/tree.ts';

function at(node: SourceNode | undefined, ...path: (string | number)[]): SourceNode | undefined {
  return path.reduce<SourceNode | undefined>((here, step) => {
    if (here?.kind === 'map') return here.entries.get(String(step));
    return here?.kind === 'list' ? here.items[Number(step)] : undefined;
  }, node);
}

/** The canonical form of one attribute of a service, written as flow YAML. */
function service(attribute: string): unknown {
  const { value, diagnostics } = canonicalize(tree(`services: {web: {${attribute}}}`));
  expect(diagnostics).toEqual([]);
  const web = at(value, 'services', 'web');
  return web === undefined ? undefined : plain(web);
}

function refusals(text: string) {
  return canonicalize(tree(text)).diagnostics.map(
    ({ severity, message, at: span }) => `${severity}: ${message} <- ${spanText({ 'compose.yaml': text }, span)}`,
  );
}

describe('canonicalize', () => {
  it.each([
    ['build: ./app', { build: { context: './app' } }],
    ['build: {context: .}', { build: { context: '.' } }],
    ['build: {additional_contexts: [a=./x, b=service:y]}', { build: { additional_contexts: { a: './x', b: 'service:y' } } }],
    ['build: {ssh: [default, k=./id]}', { build: { ssh: { default: null, k: './id' } } }],
    ['build: {secrets: [s]}', { build: { secrets: [{ source: 's' }] } }],
    ['build: {provenance: true, sbom: "mode=max"}', { build: { provenance: 'true', sbom: 'mode=max' } }],
    ['secrets: [s, {source: t, mode: 0400}]', { secrets: [{ source: 's' }, { source: 't', mode: 256 }] }],
    ['configs: [c]', { configs: [{ source: 'c' }] }],
    ['depends_on: [db]', { depends_on: { db: { condition: 'service_started', required: true } } }],
    ['depends_on: {db: {condition: service_healthy}}', { depends_on: { db: { condition: 'service_healthy', required: true } } }],
    ['depends_on: {db: {required: false}}', { depends_on: { db: { condition: 'service_started', required: false } } }],
    ['networks: [a, b]', { networks: { a: null, b: null } }],
    ['models: [llm]', { models: { llm: null } }],
    ['env_file: a.env', { env_file: [{ path: 'a.env', required: true }] }],
    [
      'env_file: [a.env, {path: b.env, required: false}]',
      {
        env_file: [
          { path: 'a.env', required: true },
          { path: 'b.env', required: false },
        ],
      },
    ],
    ['label_file: l.env', { label_file: ['l.env'] }],
    ['extends: base', { extends: { service: 'base' } }],
    ['gpus: all', { gpus: [{ count: 'all' }] }],
    ['dns: 8.8.8.8', { dns: ['8.8.8.8'] }],
    ['devices: ["/dev/a"]', { devices: [{ source: '/dev/a', target: '/dev/a', permissions: 'rwm' }] }],
    ['devices: ["/dev/a:/dev/b:r"]', { devices: [{ source: '/dev/a', target: '/dev/b', permissions: 'r' }] }],
    [
      'devices: ["vendor.com/class=name"]',
      { devices: [{ source: 'vendor.com/class=name', target: 'vendor.com/class=name', permissions: 'rwm' }] },
    ],
    [
      'ports: ["127.0.0.1:8080:80/udp"]',
      { ports: [{ mode: 'ingress', host_ip: '127.0.0.1', target: 80, published: '8080', protocol: 'udp' }] },
    ],
    ['ports: [80]', { ports: [{ mode: 'ingress', target: 80, protocol: 'tcp' }] }],
    [
      'ports: ["81-82:1-2"]',
      {
        ports: [
          { mode: 'ingress', target: 1, published: '81', protocol: 'tcp' },
          { mode: 'ingress', target: 2, published: '82', protocol: 'tcp' },
        ],
      },
    ],
    ['ports: [{target: 80, published: 8080}]', { ports: [{ target: 80, published: 8080 }] }],
    ['volumes: ["data:/var/lib//x/"]', { volumes: [{ type: 'volume', source: 'data', target: '/var/lib/x', volume: {} }] }],
    ['volumes: ["/anon"]', { volumes: [{ type: 'volume', target: '/anon', volume: {} }] }],
    [
      'volumes: ["data:/x:nocopy,ro"]',
      { volumes: [{ type: 'volume', source: 'data', target: '/x', read_only: true, volume: { nocopy: true } }] },
    ],
    [
      'volumes: ["./a:/b:ro,rslave,z"]',
      {
        volumes: [
          {
            type: 'bind',
            source: './a',
            target: '/b',
            read_only: true,
            bind: { propagation: 'rslave', selinux: 'z', create_host_path: true },
          },
        ],
      },
    ],
    ['volumes: [{type: tmpfs, target: /x}]', { volumes: [{ type: 'tmpfs', target: '/x' }] }],
    ['environment: [A=b], command: a b, tmpfs: /x', { environment: ['A=b'], command: 'a b', tmpfs: '/x' }],
  ])('expands %s', (attribute, expected) => {
    expect(service(attribute)).toEqual(expected);
  });

  it('changes nothing the second time', () => {
    const text = `
services:
  web:
    build: {context: ., ssh: [default], additional_contexts: [a=b], sbom: true}
    ports: [80, "9-11:9-11", {target: 1}]
    volumes: ["a:/b", "./c:/d:ro"]
    devices: ["/dev/x"]
    depends_on: [db]
    networks: [n]
    models: [m]
    env_file: x
    label_file: y
    gpus: all
    dns: 1.1.1.1
    secrets: [s]
    configs: [c]
networks: {n: {external: {name: x}}}
`;
    const once = canonicalize(tree(text)).value;
    expect(canonicalize(once).value).toBe(once);
  });

  it('takes the name out of `external`', () => {
    const text = 'volumes: {a: {external: {name: x}}, b: {external: {}}, c: {external: true}, d: }';
    const { value, diagnostics } = canonicalize(tree(text));
    expect(plain(value)).toEqual({ volumes: { a: { external: true, name: 'x' }, b: { external: true }, c: { external: true }, d: null } });
    expect(diagnostics).toMatchObject([{ code: 'compose/external-name', severity: 'warning', path: ['volumes', 'a', 'external', 'name'] }]);
  });

  it.each([
    ['services: {web: {ports: [":"]}}', 'error: no port of the container is given in ":" <- ":"'],
    ['services: {web: {ports: [1.5]}}', 'error: 1.5 is no port <- 1.5'],
    ['services: {web: {volumes: [":/data"]}}', 'error: nothing stands between two colons, or before or after one, in ":/data" <- ":/data"'],
    ['services: {web: {devices: ["a:b:c:d"]}}', 'error: "a:b:c:d" has more than two colons <- "a:b:c:d"'],
    ['services: {web: {build: {ssh: [other]}}}', 'error: invalid ssh key "other" <- other'],
    ['services: {web: {build: {additional_contexts: [x]}}}', 'error: "x" has no `=` <- x'],
    ['networks: {n: {external: {name: x}, name: y}}', 'error: network `n` has two names: `name: y` and `external.name: x` <- x'],
  ])('reports %s', (text, expected) => {
    expect(refusals(text)).toEqual([expected]);
  });

  it('reports every item that it cannot read', () => {
    expect(refusals('services: {web: {ports: [":", 80, "x"], volumes: [":/a"]}}')).toHaveLength(3);
  });

  it('passes over text that it cannot read, when variables were not filled in', () => {
    const root = tree('services: {web: {ports: ["${PORT}:80", "90:90"], volumes: [":/a"]}}');
    const { value, diagnostics } = canonicalize(root, { ignoreParseErrors: true });
    expect(diagnostics).toEqual([]);
    expect(plain(value)).toMatchObject({ services: { web: { ports: ['${PORT}:80', { target: 90 }], volumes: [':/a'] } } });
  });

  it('puts an end to absurd ranges', () => {
    const ranges = Array.from({ length: 50 }, () => '"1-65535:1-65535"').join(', ');
    const { value, diagnostics } = canonicalize(tree(`services: {web: {ports: [${ranges}]}}`));
    expect(diagnostics[0]?.message).toBe('the ranges of the project name more than 40000 ports');
    const ports = at(value, 'services', 'web', 'ports');
    expect(ports?.kind === 'list' && ports.items.length).toBeLessThan(66_000);
  });

  it('suggests a default for a variable that left a hole', () => {
    const root = interpolate(tree('services: {web: {ports: ["80:${INNER}"], volumes: ["${DIR}:/x"]}}'), { lookup: () => undefined }).value;
    expect(canonicalize(root).diagnostics.map(({ help }) => help)).toEqual([
      'Set INNER, or give it a default: `${INNER:-8080}`.',
      'Set DIR, or give it a default: `${DIR:-./data}`.',
    ]);
  });

  describe('places', () => {
    it.each([
      ['services: {web: {ports: ["127.0.0.1:8080:80/udp"]}}', ['ports', 0, 'host_ip'], '127.0.0.1'],
      ['services: {web: {ports: ["127.0.0.1:8080:80/udp"]}}', ['ports', 0, 'published'], '8080'],
      ['services: {web: {ports: ["127.0.0.1:8080:80/udp"]}}', ['ports', 0, 'target'], '80'],
      ['services: {web: {ports: ["127.0.0.1:8080:80/udp"]}}', ['ports', 0, 'protocol'], 'udp'],
      ['services: {web: {ports: [8080:80]}}', ['ports', 0, 'target'], '80'],
      ['services: {web: {ports: [8080]}}', ['ports', 0, 'target'], '8080'],
      ['services: {web: {ports: ["1-2:3-4"]}}', ['ports', 1, 'target'], '3-4'],
      ['services: {web: {ports: ["\\x38080:80"]}}', ['ports', 0, 'target'], '"\\x38080:80"'],
      ["services: {web: {volumes: ['./a:/b:ro,z']}}", ['volumes', 0, 'source'], './a'],
      ["services: {web: {volumes: ['./a:/b:ro,z']}}", ['volumes', 0, 'target'], '/b'],
      ["services: {web: {volumes: ['./a:/b:ro,z']}}", ['volumes', 0, 'read_only'], 'ro'],
      ["services: {web: {volumes: ['./a:/b:ro,z']}}", ['volumes', 0, 'bind', 'selinux'], 'z'],
      ['services: {web: {devices: ["/dev/a:/dev/b"]}}', ['devices', 0, 'target'], '/dev/b'],
      ['services: {web: {build: {ssh: [k=./id]}}}', ['build', 'ssh', 'k'], './id'],
      ['services: {web: {build: ./x}}', ['build', 'context'], './x'],
      ['services: {web: {depends_on: [db]}}', ['depends_on', 'db'], 'db'],
    ])('%s: %j stands at %s', (text, path, expected) => {
      const node = at(canonicalize(tree(text)).value, 'services', 'web', ...path);
      expect(node?.origin.via).toBe('written');
      expect(spanText({ 'compose.yaml': text }, node?.origin)).toBe(expected);
    });

    it('marks what nobody wrote', () => {
      const value = canonicalize(tree('services: {web: {ports: ["80"], volumes: ["./a:/b"], depends_on: [db]}}')).value;
      for (const path of [
        ['ports', 0, 'mode'],
        ['ports', 0, 'protocol'],
        ['volumes', 0, 'type'],
        ['volumes', 0, 'bind', 'create_host_path'],
        ['depends_on', 'db', 'required'],
      ]) {
        expect(at(value, 'services', 'web', ...path)?.origin.via).toBe('default');
      }
    });

    it('keeps the variables of each piece', () => {
      const root = tree('services: {web: {ports: ["${IP:-0.0.0.0}:${PORT}:80"], volumes: ["${DIR}/x:/y"]}}');
      const value = canonicalize(
        interpolate(root, { lookup: (name) => (name === 'PORT' ? '8080' : name === 'DIR' ? '/srv' : undefined) }).value,
      ).value;
      const part = (...path: (string | number)[]) => {
        const node = at(value, 'services', 'web', ...path);
        return node?.kind === 'scalar' ? node.template : undefined;
      };
      expect(part('ports', 0, 'published')).toEqual([{ kind: 'variable', name: 'PORT', value: '8080', source: 'variable' }]);
      expect(part('ports', 0, 'host_ip')).toEqual([{ kind: 'variable', name: 'IP', value: '0.0.0.0', source: 'default' }]);
      expect(part('ports', 0, 'target')).toBeUndefined();
      expect(part('volumes', 0, 'source')).toEqual([
        { kind: 'variable', name: 'DIR', value: '/srv', source: 'variable' },
        { kind: 'text', text: '/x' },
      ]);
    });
  });
});
