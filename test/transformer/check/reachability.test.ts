import { describe, expect, it } from 'vitest';
import { checkReachability } from '../../../src/transformer/check/reachability.ts';
import { makePlan } from '../../../src/transformer/make-plan.ts';
import { contextOf } from '../context.ts';
import { convertText } from '../conversion.ts';

const pair = (web: string, user: string) =>
  `services:\n  web: {image: "example.com/w:1", ${web}}\n  user: {image: "example.com/u:1", ${user}}\n`;
const said = (text: string) => convertText(text).said('convert/unreachable');

describe('checkReachability', () => {
  it.each([
    ['a declared port', pair('expose: ["80"]', 'environment: {U: "http://web:80"}')],
    ['a port that only its use tells', pair('command: [run]', 'environment: {U: "web:9000"}')],
    [
      'a name that changed',
      'services:\n  my_web: {image: "example.com/w:1"}\n  user: {image: "example.com/u:1", environment: {U: "http://my_web:80"}}\n',
    ],
    ['an alias', pair('networks: {default: {aliases: [www]}}', 'environment: {U: "http://www:80"}')],
    [
      'a shared Pod',
      'services:\n  vpn: {image: "example.com/v:1"}\n  ui: {image: "example.com/u:1", network_mode: "service:vpn", environment: {PORT: "8080"}}\n  user: {image: "example.com/u:1", environment: {U: "vpn:8080"}}\n',
    ],
    [
      'two networks, one of them shared',
      `${pair('networks: [a, b], expose: ["80"]', 'networks: [b], environment: {U: "web:80"}')}networks: {a: , b: }\n`,
    ],
    ['a port of its own on the network of the host', pair('ports: ["8080:80"]', 'network_mode: host, environment: {U: "localhost:9999"}')],
    ['the loopback address of the service itself', pair('ports: ["8080:80"]', 'environment: {U: "localhost:8080"}')],
    ['a service of itself', 'services:\n  kafka: {image: "example.com/k:1", environment: {ADVERTISED: "PLAINTEXT://kafka:9092"}}\n'],
  ])('is silent on %s', (_, text) => {
    expect(said(text)).toEqual([]);
  });

  it.each([
    [
      'a number of the Docker host',
      pair('ports: ["8080:80"]', 'environment: {U: "http://web:8080"}'),
      'user uses web:8080, but 8080 is the number that web publishes on the Docker host',
    ],
    [
      'a service that is left out',
      pair('expose: ["80"], x-kubeferry: {skip: true}', 'environment: {U: "http://web:80"}'),
      'web is left out by a setting',
    ],
    ['a service without a network', pair('network_mode: none', 'environment: {U: "http://web:80"}'), 'web has no network'],
    [
      'a service without replicas',
      pair('expose: ["80"], deploy: {replicas: 0}', 'environment: {U: "http://web:80"}'),
      'web has no replicas',
    ],
    [
      'what runs on a schedule',
      pair('expose: ["80"], x-kubeferry: {cron: "0 3 * * *"}', 'environment: {U: "http://web:80"}'),
      'web runs on a schedule, and in between no Pod answers',
    ],
    [
      'an init container',
      pair(
        'expose: ["80"], x-kubeferry: {runAs: init-container}',
        'environment: {U: "http://web:80"}, depends_on: {web: {condition: service_completed_successfully}}',
      ),
      'web runs as an init container, which is over before others start. Let web run as a Job',
    ],
    [
      'services that share no network',
      `${pair('networks: [a]', 'networks: [b], environment: {U: "web:80"}')}networks: {a: , b: }\n`,
      'share no network',
    ],
    [
      'the Docker host instead of a service',
      pair('ports: ["8080:80"]', 'environment: {U: "http://host.docker.internal:8080"}'),
      'that is the Docker host, where web publishes the port; the cluster has no such host. Use web:80.',
    ],
    [
      'the Docker host itself',
      pair('ports: ["8080:80"]', 'environment: {U: "http://host.docker.internal:9999"}'),
      'that is the machine Docker runs on',
    ],
    [
      'a port of the host that another service publishes',
      pair('ports: ["8080:80"]', 'network_mode: host, environment: {U: "localhost:8080"}'),
      'user uses localhost:8080, but that is the Docker host',
    ],
  ])('tells of %s', (_, text, part) => {
    expect(said(text)).toEqual([expect.stringContaining(part)]);
  });

  it('finds what is missing among the objects', () => {
    const context = contextOf({
      services: { web: { image: 'nginx' }, user: { image: 'example.com/u:1', environment: { U: 'http://web' } } },
    });
    const { value: plan } = makePlan(context);
    const service = {
      apiVersion: 'v1' as const,
      kind: 'Service' as const,
      metadata: { name: 'web' },
      spec: { selector: { app: 'web' }, ports: [{ port: 80, targetPort: 'http' }] },
    };
    expect(checkReachability({ ...context, plan }, []).map(({ message }) => message)).toEqual([
      expect.stringContaining('there is no Service web'),
    ]);
    expect(checkReachability({ ...context, plan }, [service]).map(({ message }) => message)).toEqual([
      expect.stringContaining('no Pod behind it opens port 80'),
    ]);
  });
});
