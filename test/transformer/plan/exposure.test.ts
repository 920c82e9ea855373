import { describe, expect, it } from 'vitest';
import type { Service } from '../../../src/model/service.ts';
import type { ExposeSettings, ProjectSettings } from '../../../src/model/settings.ts';
import type { ExposurePlan } from '../../../src/transformer/plan/exposure/exposure-plan.ts';
import { planExposure } from '../../../src/transformer/plan/exposure.ts';
import { planNames } from '../../../src/transformer/plan/names.ts';
import { planPorts } from '../../../src/transformer/plan/ports.ts';
import { contextOf, type Given } from '../context.ts';

const image = 'example.com/app:1';

function plan(given: Given): ExposurePlan {
  const context = contextOf(given);
  return planExposure(context, { names: planNames(context.project, context.settings), ports: planPorts(context) });
}

function planWeb(service: Service, expose?: ExposeSettings, project: Partial<ProjectSettings> = {}): ExposurePlan {
  return plan({
    services: { web: { image, ...service } },
    settings: { project, services: expose === undefined ? {} : { web: { expose } } },
  });
}

/** `kind: way, way` of the service web; `host/path -> port (type)` for routes, `outside -> port` for open ports. */
function wayIn(exposures: ExposurePlan, service = 'web'): string {
  const choice = exposures.services.get(service)?.choice;
  if (choice === undefined) return 'nothing';
  const routes = choice.routes.map(
    ({ host = '*', path, port, pathType }) => `${host}${path} -> ${port.number}${pathType === 'Exact' ? ' (exact)' : ''}`,
  );
  const open = choice.open.map(
    ({ number, port, nodePort }) => `${number}/${port.protocol} -> ${port.number}${nodePort === undefined ? '' : ` on ${nodePort}`}`,
  );
  return [choice.kind, ...routes, ...open, ...choice.tls.map(({ secret, hosts }) => `tls ${secret} ${hosts.join(' ')}`.trim())].join(', ');
}

const codes = (exposures: ExposurePlan) => exposures.diagnostics.map(({ code }) => code);

describe('planExposure: published ports', () => {
  it.each<[string, Service]>([
    ['on every address', { ports: [{ target: 80, published: '8080' }] }],
    ['on 127.0.0.1', { ports: [{ target: 80, published: '8080', host_ip: '127.0.0.1' }] }],
    ['at random', { ports: [{ target: 80 }] }],
  ])('never exposes what is published %s of itself', (_, service) => {
    expect(wayIn(planWeb(service))).toBe('none');
  });

  it('says nothing of a service without published ports', () => {
    expect(planWeb({ expose: ['80'] }).services.size).toBe(0);
  });
});

describe('planExposure: load balancers and node ports', () => {
  const ports = [
    { target: 8080, published: '80' },
    { target: 8443, published: '443' },
    { target: 53, published: '53', protocol: 'udp' },
    { target: 5432, published: '5432', host_ip: '127.0.0.1' },
    { target: 9000, published: '9000', mode: 'host' },
  ];
  it.each<[string, Service, ExposeSettings, string]>([
    [
      'the published numbers, and none that are for the host alone',
      { ports },
      { kind: 'loadbalancer' },
      'loadbalancer, 80/TCP -> 8080, 443/TCP -> 8443, 53/UDP -> 53',
    ],
    ['the asked port', { ports }, { kind: 'loadbalancer', port: 8443 }, 'loadbalancer, 443/TCP -> 8443'],
    [
      'two numbers of one port',
      {
        ports: [
          { target: 80, published: '80' },
          { target: 80, published: '81' },
        ],
      },
      { kind: 'loadbalancer' },
      'loadbalancer, 80/TCP -> 80, 81/TCP -> 80',
    ],
    ['the first of a range', { ports: [{ target: 80, published: '8000-8010' }] }, { kind: 'loadbalancer' }, 'loadbalancer, 8000/TCP -> 80'],
    ['a port at random by its own number', { ports: [{ target: 80 }] }, { kind: 'loadbalancer' }, 'loadbalancer, 80/TCP -> 80'],
    [
      'the first known port, when none is published',
      { expose: ['9000', '9001'] },
      { kind: 'loadbalancer' },
      'loadbalancer, 9000/TCP -> 9000',
    ],
    [
      'an asked node port once',
      {
        ports: [
          { target: 80, published: '80' },
          { target: 81, published: '81' },
        ],
      },
      { kind: 'nodeport', nodePort: 30080 },
      'nodeport, 80/TCP -> 80 on 30080, 81/TCP -> 81',
    ],
    [
      'an asked node port for one number alone, whatever the protocol',
      {
        ports: [
          { target: 80, published: '80' },
          { target: 53, published: '53', protocol: 'udp' },
        ],
      },
      { kind: 'nodeport', nodePort: 30080 },
      'nodeport, 80/TCP -> 80 on 30080, 53/UDP -> 53',
    ],
    [
      'TCP and UDP of one number on one node port',
      {
        ports: [
          { target: 53, published: '53' },
          { target: 53, published: '53', protocol: 'udp' },
        ],
      },
      { kind: 'nodeport', nodePort: 30053 },
      'nodeport, 53/TCP -> 53 on 30053, 53/UDP -> 53 on 30053',
    ],
    [
      'a published number that is a node port',
      { ports: [{ target: 80, published: '30080' }] },
      { kind: 'nodeport' },
      'nodeport, 30080/TCP -> 80 on 30080',
    ],
    [
      'a node port of the cluster otherwise',
      { ports: [{ target: 80, published: '8080' }] },
      { kind: 'nodeport' },
      'nodeport, 8080/TCP -> 80',
    ],
  ])('opens %s', (_, ...[service, expose, expected]) => {
    expect(wayIn(planWeb(service, expose))).toBe(expected);
  });

  it('opens nothing that is bound to 127.0.0.1, and says so', () => {
    const exposures = planWeb({ ports: [{ target: 80, published: '80', host_ip: '127.0.0.1' }] }, { kind: 'loadbalancer' });
    expect(wayIn(exposures)).toBe('loadbalancer');
    expect(codes(exposures)).toEqual(['convert/nothing-to-expose']);
  });
});

