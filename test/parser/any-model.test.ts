import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Origin } from '../../src/model/origins.ts';
import { canonicalize } from '../../src/parser/canonical.ts';
import { decodeValues } from '../../src/parser/decode-values.ts';
import { interpolate } from '../../src/parser/interpolate/interpolate.ts';
import type { SourceNode } from '../../src/parser/source-tree.ts';
import { plain } from './merge/tree.ts';

/** Trees that look like compose files in their keys, and in nothing else. */
const ORIGIN: Origin = { file: 'compose.yaml', start: 0, end: 0, via: 'written' };

const TEXTS = [
  '',
  'a',
  '80',
  '8080:80',
  '1-3:4-6',
  ':',
  './a:/b:ro',
  'K=v',
  '$V',
  '${V:-x}',
  '${',
  '1g',
  '5s',
  'true',
  "it's",
  'a | b',
  'x=y,z',
  '/dev/a:b:c:d',
  'a:[::1]',
  '0440',
  'all',
  'default',
];

const scalar: fc.Arbitrary<SourceNode> = fc.oneof(
  fc.constantFrom(...TEXTS).map((value): SourceNode => ({ kind: 'scalar', type: 'str', value, text: value, origin: ORIGIN })),
  fc.integer().map((value): SourceNode => ({ kind: 'scalar', type: 'int', value, text: String(value), origin: ORIGIN })),
  fc
    .double({ noNaN: true, noDefaultInfinity: true })
    .map((value): SourceNode => ({ kind: 'scalar', type: 'float', value, text: String(value), origin: ORIGIN })),
  fc.boolean().map((value): SourceNode => ({ kind: 'scalar', type: 'bool', value, text: String(value), origin: ORIGIN })),
  fc.constant<SourceNode>({ kind: 'scalar', type: 'null', value: null, text: '', origin: ORIGIN }),
);

const KEYS = [
  'services',
  'networks',
  'volumes',
  'web',
  'external',
  'name',
  'ports',
  'build',
  'ssh',
  'secrets',
  'devices',
  'depends_on',
  'environment',
  'labels',
  'command',
  'extra_hosts',
  'healthcheck',
  'test',
  'interval',
  'deploy',
  'resources',
  'limits',
  'memory',
  'cpus',
  'ulimits',
  'gpus',
  'count',
  'mode',
  'tmpfs',
  'provider',
  'options',
  'env_file',
  'additional_contexts',
  'models',
  '__proto__',
  'constructor',
  'x-y',
];

const { node } = fc.letrec<{ node: SourceNode }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    scalar,
    fc.array(tie('node'), { maxLength: 4 }).map((items): SourceNode => ({ kind: 'list', items, origin: ORIGIN })),
    fc
      .array(fc.tuple(fc.constantFrom(...KEYS), tie('node')), { maxLength: 5 })
      .map((entries): SourceNode => ({ kind: 'map', entries: new Map(entries), origin: ORIGIN })),
  ),
}));

/** Random trees seldom have a service; this puts them below one. */
const model = node.map((below): SourceNode => {
  const wrap = (key: string, child: SourceNode): SourceNode => ({ kind: 'map', entries: new Map([[key, child]]), origin: ORIGIN });
  return wrap('services', wrap('web', below));
});

describe('any model', () => {
  it.each([
    ['as a document', node],
    ['as a service', model],
  ])('has one canonical form: %s', (_, arbitrary) => {
    fc.assert(
      fc.property(arbitrary, (root) => {
        const once = canonicalize(root).value;
        expect(plain(canonicalize(once).value)).toEqual(plain(once));
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['as a document', node],
    ['as a service', model],
  ])('has one decoded form: %s', (_, arbitrary) => {
    fc.assert(
      fc.property(arbitrary, (root) => {
        const once = decodeValues(canonicalize(root).value).value;
        expect(plain(decodeValues(once).value)).toEqual(plain(once));
      }),
      { numRuns: 500 },
    );
  });

  it('is interpolated without a throw, and every complaint says what to do', () => {
    fc.assert(
      fc.property(model, (root) => {
        const filled = interpolate(root, { lookup: (name) => (name === 'V' ? 'v:w' : undefined) });
        const long = canonicalize(filled.value);
        const decoded = decodeValues(long.value);
        for (const { help, at, message } of [...filled.diagnostics, ...long.diagnostics, ...decoded.diagnostics]) {
          expect(message).not.toBe('');
          expect(help).toBeDefined();
          expect(at).toBeDefined();
        }
      }),
      { numRuns: 500 },
    );
  });
});
