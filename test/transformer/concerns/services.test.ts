import { describe, expect, it } from 'vitest';
import { checkObjects } from '../../../src/kube/check/check-objects.ts';
import { type Converted, convertText } from '../conversion.ts';

const web = (lines: string) => `services:\n  web:\n    image: example.com/web:1\n${lines.replace(/^/gm, '    ')}\n`;

/** `Service type port>target/protocol` of each Service, sorted as in the result. */
function servicesOf(converted: Converted): readonly string[] {
  expect(checkObjects(converted.objects)).toEqual([]);
  return converted.objects.flatMap((object) => {
    if (object.kind !== 'Service') return [];
    const { type, clusterIP, ports = [] } = object.spec ?? {};
    const list = ports.map(
      ({ port, targetPort, protocol, nodePort }) => `${port}>${targetPort}/${protocol}${nodePort === undefined ? '' : `@${nodePort}`}`,
    );
    return [[object.metadata.name, clusterIP === 'None' ? 'headless' : type, ...list].join(' ')];
  });
}

describe('Services inside the cluster', () => {
  it.each([
    ['are on container ports, not on published ones', web('ports: ["8080:80"]'), ['web ClusterIP 80>http/TCP']],
    ['have UDP and TCP on one number', web('ports: ["53:53", "53:53/udp"]'), ['web ClusterIP 53>dns-tcp/TCP 53>dns/UDP']],
    ['know ports that no one declares', 'services:\n  cache: {image: redis}\n', ['cache ClusterIP 6379>redis/TCP']],
    ['are not there for what listens on nothing', web('command: ["work"]'), []],
    [
      'are headless without ports where others depend on it',
      `${web('command: ["work"]')}  user: {image: example.com/u:1, depends_on: [web]}\n`,
      ['web headless'],
    ],
    ['are headless on request', web('ports: ["80:80"]\nx-kubeferry: {headless: true}'), ['web headless 80>http/TCP']],
    ['are headless with dnsrr', web('ports: ["80:80"]\ndeploy: {endpoint_mode: dnsrr}'), ['web headless 80>http/TCP']],
    ['have an address with vip', web('ports: ["80:80"]\ndeploy: {endpoint_mode: vip}'), ['web ClusterIP 80>http/TCP']],
    [
      'of a StatefulSet have a headless one beside them',
      'services:\n  db: {image: "postgres:16", volumes: ["data:/var/lib/postgresql/data"]}\nvolumes: {data: }\n',
      ['db ClusterIP 5432>postgres/TCP', 'db-headless headless 5432>postgres/TCP'],
    ],
    [
      'of a shared network are those of both',
      'services:\n  vpn: {image: "example.com/v:1", ports: ["1:1"]}\n  ui: {image: "example.com/u:1", network_mode: "service:vpn", environment: {PORT: "2"}}\n',
      ['ui ClusterIP 2>tcp-2/TCP', 'vpn ClusterIP 1>tcp-1/TCP 2>tcp-2/TCP'],
    ],
    [
      'have names that Kubernetes allows',
      'services:\n  My_Web.1: {image: "example.com/w:1", expose: ["80"]}\n',
      ['my-web-1 ClusterIP 80>http/TCP'],
    ],
    ['are not there for what has no network', web('ports: ["80:80"]\nnetwork_mode: none'), []],
    [
      'are not there for what runs once',
      `${web('command: [migrate]\nrestart: "no"')}  user: {image: example.com/u:1, depends_on: {web: {condition: service_completed_successfully}}}\n`,
      [],
    ],
  ])('%s', (_, text, expected) => {
    expect(servicesOf(convertText(text))).toEqual(expected);
  });

  it('select the Pod of the lead', () => {
    const converted = convertText(
      'services:\n  vpn: {image: "example.com/v:1"}\n  ui: {image: "example.com/u:1", network_mode: "service:vpn", environment: {PORT: "22"}}\n',
    );
    expect(converted.find('Service', 'ui').spec?.selector).toEqual(
      converted.template('vpn').metadata?.labels === undefined
        ? {}
        : { 'app.kubernetes.io/name': 'vpn', 'app.kubernetes.io/part-of': 'project' },
    );
    expect(converted.find('Service', 'vpn').spec?.ports).toEqual(converted.find('Service', 'ui').spec?.ports);
  });

  it('govern a StatefulSet under the name that it gives', () => {
    const converted = convertText(
      'services:\n  db: {image: "postgres:16", volumes: ["data:/var/lib/postgresql/data"]}\nvolumes: {data: }\n',
    );
    expect(converted.find('StatefulSet', 'db').spec?.serviceName).toBe('db-headless');
    expect(converted.find('Service', 'db-headless').spec?.publishNotReadyAddresses).toBe(true);
  });

  it('tell when the name of a governing Service is taken', () => {
    const text =
      'services:\n  db: {image: "postgres:16", volumes: ["data:/var/lib/postgresql/data"]}\n  db-headless: {image: nginx}\nvolumes: {data: }\n';
    expect(convertText(text).codes()).toContain('convert/governing-service');
  });

  it.each([
    ['session affinity', web('ports: ["80:80"]\nx-kubeferry: {sessionAffinity: ClientIP}'), { sessionAffinity: 'ClientIP' }],
    [
      'application protocols',
      web('ports: [{target: 80, app_protocol: kubernetes.io/h2c}]'),
      { ports: [{ name: 'h2c', port: 80, targetPort: 'h2c', protocol: 'TCP', appProtocol: 'kubernetes.io/h2c' }] },
    ],
    [
      'both address families',
      `${web('ports: ["80:80"]')}networks: {default: {enable_ipv6: true}}\n`,
      { ipFamilyPolicy: 'PreferDualStack' },
    ],
  ])('have %s', (_, text, spec) => {
    const converted = convertText(text);
    expect(converted.find('Service', 'web').spec).toMatchObject(spec);
    expect(checkObjects(converted.objects)).toEqual([]);
  });

  it.each([
    ['deploy: {endpoint_mode: dnsrr}', 'None'],
    ['deploy: {endpoint_mode: vip}', undefined],
    ['deploy: {endpoint_mode: dnsrr}\nx-kubeferry: {headless: false}', undefined],
    ['deploy: {endpoint_mode: vip}\nx-kubeferry: {headless: true}', 'None'],
  ])('have an address of their own or not: %s', (lines, clusterIP) => {
    const converted = convertText(web(`ports: ["80:80"]\n${lines}`));
    expect(converted.find('Service', 'web').spec?.clusterIP).toBe(clusterIP);
    expect(converted.fate('services.web.deploy.endpoint_mode')).toBe('mapped');
  });

  it.each(['loadbalancer', 'nodeport'])('keep a client to its Pod from outside too: %s', (kind) => {
    const converted = convertText(web(`ports: ["80:80"]\nx-kubeferry: {sessionAffinity: ClientIP, expose: ${kind}}`));
    expect(converted.find('Service', 'web-public').spec?.sessionAffinity).toBe('ClientIP');
  });

  it('are none for what only lends its volumes', () => {
    const converted = convertText(`services:
  data: {image: "example.com/d:1", volumes: ["data:/data"]}
  web: {image: "example.com/w:1", volumes_from: [data]}
volumes: {data: }
`);
    expect(converted.names.filter((name) => name.startsWith('Service '))).toEqual([]);
    expect(converted.codes()).not.toContain('convert/unknown-port');
  });

  it('are there for what lends its volumes and is linked', () => {
    const converted = convertText(`services:
  data: {image: "example.com/d:1", volumes: ["data:/data"]}
  web: {image: "example.com/w:1", volumes_from: [data], links: [data]}
volumes: {data: }
`);
    expect(converted.names).toContain('Service data');
  });

  it.each([
    ['warn', 'environment: {WEB_HOST: web}', 'warning', 'user uses web'],
    ['inform', 'depends_on: [web]', 'info', 'user depends on web'],
  ])('%s when a port is not known', (_, ...[lines, severity, part]) => {
    const { diagnostics } = convertText(`${web('command: ["work"]')}  user:\n    image: example.com/u:1\n    ${lines}\n`);
    expect(diagnostics.find(({ code }) => code === 'convert/unknown-port')).toMatchObject({
      severity,
      message: expect.stringContaining(part),
    });
  });
});