describe('planExposure: HTTP by a setting', () => {
  const ports = [
    { target: 9000, published: '9000', host_ip: '127.0.0.1' },
    { target: 8080, published: '80' },
    { target: 8443, published: '443' },
  ];
  it.each<[string, ExposeSettings, Partial<ProjectSettings>, string]>([
    ['the first published port', { kind: 'ingress' }, {}, 'ingress, */ -> 8080'],
    [
      'hosts and a path',
      { kind: 'ingress', hosts: ['a.example.com', 'B.example.com'], path: '/api/' },
      {},
      'ingress, a.example.com/api -> 8080, b.example.com/api -> 8080',
    ],
    [
      'hosts with paths of their own',
      { kind: 'ingress', hosts: ['a.example.com/x/', 'b.example.com'], path: '/y' },
      {},
      'ingress, a.example.com/x -> 8080, b.example.com/y -> 8080',
    ],
    ['the asked port', { kind: 'ingress', port: 8443 }, {}, 'ingress, */ -> 8443'],
    [
      'a domain of the project',
      { kind: 'ingress' },
      { ingress: { annotations: {}, domain: 'example.com' } },
      'ingress, web.example.com/ -> 8080',
    ],
    [
      'a certificate',
      { kind: 'ingress', hosts: ['a.example.com'], tls: true },
      {},
      'ingress, a.example.com/ -> 8080, tls web-tls a.example.com',
    ],
    ['a certificate by name', { kind: 'ingress', tls: 'wild' }, {}, 'ingress, */ -> 8080, tls wild'],
    [
      'the certificate of the project',
      { kind: 'ingress' },
      { ingress: { annotations: {}, tlsSecret: 'wild' } },
      'ingress, */ -> 8080, tls wild',
    ],
    [
      'no certificate on request',
      { kind: 'ingress', tls: false },
      { ingress: { annotations: {}, tlsSecret: 'wild' } },
      'ingress, */ -> 8080',
    ],
    ['a gateway', { kind: 'gateway', hosts: ['a.example.com'] }, {}, 'gateway, a.example.com/ -> 8080'],
  ])('routes %s', (_, ...[expose, project, expected]) => {
    expect(wayIn(planWeb({ ports }, expose, project))).toBe(expected);
  });

  it('routes no UDP', () => {
    const exposures = planWeb({ ports: [{ target: 53, protocol: 'udp', published: '53' }] }, { kind: 'ingress' });
    expect(codes(exposures)).toEqual(['convert/nothing-to-expose']);
  });

  it('refuses hosts that an Ingress cannot have', () => {
    const exposures = planWeb({ ports }, { kind: 'ingress', hosts: ['https://a.example.com', '10.0.0.1', 'b.example.com'] });
    expect(wayIn(exposures)).toBe('ingress, b.example.com/ -> 8080');
    expect(codes(exposures)).toEqual(['convert/route-host']);
  });

  it('warns when two services answer at one place', () => {
    const services = { a: { image, ports: [{ target: 80 }] }, b: { image, ports: [{ target: 80 }] } };
    const expose: ExposeSettings = { kind: 'ingress' };
    expect(codes(plan({ services, settings: { services: { a: { expose }, b: { expose } } } }))).toEqual(['convert/ambiguous-route']);
  });

  it('brings class, annotations and traffic policy', () => {
    const project = { ingress: { annotations: { a: '1', b: '1' }, class: 'nginx' } };
    const choice = planWeb({ ports }, { kind: 'ingress', annotations: { b: '2' }, externalTrafficPolicy: 'Local' }, project).services.get(
      'web',
    )?.choice;
    expect(choice).toMatchObject({ class: 'nginx', annotations: { a: '1', b: '2' }, externalTrafficPolicy: 'Local' });
  });
});

