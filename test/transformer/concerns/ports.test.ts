import { describe, expect, it } from 'vitest';
import { checkObjects } from '../../../src/kube/check/check-objects.ts';
import { convertText } from '../conversion.ts';

const web = (lines: string) => `services:\n  web:\n    image: example.com/web:1\n${lines.replace(/^/gm, '    ')}\n`;

/** `name number/protocol[ on hostPort]` of the container of web. */
function containerPorts(text: string): readonly string[] {
  return (convertText(text).container('web').ports ?? []).map(
    ({ name, containerPort, protocol, hostPort }) =>
      `${name} ${containerPort}/${protocol}${hostPort === undefined ? '' : ` on ${hostPort}`}`,
  );
}

describe('container ports', () => {
  it.each([
    ['ports', 'ports: ["8080:80", "443"]', ['http 80/TCP', 'https 443/TCP']],
    ['one number for UDP and TCP', 'ports: ["53:53", "53:53/udp"]', ['dns-tcp 53/TCP', 'dns 53/UDP']],
    ['a range', 'ports: ["3000-3002:3000-3002"]', ['tcp-3000 3000/TCP', 'tcp-3001 3001/TCP', 'tcp-3002 3002/TCP']],
    ['two published ports of one', 'ports: ["80:80", "8080:80"]', ['http 80/TCP']],
    ['expose with UDP', 'expose: ["5000/udp", "6000"]', ['udp-5000 5000/UDP', 'tcp-6000 6000/TCP']],
    ['a short name', 'ports: [{target: 80, name: http}]', ['http 80/TCP']],
    ['mode: host', 'ports: [{target: 80, published: 8080, mode: host}]', ['http 80/TCP on 8080']],
    ['mode: host on the loopback address', 'ports: [{target: 80, published: 8080, mode: host, host_ip: 127.0.0.1}]', ['http 80/TCP']],
    ['mode: host at random', 'ports: [{target: 80, mode: host}]', ['http 80/TCP']],
  ])('come from %s', (_, lines, expected) => {
    expect(containerPorts(web(lines))).toEqual(expected);
  });

  it('are not listed twice in a Pod', () => {
    const text = `services:
  vpn: {image: example.com/vpn:1, ports: ["8080:8080"]}
  ui: {image: example.com/ui:1, network_mode: "service:vpn", environment: {PORT: "8080"}}
`;
    const converted = convertText(text);
    expect(converted.container('vpn').ports).toHaveLength(1);
    expect(converted.container('vpn', 'ui').ports).toBeUndefined();
    expect(converted.codes()).not.toContain('convert/port-conflict');
  });

  it('of two programs in one Pod must differ', () => {
    const text = `services:
  a: {image: nginx, expose: ["80"], x-kubeferry: {pod: one}}
  b: {image: httpd, expose: ["80"], x-kubeferry: {pod: one}}
`;
    expect(convertText(text).said('convert/port-conflict')).toEqual([
      expect.stringContaining('a and b share a Pod, and both listen on port 80'),
    ]);
  });

  it('are cut off where a Service could not list them', () => {
    const converted = convertText(web('expose: ["10000-12000/udp"]'));
    expect(converted.find('Service', 'web').spec?.ports).toHaveLength(1000);
    expect(converted.codes()).toContain('convert/too-many-ports');
  });

  it.each([
    ['node ports', 'x-kubeferry: {expose: nodeport}'],
    ['a load balancer', 'x-kubeferry: {expose: loadbalancer}'],
    ['an Ingress', 'labels: {caddy: a.example.com, caddy.reverse_proxy: "{{upstreams 11500}}"}'],
  ])('that are cut off are not opened by %s', (_, exposure) => {
    const { objects, ledger } = convertText(web(`ports: ["10000-11999:10000-11999"]\n${exposure}`));
    expect(checkObjects(objects)).toEqual([]);
    expect(ledger).not.toEqual([]);
  });
});

describe('the way to a published port for oneself', () => {
  it('goes into the namespace', () => {
    const said = convertText(web('ports: ["8080:80"]'), { settings: { namespace: 'shop' } }).said('convert/not-exposed');
    expect(said).toEqual([expect.stringContaining('kubectl port-forward -n shop service/web 8080:80')]);
  });

  it.each([
    ['ports: ["53:53/udp"]', 'convert/not-exposed'],
    ['ports: ["127.0.0.1:53:53/udp"]', 'convert/local-port'],
  ])('is none for UDP, which is not forwarded: %s', (fields, code) => {
    const said = convertText(web(fields)).said(code);
    expect(said).toHaveLength(1);
    expect(said[0]).not.toContain('port-forward');
  });
});

