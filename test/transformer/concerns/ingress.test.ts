import { describe, expect, it } from 'vitest';
import { checkObjects } from '../../../src/kube/check/check-objects.ts';
import { convertText } from '../conversion.ts';

const web = (lines: string) => `services:\n  web:\n    image: example.com/web:1\n    ports: ["8080:80"]\n${lines.replace(/^/gm, '    ')}\n`;

describe('Ingress', () => {
  it('has one rule for each host', () => {
    const converted = convertText(
      web(
        'x-kubeferry: {expose: {kind: ingress, hosts: [a.example.com, b.example.com], path: /api, class: nginx, annotations: {x: y}, tls: true}}',
      ),
    );
    const backend = { service: { name: 'web', port: { number: 80 } } };
    const http = { paths: [{ path: '/api', pathType: 'Prefix', backend }] };
    const { metadata, spec } = converted.find('Ingress', 'web');
    expect(metadata.annotations).toEqual({ x: 'y' });
    expect(spec).toEqual({
      ingressClassName: 'nginx',
      rules: [
        { host: 'a.example.com', http },
        { host: 'b.example.com', http },
      ],
      tls: [{ hosts: ['a.example.com', 'b.example.com'], secretName: 'web-tls' }],
    });
    expect(checkObjects(converted.objects)).toEqual([]);
  });

  it.each([
    ['a setting', 'x-kubeferry: {expose: ingress}', undefined],
    ['labels of Traefik', 'labels: ["traefik.http.routers.web.rule=Host(`a.example.com`)"]', 'a.example.com'],
    ['labels of Caddy', 'labels: {caddy: "http://a.example.com", caddy.reverse_proxy: "{{upstreams 80}}"}', 'a.example.com'],
    ['VIRTUAL_HOST', 'environment: {VIRTUAL_HOST: a.example.com}', 'a.example.com'],
    ['labels of kompose', 'labels: {kompose.service.expose: a.example.com}', 'a.example.com'],
  ])('comes from %s', (_, lines, host) => {
    const { spec } = convertText(web(lines)).find('Ingress', 'web');
    expect(spec?.rules?.map((rule) => rule.host)).toEqual([host]);
  });

  it.each([
    ['published ports alone', ''],
    ['a setting against it', 'labels: ["traefik.http.routers.web.rule=Host(`a.example.com`)"]\nx-kubeferry: {expose: none}'],
    ['labels that turn Traefik off', 'labels: ["traefik.enable=false"]'],
  ])('is not made of %s', (_, lines) => {
    expect(convertText(web(lines)).names.filter((name) => name.startsWith('Ingress'))).toEqual([]);
  });

  it('is not made for every name where the one that is given is none', () => {
    const converted = convertText(web('x-kubeferry: {expose: {kind: ingress, hosts: ["https://a.example.com", "10.0.0.1:80"]}}'));
    expect(converted.names.filter((name) => name.startsWith('Ingress'))).toEqual([]);
    expect(
      converted
        .codes()
        .filter((code) => code.startsWith('convert/'))
        .sort(),
    ).toEqual(['convert/not-exposed', 'convert/route-host']);
  });

  it('tells of the Secret that the certificate comes from', () => {
    expect(
      convertText(web('x-kubeferry: {expose: {kind: ingress, hosts: [a.example.com], tls: wild}}')).said('convert/tls-secret'),
    ).toEqual([expect.stringContaining('the certificate for a.example.com from the Secret wild, which must exist')]);
  });

  it.each([
    ['somebody has to bring', '', ['Secret wild']],
    ['cert-manager makes', ', annotations: {cert-manager.io/cluster-issuer: le}', []],
  ])('expects a Secret that %s', (_, more, expected) => {
    const converted = convertText(web(`x-kubeferry: {expose: {kind: ingress, hosts: [a.example.com], tls: wild${more}}}`));
    expect(converted.expected).toEqual(expected);
  });

  it('says that the controller does what a proxy did, and not that nothing asks for its ports', () => {
    const converted = convertText(`services:
  proxy: {image: "traefik:v3.1", ports: ["80:80"]}
  web: {image: "nginx:1.29.3", ports: ["8080:8080"], labels: {traefik.http.routers.web.rule: "Host(\`web.example.com\`)", traefik.http.services.web.loadbalancer.server.port: "80"}}
`);
    expect(converted.said('convert/replaced-proxy')).toEqual([
      'The controller of the cluster routes requests as proxy did, so that nothing has to reach port 80:80 of proxy. Leave it out with `x-kubeferry: { skip: true }`, unless it does more than that.',
    ]);
    expect(converted.said('convert/not-exposed')).toEqual([expect.stringContaining('port 8080:8080 of web')]);
  });

  it('leaves a proxy alone that routes to nothing else', () => {
    const converted = convertText('services:\n  proxy: {image: "traefik:v3.1", ports: ["80:80"]}\n');
    expect(converted.codes()).not.toContain('convert/replaced-proxy');
  });
});

