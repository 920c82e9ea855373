/** What a file takes away from the files before it. */

import { describe, expect, it } from 'vitest';
import { formatPath } from '../../../src/model/path.ts';
import { merge } from '../../../src/parser/merge/merge.ts';
import { applyResets, collectResets } from '../../../src/parser/merge/reset.ts';
import type { SourceNode } from '../../../src/parser/source-tree.ts';
import { plain, shown, tree } from './tree.ts';

describe('collectResets', () => {
  it.each([
    ['nothing', 'services: {web: {image: a}}', { services: { web: { image: 'a' } } }, []],
    [
      '!reset',
      'services: {web: {image: !reset null, ports: !reset []}}',
      { services: { web: {} } },
      ['services.web.image', 'services.web.ports'],
    ],
    ['!reset of a whole service', 'services: {web: !reset {image: a}}', { services: {} }, ['services.web']],
    ['!override', 'services: {web: {ports: !override ["80"]}}', { services: { web: { ports: ['80'] } } }, ['services.web.ports']],
    [
      'a tag inside a tagged value',
      'services: {web: !override {ports: !reset [a]}}',
      { services: { web: { ports: ['a'] } } },
      ['services.web'],
    ],
    ['keys with dots', 'services: {"a.b": {image: !reset x}}', { services: { 'a.b': {} } }, ['services["a.b"].image']],
    [
      'an alias',
      'x-a: &a !override [a]\nservices: {web: {ports: *a}}',
      { 'x-a': ['a'], services: { web: { ports: ['a'] } } },
      ['x-a', 'services.web.ports'],
    ],
    [
      'a merge key',
      'x-a: &a {ports: !override [a]}\nservices: {web: {<<: *a, image: b}}',
      { 'x-a': { ports: ['a'] }, services: { web: { ports: ['a'], image: 'b' } } },
      ['x-a.ports', 'services.web.ports'],
    ],
  ])('finds %s', (_, text, value, resets) => {
    const collected = collectResets(tree(text));
    expect(plain(collected.value)).toEqual(value);
    expect(collected.resets.map(formatPath)).toEqual(resets);
    expect(collected.diagnostics).toEqual([]);
    expect(tags(collected.value)).toEqual([]);
  });

  it('says that it does not reach into the lists of other files', () => {
    const text = 'services: {web: {volumes: [!override "b:/b", {source: !reset c, target: /c}]}}';
    const { value, resets, diagnostics } = collectResets(tree(text));
    expect(plain(value)).toEqual({ services: { web: { volumes: ['b:/b', { target: '/c' }] } } });
    expect(resets).toEqual([]);
    expect(shown(diagnostics, text)).toEqual([
      expect.stringMatching(/^compose\/reset-in-list: `!override` at `services\.web\.volumes\[0\]` .*"b:\/b"$/),
      expect.stringMatching(/^compose\/reset-in-list: `!reset` at `services\.web\.volumes\[1\]\.source` .*c$/),
    ]);
  });
});

function tags(node: SourceNode): readonly string[] {
  const own = node.tag === undefined ? [] : [node.tag];
  if (node.kind === 'scalar') return own;
  return [...own, ...[...(node.kind === 'list' ? node.items : node.entries.values())].flatMap(tags)];
}

describe('applyResets', () => {
  const base = tree('services: {web: {image: a, ports: [x], deploy: {mode: m, replicas: 1}}, db: {image: b}}');

  it.each([
    ['a leaf', [['services', 'web', 'image']], { web: { ports: ['x'], deploy: { mode: 'm', replicas: 1 } }, db: { image: 'b' } }],
    [
      'several places',
      [
        ['services', 'web', 'ports'],
        ['services', 'web', 'deploy', 'mode'],
        ['services', 'db'],
      ],
      { web: { image: 'a', deploy: { replicas: 1 } } },
    ],
    [
      'a place and one above it',
      [
        ['services', 'web', 'deploy', 'mode'],
        ['services', 'web'],
        ['services', 'web', 'image'],
      ],
      { db: { image: 'b' } },
    ],
    [
      'a place that is not there',
      [
        ['services', 'web', 'image', 'tag'],
        ['networks', 'a'],
      ],
      { web: { image: 'a', ports: ['x'], deploy: { mode: 'm', replicas: 1 } }, db: { image: 'b' } },
    ],
    [
      'a list item',
      [['services', 'web', 'ports', 0]],
      { web: { image: 'a', ports: ['x'], deploy: { mode: 'm', replicas: 1 } }, db: { image: 'b' } },
    ],
  ])('deletes %s', (_, paths, services) => {
    expect(plain(applyResets(base, paths))).toEqual({ services });
  });

  it('returns the base when there is nothing to delete', () => {
    expect(applyResets(base, [])).toBe(base);
  });

  it('together with a merge replaces a value whole', () => {
    const { value, resets } = collectResets(tree('services: {web: {ports: !override [y], image: !reset z, deploy: {replicas: 2}}}'));
    expect(plain(merge(applyResets(base, resets), value).value)).toEqual({
      services: { web: { ports: ['y'], deploy: { mode: 'm', replicas: 2 } }, db: { image: 'b' } },
    });
  });
});