describe('services that are not known to listen', () => {
  it.each([
    [
      'has its own name for a host name',
      'hostname: web',
      ['web headless'],
      'convert/unknown-port',
      'Nothing tells on which ports web listens.',
    ],
    [
      'is to be headless by a setting',
      'x-kubeferry: {headless: true}',
      ['web headless'],
      'convert/unknown-port',
      'Nothing tells on which ports web listens.',
    ],
    ['has another host name', 'hostname: www', [], 'convert/no-service', 'There is no Service for web, since'],
    ['has none', 'command: [work]', [], 'convert/no-service', 'There is no Service for web, since'],
  ] as const)('one that %s', (_, lines, expected, code, part) => {
    const converted = convertText(web(lines));
    expect(servicesOf(converted)).toEqual(expected);
    expect(converted.said(code)[0]).toContain(part);
  });

  it('are told of at once', () => {
    const converted = convertText(
      'services: {a: {image: x/a}, b: {image: x/b}, c: {image: x/c, hostname: c}, d: {image: x/d, hostname: d}}',
    );
    expect(converted.said('convert/no-service')).toEqual([expect.stringContaining('There is no Service for a and b')]);
    expect(converted.said('convert/unknown-port')).toEqual([expect.stringContaining('on which ports c and d listen. Their names lead')]);
  });

  it.each(['restart: "no"', 'network_mode: none', 'ports: ["80"]'])('are not those with %s', (lines) => {
    expect(convertText(web(lines)).codes()).not.toContain('convert/no-service');
  });
});

