import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatPath } from '../../../src/model/path.ts';
import { interpolate } from '../../../src/parser/interpolate/interpolate.ts';
import { variablesOf } from '../../../src/parser/interpolate/variables.ts';
import { plain, spanText, tree } from '../merge/tree.ts';

const VALUES = new Map([
  ['TAG', '1.2'],
  ['N', '3'],
  ['YES', 'yes'],
  ['EMPTY', ''],
]);

function run(text: string) {
  return interpolate(tree(text), { lookup: (name) => VALUES.get(name) });
}

function shown(text: string): readonly string[] {
  return run(text).diagnostics.map(
    ({ severity, message, path, at }) => `${severity}: ${message} (${formatPath(path ?? [])}) <- ${spanText({ 'compose.yaml': text }, at)}`,
  );
}

describe('interpolate', () => {
  it('replaces variables in values of any depth, and never in keys', () => {
    const text = 'a$TAG: $TAG\nlist: [x$TAG, {b: "${TAG}"}]\nx-y: |\n  one $TAG\nnumber: 5';
    expect(plain(run(text).value)).toEqual({ a$TAG: '1.2', list: ['x1.2', { b: '1.2' }], 'x-y': 'one 1.2\n', number: 5 });
  });

  it('keeps what has no variable', () => {
    const root = tree('services: {web: {image: nginx, ports: ["80:80"], x: 5}}');
    expect(interpolate(root, { lookup: () => undefined }).value).toBe(root);
  });

  it('remembers what a value was composed of', () => {
    const { value } = run('image: app:$TAG\ncost: $$5');
    const root = value.kind === 'map' ? value.entries : new Map();
    expect(root.get('image')).toMatchObject({
      value: 'app:1.2',
      template: [
        { kind: 'text', text: 'app:' },
        { kind: 'variable', name: 'TAG', value: '1.2', source: 'variable' },
      ],
    });
    expect(root.get('cost')).toMatchObject({ value: '$5' });
    expect(root.get('cost')).not.toHaveProperty('template');
  });

  it.each([
    ['services: {a: {scale: "$N"}}', { scale: 3 }],
    ['services: {a: {scale: "3"}}', { scale: 3 }],
    ['services: {a: {scale: "-1"}}', { scale: -1 }],
    ['services: {a: {scale: $N}}', { scale: 3 }],
    ['services: {a: {privileged: "$YES"}}', { privileged: true }],
    ['services: {a: {privileged: "FALSE"}}', { privileged: false }],
    ['services: {a: {tty: no}}', { tty: false }],
    ['services: {a: {cpus: "1.50"}}', { cpus: 1.5 }],
    ['services: {a: {cpus: ".5e1"}}', { cpus: 5 }],
    ['services: {a: {pids_limit: "9007199254740993"}}', { pids_limit: '9007199254740993' }],
    ['services: {a: {ports: [{target: "$N", published: "$N"}]}}', { ports: [{ target: 3, published: '3' }] }],
    ['services: {a: {ulimits: {nofile: "$N", core: {soft: "1", hard: "2"}}}}', { ulimits: { nofile: 3, core: { soft: 1, hard: 2 } } }],
    [
      'services: {a: {deploy: {replicas: "$N", update_config: {max_failure_ratio: "0.1"}}}}',
      { deploy: { replicas: 3, update_config: { max_failure_ratio: 0.1 } } },
    ],
    ['services: {a: {depends_on: {b: {required: "false"}}}}', { depends_on: { b: { required: false } } }],
    [
      'services: {a: {volumes: [{read_only: "true", volume: {nocopy: "on"}}]}}',
      { volumes: [{ read_only: true, volume: { nocopy: true } }] },
    ],
    [
      'services: {a: {mem_limit: "$N", hostname: "$N", environment: {X: "$N"}}}',
      { mem_limit: '3', hostname: '3', environment: { X: '3' } },
    ],
    ['services: {a: {x-scale: "3", labels: {scale: "3"}}}', { 'x-scale': '3', labels: { scale: '3' } }],
  ])('casts %s', (text, expected) => {
    expect(plain(run(text).value)).toEqual({ services: { a: expected } });
  });

  it('casts the flags of resources', () => {
    const text = 'networks: {n: {external: "true", internal: "$YES"}}\nvolumes: {v: {external: "false"}}';
    expect(plain(run(text).value)).toEqual({ networks: { n: { external: true, internal: true } }, volumes: { v: { external: false } } });
  });

  it.each([
    ['services: {a: {scale: x}}', 'error: "x" is not a whole number (services.a.scale) <- x'],
    ['services: {a: {scale: "1.5"}}', 'error: "1.5" is not a whole number (services.a.scale) <- "1.5"'],
    [
      'services: {a: {scale: "99999999999999999999"}}',
      'error: "99999999999999999999" is not a whole number (services.a.scale) <- "99999999999999999999"',
    ],
    ['services: {a: {scale: "0x10"}}', 'error: "0x10" is not a whole number (services.a.scale) <- "0x10"'],
    ['services: {a: {scale: ""}}', 'error: `services.a.scale` must be a whole number, but it is empty (services.a.scale) <- ""'],
    ['services: {a: {cpus: half}}', 'error: "half" is not a number (services.a.cpus) <- half'],
    ['services: {a: {cpus: "inf"}}', 'error: "inf" is not a number (services.a.cpus) <- "inf"'],
    ['services: {a: {tty: maybe}}', 'error: "maybe" is neither true nor false (services.a.tty) <- maybe'],
    ['services: {a: {tty: ""}}', 'error: `services.a.tty` must be true or false, but it is empty (services.a.tty) <- ""'],
    ['services: {a: {tty: yes}}', 'warning: "yes" is no boolean in YAML 1.2; Docker Compose reads it as true (services.a.tty) <- yes'],
    ['image: a:$NONE', 'warning: the variable NONE is not set; a blank string is used for it (image) <- $NONE'],
    ['image: ${NONE:?set it}', 'error: required variable NONE is missing a value: set it (image) <- ${NONE:?set it}'],
    ['image: a${b!}', 'error: invalid interpolation format: "${b!}" is no variable (image) <- ${b!}'],
    ['image: "a\\x24{b!}"', 'error: invalid interpolation format: "${b!}" is no variable (image) <- "a\\x24{b!}"'],
  ])('reports %s', (text, expected) => {
    expect(shown(text)).toEqual([expected]);
  });

  it('reports everything that is wrong', () => {
    expect(run('a: ${}\nb: ${X?}\nc: [$X, "${"]\nservices: {s: {scale: x}}').diagnostics.map(({ code }) => code)).toEqual([
      'compose/invalid-interpolation',
      'compose/required-variable',
      'compose/invalid-interpolation',
      'compose/invalid-value',
      'compose/unset-variable',
    ]);
  });

  it('warns of a variable once, at its first use, and names the others', () => {
    const text = 'a: $ONE $ONE\nb: [$TWO, x$ONE]';
    const { diagnostics } = run(text);
    expect(diagnostics).toMatchObject([{ path: ['a'], related: [{ path: ['a'] }, { path: ['b', 1] }] }, { path: ['b', 0] }]);
    expect(diagnostics[1]).not.toHaveProperty('related');
    expect(diagnostics[0]?.related?.map((related) => spanText({ 'compose.yaml': text }, related.at))).toEqual(['$ONE', '$ONE']);
  });

  it('suggests a default where an unset variable leaves no number', () => {
    const [error] = run('services: {a: {scale: $NONE}}').diagnostics;
    expect(error?.help).toBe('Give the variable a default: `${NONE:-…}`.');
  });

  it('lists the uses of variables with their values', () => {
    expect(run('a: $TAG\nb: ${NONE:-$N}').variables.map(({ name, value }) => [name, value])).toEqual([
      ['TAG', '1.2'],
      ['NONE', undefined],
      ['N', '3'],
    ]);
  });

  it('leaves documents without a dollar alone', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: fc.constantFrom('a', ' ', '{', '}', ':', '-') })), (items) => {
        const root = tree(JSON.stringify({ services: { a: { command: items } } }));
        expect(interpolate(root, { lookup: () => 'x' }).value).toBe(root);
      }),
    );
  });
});

describe('variablesOf', () => {
  it('tells of each reference what it asks for', () => {
    const text = 'a: $A ${B} $$C\nb: ["${D:-d}", "${E-e$F}", "${G:?m}", "${H?}", "${I:+i}", "${J+}"]\n$K: x';
    const uses = variablesOf(tree(text));
    expect(uses.map(({ origin: _, ...use }) => use)).toEqual([
      { name: 'A', required: false },
      { name: 'B', required: false },
      { name: 'D', required: false, default: 'd' },
      { name: 'E', required: false, default: 'e$F' },
      { name: 'F', required: false },
      { name: 'G', required: true },
      { name: 'H', required: true },
      { name: 'I', required: false, alternate: 'i' },
      { name: 'J', required: false, alternate: '' },
    ]);
    expect(uses.map(({ origin }) => spanText({ 'compose.yaml': text }, origin))).toEqual([
      '$A',
      '${B}',
      '${D:-d}',
      '${E-e$F}',
      '$F',
      '${G:?m}',
      '${H?}',
      '${I:+i}',
      '${J+}',
    ]);
  });
});
