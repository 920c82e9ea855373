import { describe, expect, it } from 'vitest';
import { checkObjects } from '../../../src/kube/check/check-objects.ts';
import { type Converted, convertText } from '../conversion.ts';

function labelsOf(converted: Converted, workload: string): readonly string[] {
  return Object.keys(converted.template(workload).metadata?.labels ?? {}).filter((key) => key.includes('kubeferry.io'));
}

function policiesOf(converted: Converted): readonly string[] {
  expect(checkObjects(converted.objects)).toEqual([]);
  return converted.names.flatMap((name) => (name.startsWith('NetworkPolicy ') ? [name.slice('NetworkPolicy '.length)] : []));
}

const THREE_TIERS = `services:
  proxy: {image: nginx, networks: [front]}
  app: {image: example.com/app:1, expose: ["8000"], networks: [front, back]}
  db: {image: "postgres:16", networks: [back]}
networks: {front: , back: }
`;

describe('NetworkPolicies', () => {
  it.each([
    ['one network', 'services:\n  a: {image: nginx}\n  b: {image: nginx}\n', []],
    ['a second network that nobody is on', 'services:\n  a: {image: nginx}\nnetworks: {other: }\n', []],
    ['several networks', THREE_TIERS, ['network-back', 'network-front']],
    [
      'an internal network',
      'services:\n  a: {image: nginx}\nnetworks: {default: {internal: true}}\n',
      ['isolated-default', 'network-default'],
    ],
    ['no network at all', 'services:\n  a: {image: nginx, network_mode: none}\n', ['no-network-a']],
    ['a setting against them', `${THREE_TIERS}x-kubeferry: {networkPolicies: none}\n`, []],
  ])('with %s', (_, text, expected) => {
    expect(policiesOf(convertText(text))).toEqual(expected);
  });

  it('let in the members of each network', () => {
    const converted = convertText(THREE_TIERS);
    expect(['proxy', 'app', 'db'].map((name) => labelsOf(converted, name))).toEqual([
      ['network.kubeferry.io/front'],
      ['network.kubeferry.io/back', 'network.kubeferry.io/front'],
      ['network.kubeferry.io/back'],
    ]);
    const members = { matchLabels: { 'network.kubeferry.io/back': 'true' } };
    expect(converted.find('NetworkPolicy', 'network-back').spec).toEqual({
      podSelector: members,
      policyTypes: ['Ingress'],
      ingress: [{ from: [{ podSelector: members }] }],
    });
  });

  it('label a service that names no network as a member of the default one', () => {
    const converted = convertText('services:\n  a: {image: nginx}\n  b: {image: nginx, networks: [other]}\nnetworks: {other: }\n');
    expect(labelsOf(converted, 'a')).toEqual(['network.kubeferry.io/default']);
  });

  it('give what is on internal networks alone no way out but to its peers and to DNS', () => {
    const converted = convertText(`services:
  app: {image: nginx, networks: [front, back]}
  db: {image: postgres, networks: [back]}
networks: {front: , back: {internal: true}}
`);
    expect(labelsOf(converted, 'app')).not.toContain('network.kubeferry.io/isolated');
    expect(labelsOf(converted, 'db')).toContain('network.kubeferry.io/isolated');
    const { spec } = converted.find('NetworkPolicy', 'isolated-back');
    expect(spec?.podSelector?.matchLabels).toEqual({ 'network.kubeferry.io/back': 'true', 'network.kubeferry.io/isolated': 'true' });
    expect(spec?.egress?.[0]?.to).toEqual([{ podSelector: { matchLabels: { 'network.kubeferry.io/back': 'true' } } }]);
    expect(spec?.egress?.[1]?.ports).toEqual([
      { port: 53, protocol: 'UDP' },
      { port: 53, protocol: 'TCP' },
    ]);
    expect(converted.fate('networks.back.internal')).toBe('mapped');
  });

  it('write nothing for an internal network whose members all have another way out', () => {
    const converted = convertText(`services:
  app: {image: nginx, networks: [front, back]}
networks: {front: , back: {internal: true}}
`);
    expect(policiesOf(converted)).toEqual(['network-back', 'network-front']);
    expect(converted.fate('networks.back.internal')).toBe('ignored');
  });

  it('let names be asked of the namespace of DNS, and of the caches on nodes', () => {
    const converted = convertText('services:\n  a: {image: nginx}\nnetworks: {default: {internal: true}}\n');
    expect(converted.find('NetworkPolicy', 'isolated-default').spec?.egress?.[1]?.to).toEqual([
      { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } } },
      { ipBlock: { cidr: '169.254.20.10/32' } },
      { ipBlock: { cidr: '169.254.169.254/32' } },
    ]);
  });

  it.each([
    ['published: "80", mode: host', ['public-app']],
    ['mode: host', []],
    ['published: "80", mode: host, host_ip: 127.0.0.1', []],
  ])('let everyone in where a node has the port of {%s}', (port, expected) => {
    const converted = convertText(`services:
  app: {image: nginx, ports: [{target: 80, ${port}}], networks: [front, back]}
networks: {front: , back: }
`);
    expect(policiesOf(converted).filter((name) => name.startsWith('public-'))).toEqual(expected);
  });

  it.each([
    ['an Ingress', 'x-kubeferry: {expose: ingress}', [{ port: 80, protocol: 'TCP' }]],
    [
      'a load balancer',
      'x-kubeferry: {expose: loadbalancer}',
      [
        { port: 80, protocol: 'TCP' },
        { port: 53, protocol: 'UDP' },
      ],
    ],
  ])('let everyone in where %s leads', (_, setting, ports) => {
    const converted = convertText(`services:
  app: {image: nginx, ports: ["8080:80", "53:53/udp"], networks: [front], ${setting}}
  db: {image: postgres, networks: [back]}
networks: {front: , back: }
`);
    expect(converted.find('NetworkPolicy', 'public-app').spec).toMatchObject({ ingress: [{ ports }] });
    expect(policiesOf(converted)).not.toContain('public-db');
  });

  it('let Pods of every namespace reach members of an external network', () => {
    const converted = convertText(`services:
  app: {image: nginx, networks: [default, proxy]}
networks: {proxy: {external: true, name: web_proxy}}
`);
    expect(converted.find('NetworkPolicy', 'network-web-proxy').spec?.ingress).toEqual([{ from: [{ namespaceSelector: {} }] }]);
    expect(converted.fate('networks.proxy.external')).toBe('approximated');
  });

  it('let a Pod through to what it waits for, although they share no network', () => {
    const converted = convertText(`services:
  web: {image: nginx, networks: [front], depends_on: {db: {condition: service_healthy}}}
  db: {image: postgres, networks: [back], healthcheck: {test: pg_isready}}
networks: {front: {internal: true}, back: }
`);
    const [wait = '', egress = ''] = policiesOf(converted).filter((name) => name.startsWith('wait-'));
    expect(converted.find('NetworkPolicy', wait.includes('egress') ? egress : wait).spec?.ingress?.[0]?.ports).toEqual([
      { port: 5432, protocol: 'TCP' },
    ]);
    expect(policiesOf(converted).filter((name) => name.startsWith('wait-egress-web-db-'))).toHaveLength(1);
  });

  it('let what has no network wait, though everybody else is on one', () => {
    const converted = convertText(`services:
  app: {image: nginx, network_mode: none, depends_on: {db: {condition: service_healthy}, job: {condition: service_completed_successfully}}}
  db: {image: postgres, healthcheck: {test: pg_isready}}
  job: {image: example.com/j:1}
`);
    expect(policiesOf(converted)).toEqual(['api-app', 'no-network-app', expect.stringMatching(/^wait-egress-app-db-/)]);
  });

  it('let what is on the network of its node through by address, since no policy selects it', () => {
    const converted = convertText(`services:
  web: {image: nginx, network_mode: host, depends_on: {db: {condition: service_healthy}}}
  db: {image: postgres, networks: [back], healthcheck: {test: pg_isready}, depends_on: {agent: {condition: service_healthy}}}
  agent: {image: example.com/a:1, network_mode: host, expose: ["9000"], healthcheck: {test: [CMD, ok]}}
networks: {back: {internal: true}}
`);
    const [wait = '', ...others] = policiesOf(converted).filter((name) => name.startsWith('wait-') && !name.startsWith('wait-egress-'));
    expect(others).toEqual([]);
    expect(converted.find('NetworkPolicy', wait).spec?.ingress?.[0]?.from).toContainEqual({ ipBlock: { cidr: '10.0.0.0/8' } });
    const [egress = ''] = policiesOf(converted).filter((name) => name.startsWith('wait-egress-db-agent-'));
    expect(converted.find('NetworkPolicy', egress).spec?.egress?.[0]?.to).toContainEqual({ ipBlock: { cidr: '10.0.0.0/8' } });
  });

  it('let an isolated Pod ask for the Job that it waits for', () => {
    const converted = convertText(`services:
  web: {image: nginx, depends_on: {migrate: {condition: service_completed_successfully}}}
  migrate: {image: example.com/m:1}
networks: {default: {internal: true}}
`);
    expect(policiesOf(converted)).toContain('api-web');
    expect(converted.codes()).toContain('convert/api-server-egress');
  });

  it('cut off what has no network', () => {
    const converted = convertText('services:\n  a: {image: nginx, network_mode: none}\n');
    expect(converted.find('NetworkPolicy', 'no-network-a').spec).toEqual({
      podSelector: { matchLabels: { 'app.kubernetes.io/name': 'a', 'app.kubernetes.io/part-of': 'project' } },
      policyTypes: ['Ingress', 'Egress'],
    });
  });
});

