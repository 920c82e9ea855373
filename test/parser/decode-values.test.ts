import { describe, expect, it } from 'vitest';
import { formatPath } from '../../src/model/path.ts';
import { canonicalize } from '../../src/parser/canonical.ts';
import { decodeValues } from '../../src/parser/decode-values.ts';
import { interpolate } from '../../src/parser/interpolate/interpolate.ts';
import type { SourceNode } from '../../src/parser/source-tree.ts';
import { plain, spanText, tree } from './merge/tree.ts';

function at(node: SourceNode | undefined, ...path: (string | number)[]): SourceNode | undefined {
  return path.reduce<SourceNode | undefined>((here, step) => {
    if (here?.kind === 'map') return here.entries.get(String(step));
    return here?.kind === 'list' ? here.items[Number(step)] : undefined;
  }, node);
}

/** One service, written as flow YAML, decoded. */
function service(attributes: string): unknown {
  const { value, diagnostics } = decodeValues(tree(`services: {web: {${attributes}}}`));
  expect(diagnostics).toEqual([]);
  const web = at(value, 'services', 'web');
  return web === undefined ? undefined : plain(web);
}

function top(text: string): unknown {
  const { value, diagnostics } = decodeValues(tree(text));
  expect(diagnostics).toEqual([]);
  return plain(value);
}

function faults(text: string): readonly string[] {
  return decodeValues(tree(text)).diagnostics.map(
    ({ severity, message, at: span }) => `${severity}: ${message} <- ${spanText({ 'compose.yaml': text }, span)}`,
  );
}