describe('Services for the outside', () => {
  it.each([
    [
      'load balancer',
      'ports: ["80:8080", "443:8443"]\nx-kubeferry: {expose: loadbalancer}',
      ['web ClusterIP 8080>tcp-8080/TCP 8443>tcp-8443/TCP', 'web-public LoadBalancer 80>tcp-8080/TCP 443>tcp-8443/TCP'],
    ],
    [
      'node port',
      'ports: ["80:8080"]\nx-kubeferry: {expose: {kind: nodeport, nodePort: 30080}}',
      ['web ClusterIP 8080>tcp-8080/TCP', 'web-public NodePort 80>tcp-8080/TCP@30080'],
    ],
    [
      'two numbers for one port',
      'ports: ["80:80", "81:80"]\nx-kubeferry: {expose: loadbalancer}',
      ['web ClusterIP 80>http/TCP', 'web-public LoadBalancer 80>http/TCP 81>http/TCP'],
    ],
    [
      'no port of the loopback address',
      'ports: ["80:80", "127.0.0.1:90:90"]\nx-kubeferry: {expose: loadbalancer}',
      ['web ClusterIP 80>http/TCP 90>tcp-90/TCP', 'web-public LoadBalancer 80>http/TCP'],
    ],
    [
      'label of kompose',
      'ports: ["80:80"]\nlabels: {kompose.service.type: loadbalancer}',
      ['web ClusterIP 80>http/TCP', 'web-public LoadBalancer 80>http/TCP'],
    ],
  ])('are a Service of their own: %s', (_, lines, expected) => {
    expect(servicesOf(convertText(web(lines)))).toEqual(expected);
  });

  it('have distinct port names', () => {
    const ports =
      convertText(web('ports: ["80:80", "81:80", "82:80"]\nx-kubeferry: {expose: loadbalancer}')).find('Service', 'web-public').spec
        ?.ports ?? [];
    expect(ports.map(({ name }) => name)).toEqual(['http', 'http-81', 'http-82']);
  });

  it('carry annotations and the traffic policy', () => {
    const lines = 'ports: ["80:80"]\nx-kubeferry: {expose: {kind: loadbalancer, annotations: {a: b}, externalTrafficPolicy: Local}}';
    const service = convertText(web(lines)).find('Service', 'web-public');
    expect(service.metadata.annotations).toEqual({ a: 'b' });
    expect(service.spec?.externalTrafficPolicy).toBe('Local');
  });

  it('take another name where a service is called so', () => {
    const converted = convertText(`${web('ports: ["80:80"]\nx-kubeferry: {expose: loadbalancer}')}  web-public: {image: nginx}\n`);
    expect(converted.find('Service', 'web-public').spec?.type).toBe('ClusterIP');
    expect(converted.names.filter((name) => /^Service web-public-[0-9a-f]{8}$/.test(name))).toHaveLength(1);
  });

  it('open a UDP port by its number', () => {
    const converted = convertText(web('ports: ["53:53/udp"]\nx-kubeferry: {expose: {kind: loadbalancer, port: 53}}'));
    expect(servicesOf(converted)).toEqual(['web ClusterIP 53>dns/UDP', 'web-public LoadBalancer 53>dns/UDP']);
  });

  it('are not there for what has no network', () => {
    const converted = convertText(web('network_mode: none\nexpose: ["80"]\nx-kubeferry: {expose: ingress}'));
    expect(converted.names.filter((name) => /^(Service|Ingress) /.test(name))).toEqual([]);
  });

  it('tell of a load balancer with TCP and UDP', () => {
    expect(convertText(web('ports: ["80:80", "53:53/udp"]\nx-kubeferry: {expose: loadbalancer}')).codes()).toContain(
      'convert/mixed-protocols',
    );
  });

  it('are there for the Pods of a StatefulSet without a network, which must have a Service', () => {
    const out = convertText('services:\n  app: {image: i, network_mode: none, x-kubeferry: {workload: statefulset}}\n');
    expect(out.names.filter((name) => name.startsWith('Service '))).toEqual(['Service app-headless']);
  });
});
