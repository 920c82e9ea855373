/** Lists that hold a thing only once. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { enforceUnicity } from '../../../src/parser/merge/unicity.ts';
import { plain, tree } from './tree.ts';

function uniqueAt(path: string, list: string): unknown {
  const keys = path.split('.');
  const text = keys.reduceRight((inner, key) => `{${key}: ${inner}}`, list);
  return keys.reduce<unknown>((place, key) => (place as Record<string, unknown>)[key], plain(enforceUnicity(tree(text))));
}

describe('by the name before the equals sign', () => {
  it.each([
    'networks.n.ipam.options',
    'networks.n.labels',
    'services.web.annotations',
    'services.web.build.additional_contexts',
    'services.web.build.args',
    'services.web.build.labels',
    'services.web.build.tags',
    'services.web.cap_add',
    'services.web.cap_drop',
    'services.web.deploy.labels',
    'services.web.dns',
    'services.web.dns_opt',
    'services.web.dns_search',
    'services.web.environment',
    'services.web.labels',
    'services.web.links',
    'services.web.networks.n.aliases',
    'services.web.networks.n.link_local_ips',
    'services.web.profiles',
    'services.web.sysctls',
    'services.web.tmpfs',
  ])('%s', (path) => {
    expect(uniqueAt(path, '[a=1, b=1, a=2, c, b]')).toEqual(['a=2', 'b', 'c']);
  });
});

describe('by what the items stand for', () => {
  it.each([
    [
      'volumes by target',
      'volumes',
      '["aa:/x", {type: bind, source: ./b, target: /x}, "/y", "cc:/y:ro"]',
      [{ type: 'bind', source: './b', target: '/x' }, 'cc:/y:ro'],
    ],
    [
      'volumes that are none stay',
      'volumes',
      '["aa::b", "aa::b", {type: bind}, {type: bind}]',
      ['aa::b', 'aa::b', { type: 'bind' }, { type: 'bind' }],
    ],
    ['devices by target', 'devices', '["/a:/x", "/b:/x:r", "/x", {source: /c, target: /x}]', [{ source: '/c', target: '/x' }]],
    ['env files by path', 'env_file', '[a, {path: a, required: false}, b]', [{ path: 'a', required: false }, 'b']],
    ['exposed ports by text', 'expose', '[80, "80", "81", "80/udp"]', ['80', '81', '80/udp']],
    [
      'secrets by target',
      'secrets',
      '[s, {source: t, target: /run/secrets/s}, {source: s, target: s}]',
      [
        { source: 't', target: '/run/secrets/s' },
        { source: 's', target: 's' },
      ],
    ],
    ['secrets by source', 'secrets', '[s, {source: s, uid: "1"}]', [{ source: 's', uid: '1' }]],
    ['configs by target', 'configs', '[c, {source: d, target: /c}, {source: c}]', [{ source: 'c' }]],
    ['ports in short form by text', 'ports', '["80:80", "80:80", 81, "81", "81:80"]', ['80:80', '81', '81:80']],
  ])('%s', (_, key, list, expected) => {
    expect(uniqueAt(`services.web.${key}`, list)).toEqual(expected);
  });

  it.each([
    ['without a published port', '{target: 80}', '{target: 80, protocol: tcp, host_ip: 0.0.0.0}', 1],
    ['with another published port', '{target: 80, published: "80"}', '{target: 80, published: "81"}', 2],
    ['with another protocol', '{target: 80}', '{target: 80, protocol: udp}', 2],
    ['with another address', '{target: 80}', '{target: 80, host_ip: 127.0.0.1}', 2],
    ['with a number for a string', '{target: 80, published: 80}', '{target: 80, published: "80"}', 2],
    ['with another name', '{target: 80, name: a}', '{target: 80, name: b}', 1],
  ])('a port in long form %s', (_, first, second, count) => {
    expect(uniqueAt('services.web.ports', `[${first}, ${second}]`)).toHaveLength(count);
  });

  it.each(['security_opt', 'group_add', 'external_links', 'volumes_from', 'device_cgroup_rules', 'command'])(
    '%s keeps its doubles',
    (key) => {
      expect(uniqueAt(`services.web.${key}`, '[a, a]')).toEqual(['a', 'a']);
    },
  );
});

describe('laws', () => {
  const items = fc.array(fc.constantFrom('a=1', 'a=2', 'b', 'c=1'));

  it('a second time changes nothing', () => {
    fc.assert(
      fc.property(items, (list) => {
        const once = enforceUnicity(tree(`services: {web: {environment: ${JSON.stringify(list)}, volumes: ${JSON.stringify(list)}}}`));
        expect(enforceUnicity(once)).toBe(once);
      }),
    );
  });

  it('keeps the last value of each name at the place of its first', () => {
    fc.assert(
      fc.property(items, (list) => {
        const last = new Map(list.map((item) => [item.split('=')[0], item]));
        expect(uniqueAt('services.web.labels', JSON.stringify(list))).toEqual([...last.values()]);
      }),
    );
  });
});
