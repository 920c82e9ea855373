import { describe, expect, it } from 'vitest';
import { checkObjects } from '../../../src/kube/check/check-objects.ts';
import { convertText } from '../conversion.ts';

const web = (lines: string) => `services:\n  web:\n    image: example.com/web:1\n${lines.replace(/^/gm, '    ')}\n`;

describe('hosts and DNS', () => {
  it.each([
    [
      'extra_hosts, grouped by address',
      'extra_hosts: ["a:10.0.0.1", "b=10.0.0.1", "c:[::1]"]',
      {
        hostAliases: [
          { ip: '10.0.0.1', hostnames: ['a', 'b'] },
          { ip: '::1', hostnames: ['c'] },
        ],
      },
    ],
    [
      'extra_hosts as a map',
      'extra_hosts: {a: [10.0.0.1, 10.0.0.2]}',
      {
        hostAliases: [
          { ip: '10.0.0.1', hostnames: ['a'] },
          { ip: '10.0.0.2', hostnames: ['a'] },
        ],
      },
    ],
    ['dns_search', 'dns_search: [example.com, corp.local]', { dnsConfig: { searches: ['example.com', 'corp.local'] } }],
    ['dns_opt', 'dns_opt: ["ndots:2", use-vc]', { dnsConfig: { options: [{ name: 'ndots', value: '2' }, { name: 'use-vc' }] } }],
    [
      'both at once',
      'dns_search: a.local\ndns_opt: ["ndots:2"]',
      { dnsConfig: { searches: ['a.local'], options: [{ name: 'ndots', value: '2' }] } },
    ],
    ['hostname', 'hostname: web1', { hostname: 'web1' }],
    ['hostname with a domain', 'hostname: Web_1.example.com', { hostname: 'web-1' }],
    ['network_mode: host', 'network_mode: host', { hostNetwork: true, dnsPolicy: 'ClusterFirstWithHostNet' }],
  ])('writes %s', (_, lines, spec) => {
    const converted = convertText(web(lines));
    expect(converted.pod('web')).toMatchObject(spec);
    expect(checkObjects(converted.objects)).toEqual([]);
  });

  it.each([
    ['the machine of Docker', 'extra_hosts: ["host.docker.internal:host-gateway"]', 'services.web.extra_hosts[0]', 'unsupported'],
    ['a name that is none', 'extra_hosts: ["my_host:10.0.0.1"]', 'services.web.extra_hosts[0]', 'unsupported'],
    ['DNS servers', 'dns: 8.8.8.8', 'services.web.dns[0]', 'unsupported'],
    ['a cleared search list', 'dns_search: .', 'services.web.dns_search[0]', 'ignored'],
    ['an empty search domain', 'dns_search: [""]', 'services.web.dns_search[0]', 'ignored'],
    ['a domain name', 'domainname: example.com', 'services.web.domainname', 'unsupported'],
    ['a MAC address', 'mac_address: 02:42:ac:11:65:43', 'services.web.mac_address', 'unsupported'],
    ['a host name that is cut', 'hostname: a.b', 'services.web.hostname', 'approximated'],
    ['one host name of several replicas', 'hostname: a\ndeploy: {replicas: 2}', 'services.web.hostname', 'approximated'],
    ['network_mode: host', 'network_mode: host', 'services.web.network_mode', 'approximated'],
    ['network_mode: none', 'network_mode: none', 'services.web.network_mode', 'approximated'],
    ['network_mode: bridge', 'network_mode: bridge', 'services.web.network_mode', 'mapped'],
    ['a network of the host', 'network_mode: lan', 'services.web.network_mode', 'unsupported'],
    ['a foreign container', 'network_mode: "container:abc"', 'services.web.network_mode', 'unsupported'],
  ])('tells what becomes of %s', (_, ...[lines, path, fate]) => {
    expect(convertText(web(lines)).fate(path)).toBe(fate);
  });

  it('leaves names of a StatefulSet to it', () => {
    const converted = convertText(
      'services:\n  db: {image: "postgres:16", hostname: pg, volumes: ["data:/var/lib/postgresql/data"]}\nvolumes: {data: }\n',
    );
    expect(converted.pod('db').hostname).toBeUndefined();
    expect(converted.fate('services.db.hostname')).toBe('approximated');
  });

  it.each([
    ['network_mode: host', 'of the node', 'approximated'],
    ['', 'a template of Swarm', 'unsupported'],
  ])('writes none that would not be seen: %s', (mode, told, fate) => {
    const host = mode === '' ? '"{{.Node.Hostname}}"' : 'web1';
    const converted = convertText(web(`hostname: ${host}\n${mode}`));
    expect(converted.pod('web').hostname).toBeUndefined();
    expect(converted.fate('services.web.hostname')).toBe(fate);
    expect(converted.diagnostics.map(({ message }) => message)).toContainEqual(expect.stringContaining(told));
  });

  it('says of every StatefulSet the same, so that it is told of once', () => {
    const db = (name: string) => `${name}: {image: "postgres:16", hostname: ${name}-host, volumes: ["${name}:/var/lib/postgresql/data"]}`;
    const converted = convertText(`services:\n  ${db('a')}\n  ${db('b')}\nvolumes: {a: , b: }\n`);
    const said = converted.diagnostics.flatMap(({ message, path = [] }) => (path.at(-1) === 'hostname' ? [message.split(': ')[1]] : []));
    expect(said).toHaveLength(2);
    expect(new Set(said).size).toBe(1);
  });

  it('tells that the Pods of a DaemonSet share one', () => {
    const converted = convertText(web('hostname: agent\ndeploy: {mode: global}'));
    expect(converted.pod('web').hostname).toBe('agent');
    expect(converted.fate('services.web.hostname')).toBe('approximated');
  });

  it('unites the settings of services that share a Pod', () => {
    const converted = convertText(`services:
  a: {image: example.com/a:1, x-kubeferry: {pod: one}, hostname: a1, extra_hosts: ["x:10.0.0.1"], dns_opt: ["ndots:2"]}
  b: {image: example.com/b:1, x-kubeferry: {pod: one}, hostname: b1, extra_hosts: ["y:10.0.0.1", "x:10.0.0.1"], dns_opt: ["ndots:3"]}
`);
    expect(converted.pod('a')).toMatchObject({
      hostname: 'a1',
      hostAliases: [{ ip: '10.0.0.1', hostnames: ['x', 'y'] }],
      dnsConfig: { options: [{ name: 'ndots', value: '2' }] },
    });
    expect(converted.fate('services.b.hostname')).toBe('ignored');
  });
});