describe('planExposure: labels of reverse proxies', () => {
  it.each<[string, Record<string, string>, string]>([
    [
      'a rule, a port and TLS',
      {
        'traefik.enable': 'true',
        'traefik.http.routers.web.rule': 'Host(`a.example.com`) && PathPrefix(`/api`)',
        'traefik.http.routers.web.entrypoints': 'websecure',
        'traefik.http.services.web.loadbalancer.server.port': '3000',
      },
      'ingress, a.example.com/api -> 3000, tls web-tls a.example.com',
    ],
    [
      'alternatives',
      { 'traefik.http.routers.r.rule': 'Host(`a.example.com`) || (Host(`b.example.com`) && Path(`/x`))' },
      'ingress, a.example.com/ -> 80, b.example.com/x -> 80 (exact)',
    ],
    [
      'several hosts of version 2',
      { 'traefik.http.routers.r.rule': 'Host(`a.example.com`,`b.example.com`)' },
      'ingress, a.example.com/ -> 80, b.example.com/ -> 80',
    ],
    [
      'two routers of one rule once',
      { 'traefik.http.routers.r.rule': 'Host(`a.example.com`)', 'traefik.http.routers.s.rule': 'Host(`a.example.com`)' },
      'ingress, a.example.com/ -> 80',
    ],
    [
      'version 1',
      { 'traefik.frontend.rule': 'Host:a.example.com,b.example.com;PathPrefix:/x', 'traefik.port': '8000' },
      'ingress, a.example.com/x -> 8000, b.example.com/x -> 8000',
    ],
    [
      'a certificate resolver',
      { 'traefik.http.routers.r.rule': 'Host(`a.example.com`)', 'traefik.http.routers.r.tls.certresolver': 'le' },
      'ingress, a.example.com/ -> 80, tls web-tls a.example.com',
    ],
    [
      'TLS for the hosts of its routers alone',
      {
        'traefik.http.routers.r.rule': 'Host(`a.example.com`)',
        'traefik.http.routers.r.entrypoints': 'websecure',
        'traefik.http.routers.s.rule': 'Host(`b.example.com`)',
      },
      'ingress, a.example.com/ -> 80, b.example.com/ -> 80, tls web-tls a.example.com',
    ],
    ['enabled without a rule', { 'traefik.enable': 'true' }, 'ingress, */ -> 80'],
    ['turned off', { 'traefik.enable': 'false', 'traefik.http.routers.r.rule': 'Host(`a.example.com`)' }, 'none'],
    [
      'its own dashboard',
      { 'traefik.http.routers.d.rule': 'Host(`d.example.com`)', 'traefik.http.routers.d.service': 'api@internal' },
      'none',
    ],
    [
      'a Caddy site',
      { caddy: 'a.example.com', 'caddy.reverse_proxy': '{{upstreams 3000}}' },
      'ingress, a.example.com/ -> 3000, tls web-tls a.example.com',
    ],
    [
      'a Caddy site without TLS',
      { caddy: 'http://a.example.com', 'caddy.reverse_proxy': '{{upstreams}}' },
      'ingress, a.example.com/ -> 80',
    ],
    [
      'a Caddy site beside one without TLS',
      { caddy: 'a.example.com, http://b.example.com', 'caddy.reverse_proxy': '{{upstreams}}' },
      'ingress, a.example.com/ -> 80, b.example.com/ -> 80, tls web-tls a.example.com',
    ],
    [
      'Caddy paths',
      { caddy_0: 'a.example.com, b.example.com', 'caddy_0.reverse_proxy': '/api/* {{upstreams http 3000}}' },
      'ingress, a.example.com/api -> 3000, b.example.com/api -> 3000, tls web-tls a.example.com b.example.com',
    ],
  ])('reads %s', (_, labels, expected) => {
    expect(wayIn(planWeb({ labels, ports: [{ target: 80, published: '8080' }] }))).toBe(expected);
  });

  it('reads VIRTUAL_HOST', () => {
    const environment = {
      VIRTUAL_HOST: 'a.example.com,b.example.com:8080',
      VIRTUAL_PORT: '3000',
      VIRTUAL_PATH: '/x/',
      LETSENCRYPT_HOST: 'a.example.com',
    };
    expect(wayIn(planWeb({ environment }))).toBe('ingress, a.example.com/x -> 3000, b.example.com/x -> 3000, tls web-tls a.example.com');
  });

  it('tells of VIRTUAL_HOST_MULTIPORTS', () => {
    const exposures = planWeb({
      environment: { VIRTUAL_HOST: 'a.example.com', VIRTUAL_HOST_MULTIPORTS: 'b.example.com:' },
      expose: ['80'],
    });
    expect(wayIn(exposures)).toBe('none');
    expect(codes(exposures)).toEqual(['convert/route-rule']);
  });

  it('lets a setting win over labels, and takes from them what it leaves open', () => {
    const labels = { 'traefik.http.routers.r.rule': 'Host(`a.example.com`)' };
    const service = { labels, ports: [{ target: 80, published: '80' }] };
    expect(wayIn(planWeb(service, { kind: 'gateway' }))).toBe('gateway, a.example.com/ -> 80');
    expect(wayIn(planWeb(service, { kind: 'ingress', hosts: ['b.example.com'] }))).toBe('ingress, b.example.com/ -> 80');
    expect(wayIn(planWeb(service, { kind: 'none' }))).toBe('none');
  });

  it.each<[string, Record<string, string>, string]>([
    [
      'a rule that an Ingress cannot match',
      { 'traefik.http.routers.r.rule': 'Host(`a.example.com`) && Headers(`X`, `y`)' },
      'convert/route-rule',
    ],
    ['a pattern', { 'traefik.http.routers.r.rule': 'HostRegexp(`.+`)' }, 'convert/route-rule'],
    ['a negation', { 'traefik.http.routers.r.rule': '!Host(`a.example.com`)' }, 'convert/route-rule'],
    ['a broken rule', { 'traefik.http.routers.r.rule': 'Host(`a.example.com`' }, 'convert/route-rule'],
    [
      'middlewares',
      { 'traefik.http.routers.r.rule': 'Host(`a.example.com`)', 'traefik.http.routers.r.middlewares': 'auth@file' },
      'convert/route-middleware',
    ],
    ['TCP routers', { 'traefik.tcp.routers.r.rule': 'HostSNI(`*`)', 'traefik.enable': 'true' }, 'convert/route-protocol'],
    [
      'a prefix that Caddy takes away',
      { caddy: 'a.example.com', 'caddy.handle_path': '/x/*', 'caddy.handle_path.0_reverse_proxy': '{{upstreams}}' },
      'convert/route-middleware',
    ],
    [
      'a backend that Traefik speaks HTTPS to',
      { 'traefik.http.routers.r.rule': 'Host(`a.example.com`)', 'traefik.http.services.s.loadbalancer.server.scheme': 'https' },
      'convert/route-protocol',
    ],
    [
      'a backend that Traefik 1 speaks HTTPS to',
      { 'traefik.frontend.rule': 'Host:a.example.com', 'traefik.protocol': 'https' },
      'convert/route-protocol',
    ],
    [
      'a backend that Caddy speaks HTTPS to',
      { caddy: 'a.example.com', 'caddy.reverse_proxy': '{{upstreams https 8443}}' },
      'convert/route-protocol',
    ],
    ['a Caddy address that is no host', { caddy: 'a.example.com 10.0.0.1' }, 'convert/route-rule'],
  ])('tells of %s', (_, labels, code) => {
    expect(codes(planWeb({ labels, ports: [{ target: 80 }] }))).toEqual([code]);
  });

  it.each([
    ['https', ['convert/route-protocol']],
    ['HTTP', []],
    ['fastcgi', ['convert/route-protocol']],
  ])('tells of a backend that nginx-proxy speaks to by %s, where that is not plain HTTP', (protocol, expected) => {
    const environment = { VIRTUAL_HOST: 'a.example.com', VIRTUAL_PROTO: protocol };
    expect(codes(planWeb({ environment, ports: [{ target: 80 }] }))).toEqual(expected);
  });

  it.each(['('.repeat(100_000), `${'Host(`a.b`) || '.repeat(50_000)}Host(\`a.b\`)`, '`'.repeat(100_000)])(
    'stays calm on a hostile rule',
    (rule) => {
      expect(wayIn(planWeb({ labels: { 'traefik.http.routers.r.rule': rule }, ports: [{ target: 80 }] }))).toBe('none');
    },
  );
});