it.each([
  ['another class', 'other', ['The Ingress of web is to have the class nginx, and other by the annotation']],
  ['the same class', 'nginx', []],
])('an Ingress has its class in one place, whatever annotation names %s', (_, older, told) => {
  const lines = `x-kubeferry: {expose: {kind: ingress, class: nginx, annotations: {kubernetes.io/ingress.class: ${older}}}}`;
  const converted = convertText(web(lines));
  const { metadata, spec } = converted.find('Ingress', 'web');
  expect([metadata.annotations, spec?.ingressClassName]).toEqual([undefined, 'nginx']);
  expect(converted.said('convert/ingress-class')).toEqual(told.map((start) => expect.stringContaining(start)));
});

it('an Ingress keeps the annotation that alone names its class', () => {
  const lines = 'x-kubeferry: {expose: {kind: ingress, annotations: {kubernetes.io/ingress.class: other}}}';
  expect(convertText(web(lines)).find('Ingress', 'web').metadata.annotations).toEqual({ 'kubernetes.io/ingress.class': 'other' });
});

describe('HTTPRoute', () => {
  it('belongs to the Gateway of the settings', () => {
    const converted = convertText(
      `${web('x-kubeferry: {expose: {kind: gateway, hosts: [a.example.com], path: /api}}')}x-kubeferry: {gateway: {name: public, namespace: infra}}\n`,
    );
    expect(converted.find('HTTPRoute', 'web').spec).toEqual({
      parentRefs: [{ name: 'public', namespace: 'infra' }],
      hostnames: ['a.example.com'],
      rules: [{ matches: [{ path: { type: 'PathPrefix', value: '/api' } }], backendRefs: [{ name: 'web', port: 80 }] }],
    });
    expect(checkObjects(converted.objects)).toEqual([]);
  });

  it('is one for hosts with the same paths, another for other paths', () => {
    const labels =
      'labels: ["traefik.http.routers.r.rule=Host(`a.example.com`, `b.example.com`) || (Host(`c.example.com`) && Path(`/x`))"]';
    const converted = convertText(web(`${labels}\nx-kubeferry: {expose: gateway}`));
    expect(converted.find('HTTPRoute', 'web').spec?.hostnames).toEqual(['a.example.com', 'b.example.com']);
    expect(converted.find('HTTPRoute', 'web.2').spec).toMatchObject({
      hostnames: ['c.example.com'],
      rules: [{ matches: [{ path: { type: 'Exact', value: '/x' } }] }],
    });
  });

  it.each([
    ['hosts', (i: number) => `h${i}.example.com`, [16, 16, 8], [1, 1, 1]],
    ['paths of a host', (i: number) => `a.example.com/${i}`, [1, 1, 1], [16, 16, 8]],
  ])('has as many %s as it may, and further ones have theirs', (_, hostOf, hosts, rules) => {
    const all = Array.from({ length: 40 }, (__, i) => hostOf(i)).join(', ');
    const { objects } = convertText(web(`x-kubeferry: {expose: {kind: gateway, hosts: [${all}]}}`));
    const routes = objects.flatMap((object) => (object.kind === 'HTTPRoute' ? [object.spec] : []));
    expect(routes.map((spec) => spec?.hostnames?.length)).toEqual(hosts);
    expect(routes.map((spec) => spec?.rules?.length)).toEqual(rules);
    expect(checkObjects(objects)).toEqual([]);
  });

  it('leaves certificates to the Gateway', () => {
    expect(convertText(web('x-kubeferry: {expose: {kind: gateway, tls: true}}')).codes()).toContain('convert/tls-secret');
  });
});