describe('published ports', () => {
  it.each([
    [
      'says once what is not reachable',
      'ports: ["8080:80", "8443:443"]',
      'convert/not-exposed',
      'Not reachable from outside the cluster, since nothing asks for it: ports 8080:80 and 8443:443 of web.',
    ],
    ['says how to expose it', 'ports: ["8080:80"]', 'convert/not-exposed', 'x-kubeferry: {expose: ingress}'],
    ['says how to reach it alone', 'ports: ["8080:80"]', 'convert/not-exposed', 'kubectl port-forward service/web 8080:80'],
    ['names a random port', 'ports: ["80"]', 'convert/not-exposed', 'port 80 of web.'],
    ['tries what a browser can ask', 'ports: ["9000:9000", "8080:80"]', 'convert/not-exposed', 'kubectl port-forward service/web 8080:80'],
    ['forwards TCP alone', 'ports: ["53:53/udp", "5353:5353"]', 'convert/not-exposed', 'kubectl port-forward service/web 5353:5353'],
    ['needs no administrator for that', 'ports: ["80:80"]', 'convert/not-exposed', 'service/web 8080:80'],
    [
      'tells of the loopback address apart',
      'ports: ["127.0.0.1:5432:5432"]',
      'convert/local-port',
      'Bound to the loopback address of the Docker host, and therefore inside the cluster: port 127.0.0.1:5432:5432 of web.',
    ],
    [
      'tells that Docker ignores them with the network of the host',
      'network_mode: host\nports: ["80:80"]',
      'convert/ignored',
      'listens on its node itself',
    ],
    ['warns of mode: host', 'ports: [{target: 80, published: 80, mode: host}]', 'convert/host-port', 'no two replicas fit on one node'],
    [
      'tells of an address of the host',
      'ports: ["192.168.1.5:80:80"]',
      'convert/approximated',
      '192.168.1.5 is an address of the Docker host',
    ],
    [
      'tells that a node has more addresses than the one of the host',
      'ports: [{target: 80, published: 80, mode: host, host_ip: 192.168.1.5}]',
      'convert/approximated',
      'the port is opened on every address of its node',
    ],
    ['tells of the unused rest of a range', 'ports: ["8000-8010:80"]', 'convert/approximated', 'Of the numbers 8000-8010'],
    [
      'tells that an Ingress has its own ports',
      'ports: ["8080:80"]\nx-kubeferry: {expose: ingress}',
      'convert/ignored',
      'the number 8080 of the Docker host is not used',
    ],
  ])('%s', (_, ...[lines, code, part]) => {
    expect(convertText(web(lines)).said(code)).toContainEqual(expect.stringContaining(part));
  });

  it('of the loopback address are opened on no node, and nothing warns of it', () => {
    const converted = convertText(web('ports: [{target: 80, published: 8080, mode: host, host_ip: 127.0.0.1}]'));
    expect(converted.codes()).not.toContain('convert/host-port');
    expect(converted.fate('services.web.ports[0].mode')).toBe('mapped');
    expect(converted.find('Deployment', 'web').spec.strategy).toBeUndefined();
  });

  it('say it once for each service', () => {
    const converted = convertText(web('ports: ["1:1", "2:2", "127.0.0.1:3:3", "127.0.0.1:4:4"]'));
    expect(converted.codes().filter((code) => code === 'convert/not-exposed')).toHaveLength(1);
    expect(converted.codes().filter((code) => code === 'convert/local-port')).toHaveLength(1);
  });

  it('are told of for all services at once', () => {
    const converted = convertText('services:\n  a: {image: a, ports: ["1:1", "2:2/udp"]}\n  b: {image: b, ports: ["3:3"]}\n');
    expect(converted.said('convert/not-exposed')[0]).toContain(': ports 1:1 and 2:2/udp of a, port 3:3 of b.');
    expect(converted.codes()).toEqual(['convert/not-exposed']);
    expect(converted.fate('services.b.ports[0].published')).toBe('approximated');
  });

  it('are all accounted for', () => {
    const converted = convertText(
      web('ports: ["1:1", "127.0.0.1:3:3", "80", {target: 9, published: 9, mode: host, name: Nine, app_protocol: "?"}]\nexpose: ["7"]'),
    );
    expect(converted.codes()).not.toContain('convert/unmapped');
    expect(converted.fate('services.web.ports[3].app_protocol')).toBe('ignored');
    expect(converted.fate('services.web.ports[3].mode')).toBe('approximated');
    expect(converted.fate('services.web.ports[0].target')).toBe('mapped');
  });
});