describe('decodeValues', () => {
  it.each([
    ['mem_limit: 512m', { mem_limit: '536870912' }],
    ['mem_limit: 1024', { mem_limit: '1024' }],
    ['memswap_limit: -1', { memswap_limit: '-1' }],
    ['memswap_limit: "9223372036854771712"', { memswap_limit: '9223372036854771712' }],
    ['shm_size: 1.5gb', { shm_size: '1610612736' }],
    [
      'deploy: {resources: {limits: {memory: 64M, cpus: "0.50"}, reservations: {cpus: 0.1}}}',
      { deploy: { resources: { limits: { memory: '67108864', cpus: 0.5 }, reservations: { cpus: 0.1 } } } },
    ],
    [
      'volumes: [{type: tmpfs, target: /t, tmpfs: {size: 1k, mode: 01777}}]',
      { volumes: [{ type: 'tmpfs', target: '/t', tmpfs: { size: '1024', mode: 1023 } }] },
    ],
  ])('writes sizes in bytes: %s', (attributes, expected) => {
    expect(service(attributes)).toEqual(expected);
  });

  it.each([
    ['stop_grace_period: 90s', { stop_grace_period: '1m30s' }],
    ['stop_grace_period: 0', { stop_grace_period: '0s' }],
    [
      'healthcheck: {interval: 1.5m, timeout: 0.5s, start_period: 1d}',
      { healthcheck: { interval: '1m30s', timeout: '500ms', start_period: '24h0m0s' } },
    ],
    [
      'deploy: {restart_policy: {delay: 5s}, update_config: {delay: 0s, monitor: 1m}}',
      { deploy: { restart_policy: { delay: '5s' }, update_config: { monitor: '1m0s' } } },
    ],
  ])('writes durations as Go does: %s', (attributes, expected) => {
    expect(service(attributes)).toEqual(expected);
  });

  it.each([
    ['secrets: [{source: s, mode: 0440}]', '0440'],
    ['secrets: [{source: s, mode: 0o440}]', '0440'],
    ['secrets: [{source: s, mode: "0440"}]', '0440'],
    ['secrets: [{source: s, mode: "440"}]', '0440'],
    ['secrets: [{source: s, mode: 440}]', '0670'],
  ])('writes modes in octal: %s', (attributes, expected) => {
    expect(service(attributes)).toEqual({ secrets: [{ source: 's', mode: expected }] });
  });

  it.each([
    ['cpus: "1.5"', { cpus: 1.5 }],
    ['cpus: 0.3333333333', { cpus: 0.33333334 }],
    ['cpu_shares: "512", pids_limit: 100', { cpu_shares: 512, pids_limit: 100 }],
    ['cpu_quota: 1.9', { cpu_quota: 1 }],
    ['scale: 3', { scale: 3 }],
    ['ports: [{target: "80", published: 8080}]', { ports: [{ target: 80, published: '8080' }] }],
    ['expose: [3000, "4000-4005/udp"]', { expose: ['3000', '4000-4005/udp'] }],
    ['group_add: [1000, docker]', { group_add: ['1000', 'docker'] }],
    ['hostname: 0x1F', { hostname: '31' }],
    ['privileged: "true"', { privileged: true }],
    ['gpus: [{count: all}, {count: 2}, {count: "3"}]', { gpus: [{ count: -1 }, { count: 2 }, { count: 3 }] }],
    [
      'ulimits: {nofile: 1024, nproc: {soft: 1, hard: 2}, memlock: -1}',
      { ulimits: { nofile: 1024, nproc: { soft: 1, hard: 2 }, memlock: -1 } },
    ],
    [
      'blkio_config: {weight: 300, device_read_bps: [{path: /dev/sda, rate: 1m}]}',
      { blkio_config: { weight: 300, device_read_bps: [{ path: '/dev/sda', rate: '1048576' }] } },
    ],
  ])('reads numbers: %s', (attributes, expected) => {
    expect(service(attributes)).toEqual(expected);
  });

  it.each([
    ['environment: [A=b, C=, D, "E=f=g"]', { environment: { A: 'b', C: '', D: null, E: 'f=g' } }],
    [
      'environment: {A: 1, B: 1.10, C: true, D: , E: "", F: 1e6, G: 0x10}',
      { environment: { A: '1', B: '1.1', C: 'true', D: null, E: '', F: '1e+06', G: '16' } },
    ],
    ['environment: [A=1, A=2]', { environment: { A: '2' } }],
    ['labels: [a=b, c]', { labels: { a: 'b', c: '' } }],
    ['labels: {a: 1, b: true, c: }', { labels: { a: '1', b: 'true', c: '' } }],
    ['annotations: [a=b], sysctls: {net.core.somaxconn: 1024}', { annotations: { a: 'b' }, sysctls: { 'net.core.somaxconn': '1024' } }],
    ['build: {args: [A=b, C], labels: [x=y]}', { build: { args: { A: 'b', C: null }, labels: { x: 'y' } } }],
    [
      'logging: {driver: json-file, options: {max-file: 3, env: }}',
      { logging: { driver: 'json-file', options: { 'max-file': '3', env: '' } } },
    ],
    ['storage_opt: {size: 1}', { storage_opt: { size: '1' } }],
    ['provider: {type: x, options: {a: 1, b: [2, c]}}', { provider: { type: 'x', options: { a: ['1'], b: ['2', 'c'] } } }],
    ['post_start: [{command: echo hi, environment: [A=b]}]', { post_start: [{ command: ['echo', 'hi'], environment: { A: 'b' } }] }],
  ])('reads mappings: %s', (attributes, expected) => {
    expect(service(attributes)).toEqual(expected);
  });

  it.each([
    ['command: run --flag "a b"', { command: ['run', '--flag', 'a b'] }],
    ['command: ""', { command: [] }],
    ['command: []', { command: [] }],
    ['entrypoint: [sh, -c]', { entrypoint: ['sh', '-c'] }],
    ['healthcheck: {test: curl -f localhost || exit 1}', { healthcheck: { test: ['CMD-SHELL', 'curl -f localhost || exit 1'] } }],
    ['healthcheck: {test: [NONE]}', { healthcheck: { test: ['NONE'] } }],
    ['tmpfs: /tmp, dns_search: "", build: {tags: a}', { tmpfs: ['/tmp'], dns_search: [''], build: { tags: ['a'] } }],
    ['build: {ssh: {default: , k: ./id}}', { build: { ssh: ['default', 'k=./id'] } }],
    ['develop: {watch: [{path: ., action: sync, ignore: a}]}', { develop: { watch: [{ path: '.', action: 'sync', ignore: ['a'] }] } }],
  ])('reads lists: %s', (attributes, expected) => {
    expect(service(attributes)).toEqual(expected);
  });

  it.each([
    ['[b=1.1.1.1, a=2.2.2.2]', ['a=2.2.2.2', 'b=1.1.1.1']],
    ['["a:1.1.1.1", "v6:[::1]", "w6=::2"]', ['a=1.1.1.1', 'v6=::1', 'w6=::2']],
    ['["a=1.1.1.1,2.2.2.2"]', ['a=1.1.1.1', 'a=2.2.2.2']],
    ['{a: 1.1.1.1, b: [2.2.2.2, "[::1]"]}', ['a=1.1.1.1', 'b=2.2.2.2', 'b=::1']],
    ['["h:host-gateway"]', ['h=host-gateway']],
  ])('writes hosts as `name=address`: %s', (hosts, expected) => {
    expect(service(`extra_hosts: ${hosts}`)).toEqual({ extra_hosts: expected });
  });

  it('decodes the resources of the project', () => {
    const text = `
name: app
networks: {n: {external: "true", driver_opts: {mtu: 1450}, labels: [a=b], enable_ipv6: false, ipam: {config: [{aux_addresses: {h: 1.2.3.4}}]}}, plain: }
volumes: {v: {driver_opts: {o: 1}, external: false}, plain: }
secrets: {s: {file: ./s, labels: {a: 1}}}
configs: {c: {content: ""}}
models: {m: {model: x, context_size: "8192", runtime_flags: [a]}}
`;
    expect(top(text)).toEqual({
      name: 'app',
      networks: {
        n: {
          external: true,
          driver_opts: { mtu: '1450' },
          labels: { a: 'b' },
          enable_ipv6: false,
          ipam: { config: [{ aux_addresses: { h: '1.2.3.4' } }] },
        },
        plain: null,
      },
      volumes: { v: { driver_opts: { o: '1' } }, plain: null },
      secrets: { s: { file: './s', labels: { a: '1' } } },
      configs: { c: { content: '' } },
      models: { m: { model: 'x', context_size: 8192, runtime_flags: ['a'] } },
    });
  });

  it('leaves extensions and unknown members alone', () => {
    const text = 'x-a: {privileged: false, b: }\nservices: {web: {x-b: "", unknown: false, image: i}}\nx-c:';
    expect(top(text)).toEqual({
      'x-a': { privileged: false, b: null },
      services: { web: { 'x-b': '', unknown: false, image: 'i' } },
      'x-c': null,
    });
  });

  it('leaves out what says nothing, and keeps account of it', () => {
    const text =
      'services: {web: {privileged: false, hostname: "", cpus: 0, mem_limit: "0", ports: , user: "0", init: false, scale: 0, read_only: true}}';
    const { value, consumed } = decodeValues(tree(text));
    expect(plain(value)).toEqual({ services: { web: { user: '0', init: false, scale: 0, read_only: true } } });
    expect(
      consumed.map(({ path, origin, because }) => `${formatPath(path)} (${text.slice(origin.start, origin.end)}): ${because}`),
    ).toEqual([
      'services.web.privileged (false): `false` is the same as no value here.',
      'services.web.hostname (""): An empty text is the same as no value here.',
      'services.web.cpus (0): `0` is the same as no value here.',
      'services.web.mem_limit ("0"): `0` is the same as no value here.',
      'services.web.ports (): It has no value.',
    ]);
  });

  it('keeps no account of what nobody wrote', () => {
    const root = canonicalize(tree('services: {web: {depends_on: [db]}}')).value;
    expect(decodeValues(root).consumed).toEqual([]);
  });

  it.each([
    ['services: {web: {cpus: x}}', '"x" is not a number <- x'],
    ['services: {web: {cpu_shares: ""}}', '`services.web.cpu_shares` must be a whole number, but it is empty <- ""'],
    ['services: {web: {mem_limit: 1Gi}}', '"1Gi" is no size <- 1Gi'],
    ['services: {web: {mem_limit: 1.5}}', '1.5 is no size <- 1.5'],
    ['services: {web: {stop_grace_period: 30}}', '30 has no unit <- 30'],
    ['services: {web: {healthcheck: {interval: ""}}}', '`services.web.healthcheck.interval` must be a duration, but it is empty <- ""'],
    ['services: {web: {healthcheck: {interval: 5 sec}}}', '"5 sec" has the unknown unit " sec" <- 5 sec'],
    ['services: {web: {healthcheck: {retries: -1}}}', '-1 is no count <- -1'],
    ['services: {web: {privileged: maybe}}', '"maybe" is neither true nor false <- maybe'],
    ['services: {web: {hostname: 1.5}}', '1.5 is no string <- 1.5'],
    ['services: {web: {image: 2024-01-01}}', '2024-01-01 is no string <- 2024-01-01'],
    ['services: {web: {secrets: [{source: s, mode: "0888"}]}}', '"0888" is no file mode <- "0888"'],
    ['services: {web: {gpus: [{count: some}]}}', '"some" is neither `all` nor a whole number <- some'],
    ['services: {web: {command: "a \'b"}}', 'the command has an unbalanced \' <- "a \'b"'],
    ['services: {web: {extra_hosts: [a]}}', '"a" names no address <- a'],
    ['services: {web: {extra_hosts: {"a:b": 1.1.1.1}}}', 'bad host name "a:b" <- 1.1.1.1'],
    ['services: {web: {environment: ["A =b"]}}', 'the environment variable "A " is declared with a trailing space <- "A =b"'],
  ])('reports %s', (text, expected) => {
    expect(faults(text)).toEqual([`error: ${expected}`]);
  });

  it('warns of what a command loses without a shell', () => {
    const text = 'services: {web: {command: "migrate --all && serve --token hunter2"}}';
    const [warning] = decodeValues(tree(text)).diagnostics;
    expect(warning).toMatchObject({
      code: 'compose/command-cut',
      severity: 'warning',
      message: 'Docker Compose drops everything from `&&` on: it runs no shell',
    });
    expect(spanText({ 'compose.yaml': text }, warning?.at)).toBe('&& serve --token hunter2');
  });

  it('changes nothing the second time', () => {
    const text = `
services:
  web:
    mem_limit: 1g
    cpus: "0.5"
    stop_grace_period: 1d
    environment: [A=b, C]
    labels: {a: 1}
    command: a "b c"
    healthcheck: {test: true, interval: 5s}
    extra_hosts: ["b:1.1.1.1", a=2.2.2.2]
    secrets: [{source: s, mode: 0400}]
    tmpfs: /x
    ulimits: {core: 0, nofile: 1}
    gpus: [{count: all}]
    build: {ssh: {default: }, args: {A: 1}}
    provider: {type: x, options: {a: 1}}
networks: {n: {driver_opts: {a: 1}}}
`;
    const once = decodeValues(tree(text)).value;
    const twice = decodeValues(once);
    expect(twice.value).toBe(once);
    expect(twice.diagnostics).toEqual([]);
  });

  describe('places and variables', () => {
    const lookup = (name: string): string | undefined => ({ PW: 'hunter2', HOST: 'db', PAIR: 'K=v' })[name];

    function decoded(text: string): SourceNode | undefined {
      return at(decodeValues(interpolate(tree(text), { lookup }).value).value, 'services', 'web');
    }

    function template(text: string, ...path: (string | number)[]) {
      const node = at(decoded(text), ...path);
      return node?.kind === 'scalar' ? node.template : 'no scalar';
    }

    it.each([
      ['services: {web: {environment: [A=b]}}', ['environment', 'A'], 'b', 'A'],
      ['services: {web: {environment: ["A=b c"]}}', ['environment', 'A'], 'b c', 'A'],
      ['services: {web: {environment: {A: b}}}', ['environment', 'A'], 'b', 'A'],
      ['services: {web: {command: "run --a=\'b c\' d"}}', ['command', 1], "--a='b c'", undefined],
      ['services: {web: {command: run a}}', ['command', 0], 'run', undefined],
      ['services: {web: {healthcheck: {test: curl x}}}', ['healthcheck', 'test', 1], 'curl x', undefined],
      ['services: {web: {mem_limit: 1g}}', ['mem_limit'], '1g', 'mem_limit'],
    ])('%s: %j stands at %s', (text, path, value, key) => {
      const origin = at(decoded(text), ...path)?.origin;
      expect(spanText({ 'compose.yaml': text }, origin)).toBe(value);
      expect(spanText({ 'compose.yaml': text }, origin?.key)).toBe(key);
    });

    it('keeps the variables of a value in a list of pairs', () => {
      expect(template('services: {web: {environment: ["URL=postgres://u:${PW}@${HOST}/x"]}}', 'environment', 'URL')).toEqual([
        { kind: 'text', text: 'postgres://u:' },
        { kind: 'variable', name: 'PW', value: 'hunter2', source: 'variable' },
        { kind: 'text', text: '@' },
        { kind: 'variable', name: 'HOST', value: 'db', source: 'variable' },
        { kind: 'text', text: '/x' },
      ]);
    });

    it('makes no claim where a variable holds more than the value', () => {
      expect(template('services: {web: {environment: ["${PAIR}"]}}', 'environment', 'K')).toBeUndefined();
    });

    it('keeps the variables of the words of a command', () => {
      const text = 'services: {web: {command: "redis-server --requirepass ${PW} --bind=\\"${HOST} x\\""}}';
      expect(template(text, 'command', 0)).toBeUndefined();
      expect(template(text, 'command', 2)).toEqual([{ kind: 'variable', name: 'PW', value: 'hunter2', source: 'variable' }]);
      expect(template(text, 'command', 3)).toEqual([
        { kind: 'text', text: '--bind=' },
        { kind: 'variable', name: 'HOST', value: 'db', source: 'variable' },
        { kind: 'text', text: ' x' },
      ]);
    });
  });
});