describe('networks', () => {
  it.each([
    ['services.a.networks.n.ipv4_address', 'unsupported'],
    ['services.a.networks.n.ipv6_address', 'unsupported'],
    ['services.a.networks.n.link_local_ips[0]', 'unsupported'],
    ['services.a.networks.n.mac_address', 'unsupported'],
    ['services.a.networks.n.interface_name', 'unsupported'],
    ['services.a.networks.n.priority', 'ignored'],
    ['services.a.networks.n.gw_priority', 'ignored'],
    ['services.a.networks.n.driver_opts.x', 'ignored'],
    ['networks.n.driver', 'mapped'],
    ['networks.n.driver_opts.x', 'ignored'],
    ['networks.n.attachable', 'ignored'],
    ['networks.n.enable_ipv4', 'mapped'],
    ['networks.n.enable_ipv6', 'mapped'],
    ['networks.n.name', 'ignored'],
    ['networks.n.labels.x', 'ignored'],
    ['networks.n.ipam.driver', 'ignored'],
    ['networks.n.ipam.config[0].subnet', 'ignored'],
    ['networks.n.ipam.config[0].aux_addresses.a', 'ignored'],
    ['networks.n.ipam.options', 'mapped'],
    ['networks.lan.driver', 'unsupported'],
    ['networks.lan.enable_ipv4', 'unsupported'],
    ['networks.lan.internal', 'mapped'],
  ])('tell what becomes of %s: %s', (path, fate) => {
    const converted = convertText(`services:
  a:
    image: nginx
    networks:
      n:
        ipv4_address: 172.28.0.5
        ipv6_address: "2001:db8::5"
        link_local_ips: [169.254.1.1]
        mac_address: "02:42:ac:11:65:43"
        interface_name: eth1
        priority: 1
        gw_priority: 1
        driver_opts: {x: y}
networks:
  n:
    driver: bridge
    driver_opts: {x: y}
    attachable: true
    enable_ipv4: true
    enable_ipv6: true
    name: real
    labels: {x: y}
    ipam: {driver: default, options: {x: y}, config: [{subnet: 172.28.0.0/16, aux_addresses: {a: 172.28.0.9}}]}
  lan: {driver: macvlan, enable_ipv4: false, internal: false}
`);
    expect(converted.fate(path)).toBe(fate);
    expect(converted.codes()).not.toContain('convert/unmapped');
  });
});
