import { describe, expect, it } from 'vitest';
import type { Service } from '../../../src/model/service.ts';
import { isPortName } from '../../../src/transformer/plan/ports/port-names.ts';
import { planPorts } from '../../../src/transformer/plan/ports.ts';
import { contextOf, type Given } from '../context.ts';

/** `name number/protocol (reason)` of each port of a service. */
function portsOf(given: Given, service: string): readonly string[] {
  return (planPorts(contextOf(given)).get(service) ?? []).map(
    ({ name, number, protocol, because }) => `${name} ${number}/${protocol} (${because})`,
  );
}

const image = 'example.com/app:1';

describe('planPorts: what is declared', () => {
  it.each<[string, Service, readonly string[]]>([
    ['the container port, not the published one', { ports: [{ target: 80, published: '8080' }] }, ['http 80/TCP (declared in ports)']],
    [
      'one number for UDP and TCP under two names',
      {
        ports: [
          { target: 53, protocol: 'tcp' },
          { target: 53, protocol: 'udp' },
        ],
      },
      ['dns-tcp 53/TCP (declared in ports)', 'dns 53/UDP (declared in ports)'],
    ],
    [
      'two published ports of one target once',
      {
        ports: [
          { target: 80, published: '80' },
          { target: 80, published: '8080' },
        ],
      },
      ['http 80/TCP (declared in ports)'],
    ],
    ['a name', { ports: [{ target: 3000, name: 'Web_UI' }] }, ['web-ui 3000/TCP (declared in ports)']],
    ['an application protocol', { ports: [{ target: 3000, app_protocol: 'kubernetes.io/h2c' }] }, ['h2c 3000/TCP (declared in ports)']],
    ['a name that is no port name', { ports: [{ target: 3000, name: '8080' }] }, ['tcp-3000 3000/TCP (declared in ports)']],
    [
      'two ports of one name',
      {
        ports: [
          { target: 3000, name: 'http' },
          { target: 3001, name: 'http' },
        ],
      },
      ['http 3000/TCP (declared in ports)', 'http-3001 3001/TCP (declared in ports)'],
    ],
    ['SCTP', { ports: [{ target: 38412, protocol: 'sctp' }] }, ['sctp-38412 38412/SCTP (declared in ports)']],
    [
      'expose with ranges and protocols',
      { expose: ['3000', '5000/udp', '7000-7002/tcp'] },
      [3000, 5000, 7000, 7001, 7002].map((n) =>
        n === 5000 ? 'udp-5000 5000/UDP (declared in expose)' : `tcp-${n} ${n}/TCP (declared in expose)`,
      ),
    ],
    ['nothing', {}, []],
  ])('reads %s', (_, service, expected) => {
    expect(portsOf({ services: { web: { image, ...service } } }, 'web')).toEqual(expected);
  });

  it('keeps every way in of a port', () => {
    const ports = [{ target: 80, published: '80', mode: 'host' }, { target: 80, published: '8080', host_ip: '127.0.0.1' }, { target: 80 }];
    const [plan] = planPorts(contextOf({ services: { web: { image, ports } } })).get('web') ?? [];
    expect(plan?.published).toEqual([
      { port: '80', mode: 'host', from: ['services', 'web', 'ports', 0] },
      { port: '8080', hostIp: '127.0.0.1', mode: 'ingress', from: ['services', 'web', 'ports', 1] },
      { mode: 'ingress', from: ['services', 'web', 'ports', 2] },
    ]);
  });

  it('takes ports from a setting', () => {
    expect(portsOf({ services: { web: { image } }, settings: { services: { web: { ports: [9000] } } } }, 'web')).toEqual([
      'tcp-9000 9000/TCP (a setting says so)',
    ]);
  });
});

describe('planPorts: what others use', () => {
  const api: Service = { image };
  it.each<[string, Given['services'], readonly string[]]>([
    ['an address', { api, worker: { image, environment: { API: 'api:9000' } } }, ['tcp-9000 9000/TCP (used by worker as api:9000)']],
    ['a URL', { api, worker: { image, environment: { API: 'http://api:9000/v1' } } }, ['http 9000/TCP (used by worker as api:9000)']],
    [
      'the port that a URL means',
      { api, worker: { image, environment: { API: 'http://api/v1' } } },
      ['http 80/TCP (used by worker as api:80)'],
    ],
    ['a command', { api, worker: { image, command: ['wait-for', 'api:9000'] } }, ['tcp-9000 9000/TCP (used by worker as api:9000)']],
    [
      'an entrypoint',
      { api, worker: { image, entrypoint: ['sh', '-c', 'nc -z api:9000'] } },
      ['tcp-9000 9000/TCP (used by worker as api:9000)'],
    ],
    [
      'a health check',
      { api, worker: { image, healthcheck: { test: ['CMD', 'curl', 'http://api:9000'] } } },
      ['http 9000/TCP (used by worker as api:9000)'],
    ],
    [
      'a host and a port in two variables',
      { api, worker: { image, environment: { API_HOST: 'api', API_PORT: '9000' } } },
      ['tcp-9000 9000/TCP (used by worker as api:9000)'],
    ],
    [
      'an alias',
      { api: { image, networks: { default: { aliases: ['backend'] } } }, worker: { image, environment: { API: 'backend:9000' } } },
      ['tcp-9000 9000/TCP (used by worker as backend:9000)'],
    ],
    [
      'a container name',
      { api: { image, container_name: 'shop_api' }, worker: { image, environment: { API: 'shop_api:9000' } } },
      ['tcp-9000 9000/TCP (used by worker as shop_api:9000)'],
    ],
    [
      'a host name',
      { api: { image, hostname: 'api1' }, worker: { image, environment: { API: 'api1:9000' } } },
      ['tcp-9000 9000/TCP (used by worker as api1:9000)'],
    ],
    [
      'the alias of a link',
      { api, worker: { image, links: ['api:backend'], environment: { API: 'backend:9000' } } },
      ['tcp-9000 9000/TCP (used by worker as backend:9000)'],
    ],
    [
      'more than what is declared',
      { api: { image, ports: [{ target: 80 }] }, worker: { image, environment: { API: 'api:9000' } } },
      ['http 80/TCP (declared in ports)', 'tcp-9000 9000/TCP (used by worker as api:9000)'],
    ],
    [
      'the address that a service gives itself',
      { api: { image, environment: { ADVERTISED: 'PLAINTEXT://api:19092' } } },
      ['kafka 19092/TCP (it calls itself api:19092)'],
    ],
    [
      'but not the port of the Docker host',
      { api: { image, ports: [{ target: 80, published: '8080' }] }, worker: { image, environment: { API: 'api:8080' } } },
      ['http 80/TCP (declared in ports)'],
    ],
    ['but not the name of an image', { api, worker: { image, environment: { API_IMAGE: 'api:9000' } } }, []],
  ])('finds %s', (_, services, expected) => {
    expect(portsOf({ services }, 'api')).toEqual(expected);
  });

  it.each<[string, Partial<Service>, Pick<Given, 'project' | 'files'>]>([
    [
      'a mounted config file',
      { volumes: [{ type: 'bind', source: '/project/nginx.conf', target: '/etc/nginx/nginx.conf' }] },
      { files: { 'nginx.conf': 'proxy_pass http://api:9000;' } },
    ],
    [
      'a mounted folder',
      { volumes: [{ type: 'bind', source: '/project/conf.d', target: '/etc/nginx/conf.d' }] },
      { files: { 'conf.d/a.conf': 'proxy_pass http://api:9000;' } },
    ],
    ['a config', { configs: [{ source: 'nginx' }] }, { project: { configs: { nginx: { content: 'proxy_pass http://api:9000;' } } } }],
    [
      'a config file',
      { configs: [{ source: 'nginx' }] },
      { project: { configs: { nginx: { file: '/project/n.conf' } } }, files: { 'n.conf': 'proxy_pass http://api:9000;' } },
    ],
  ])('finds the use in %s', (_, proxy, given) => {
    const services = { api, proxy: { image, ...proxy } };
    expect(portsOf({ services, ...given }, 'api')).toEqual(['http 9000/TCP (used by proxy as api:9000)']);
  });

  it('takes a name of several services to be the one on a common network', () => {
    const services = {
      blue: { image, networks: { a: { aliases: ['db'] } } },
      green: { image, networks: { b: { aliases: ['db'] } } },
      web: { image, networks: { b: null }, environment: { DB: 'db:5433' } },
    };
    const plans = planPorts(contextOf({ services }));
    expect([plans.get('blue')?.length, plans.get('green')?.length]).toEqual([0, 1]);
  });
});

describe('planPorts: what the service itself tells', () => {
  it.each<[string, Service, readonly string[]]>([
    [
      'a URL of its health check',
      { image, healthcheck: { test: ['CMD-SHELL', 'curl -f http://localhost:8080/health || exit 1'] } },
      ['http 8080/TCP (its health check asks port 8080)'],
    ],
    [
      'the port that the URL means',
      { image, healthcheck: { test: ['CMD', 'wget', '-q', 'https://127.0.0.1/'] } },
      ['https 443/TCP (its health check asks port 443)'],
    ],
    [
      'nc',
      { image, healthcheck: { test: ['CMD-SHELL', 'nc -z localhost 7000'] } },
      ['tcp-7000 7000/TCP (its health check asks port 7000)'],
    ],
    [
      'an address',
      { image, healthcheck: { test: ['CMD', 'grpc_health_probe', '-addr=localhost:50051'] } },
      ['tcp-50051 50051/TCP (its health check asks port 50051)'],
    ],
    [
      'bash',
      { image, healthcheck: { test: ['CMD-SHELL', 'exec 3<>/dev/tcp/127.0.0.1/9000'] } },
      ['tcp-9000 9000/TCP (its health check asks port 9000)'],
    ],
    [
      'a client',
      { image, healthcheck: { test: ['CMD-SHELL', 'pg_isready -U app'] } },
      ['postgres 5432/TCP (its health check asks port 5432)'],
    ],
    [
      'a client with a port',
      { image, healthcheck: { test: ['CMD', 'redis-cli', '-p', '6380', 'ping'] } },
      ['redis 6380/TCP (its health check asks port 6380)'],
    ],
    ['nothing of a client that asks another host', { image, healthcheck: { test: ['CMD', 'pg_isready', '-h', 'db'] } }, []],
    ['nothing of a check that is off', { image, healthcheck: { test: ['NONE'] } }, []],
    ['its port variable', { image, environment: { PORT: '3000' } }, ['tcp-3000 3000/TCP (PORT is 3000)']],
    ['a flag', { image, command: ['uvicorn', 'app:app', '--port', '8001'] }, ['tcp-8001 8001/TCP (its command listens on 8001)']],
    [
      'an address of its command',
      { image, command: ['manage.py', 'runserver', '0.0.0.0:8000'] },
      ['tcp-8000 8000/TCP (its command listens on 8000)'],
    ],
    ['its image', { image: 'postgres:16' }, ['postgres 5432/TCP (PostgreSQL listens on 5432)']],
    ['its image from a mirror', { image: 'registry.example.com/docker/library/redis:7' }, ['redis 6379/TCP (Redis listens on 6379)']],
    [
      'its image by tag',
      { image: 'rabbitmq:3-management' },
      ['amqp 5672/TCP (RabbitMQ listens on 5672)', 'http 15672/TCP (RabbitMQ listens on 15672)'],
    ],
    ['nothing of an image that runs a client', { image: 'postgres:16', command: ['psql', '-h', 'db', '-f', '/seed.sql'] }, []],
    ['nothing of an image that runs a script for nobody', { image: 'mongo', entrypoint: ['/bin/sh', '-c', 'mongorestore'] }, []],
    [
      'the image of a server with options',
      { image: 'postgres:16', command: ['-c', 'max_connections=200'] },
      ['postgres 5432/TCP (PostgreSQL listens on 5432)'],
    ],
    ['nothing of an unknown image', { image: 'example.com/postgres-backup:1' }, []],
  ])('reads %s', (_, service, expected) => {
    expect(portsOf({ services: { app: service } }, 'app')).toEqual(expected);
  });

  it.each<[string, Pick<Service, 'build'> & Pick<Given, 'files'>, readonly string[]]>([
    [
      'EXPOSE',
      { build: { context: '/project/api' }, files: { 'api/Dockerfile': 'FROM node:20\nEXPOSE 3000 9229/udp\n' } },
      ['tcp-3000 3000/TCP (its Dockerfile exposes 3000)', 'udp-9229 9229/UDP (its Dockerfile exposes 9229/udp)'],
    ],
    [
      'the stage that is built',
      {
        build: { context: '/project', target: 'dev' },
        files: { Dockerfile: 'FROM a AS base\nEXPOSE 1000\nFROM base AS dev\nEXPOSE 2000\nFROM base AS prod\nEXPOSE 3000' },
      },
      ['tcp-2000 2000/TCP (its Dockerfile exposes 2000)', 'tcp-1000 1000/TCP (its Dockerfile exposes 1000)'],
    ],
    [
      'the base image',
      { build: { context: '/project' }, files: { Dockerfile: 'FROM --platform=linux/amd64 nginx:1.27\nCOPY . .' } },
      ['http 80/TCP (its base image nginx listens on 80)'],
    ],
    [
      'an inline Dockerfile',
      { build: { context: '/project', dockerfile_inline: 'FROM x\nEXPOSE 8080' } },
      ['tcp-8080 8080/TCP (its Dockerfile exposes 8080)'],
    ],
    ['nothing of a variable', { build: { context: '/project' }, files: { Dockerfile: 'FROM x\nEXPOSE $PORT' } }, []],
    ['nothing of a context elsewhere', { build: { context: 'https://example.com/app.git' } }, []],
  ])('reads %s in the Dockerfile', (_, { files = {}, ...service }, expected) => {
    expect(portsOf({ services: { app: service }, files }, 'app')).toEqual(expected);
  });

  it('asks in order: uses, health check, settings, image', () => {
    const app: Service = { image: 'nginx', environment: { PORT: '3000' }, healthcheck: { test: ['CMD', 'curl', 'http://localhost:4000'] } };
    const user = { image, environment: { APP: 'app:2000' } };
    expect(portsOf({ services: { app, user } }, 'app')).toEqual(['tcp-2000 2000/TCP (used by user as app:2000)']);
    expect(portsOf({ services: { app } }, 'app')).toEqual(['http 4000/TCP (its health check asks port 4000)']);
  });

  it('keeps the main port of a datastore that others talk to', () => {
    const mq: Service = { image: 'rabbitmq:3-management', ports: [{ target: 15672 }] };
    const worker: Service = { image, depends_on: { mq: { condition: 'service_started' } } };
    expect(portsOf({ services: { mq, worker } }, 'mq')).toEqual([
      'http 15672/TCP (declared in ports)',
      'amqp 5672/TCP (RabbitMQ listens on 5672)',
    ]);
    expect(portsOf({ services: { mq } }, 'mq')).toEqual(['http 15672/TCP (declared in ports)']);
  });
});

describe('planPorts: clusters', () => {
  const node = (name: string, peer: string, more: Partial<Service> = {}): Given['services'] => ({
    [name]: { image: 'elasticsearch:8.15.0', environment: { 'discovery.seed_hosts': peer }, ...more },
  });

  it.each<[string, Given['services'], string]>([
    ['with a published port', { ...node('es1', 'es2', { ports: [{ target: 9200, published: '9200' }] }), ...node('es2', 'es1') }, 'es1'],
    [
      'with a health check',
      { ...node('es1', 'es2', { healthcheck: { test: ['CMD', 'curl', 'localhost:9200'] } }), ...node('es2', 'es1') },
      'es1',
    ],
    ['that looks for itself', node('es', 'es', { healthcheck: { test: ['CMD', 'curl', 'localhost:9200'] } }), 'es'],
  ])('a node %s keeps the port that its like talk to it on', (_, services, name) => {
    expect(portsOf({ services }, name).map((port) => port.split(' ').slice(0, 2).join(' '))).toEqual([
      'http 9200/TCP',
      'transport 9300/TCP',
    ]);
  });

  it('others give no such port', () => {
    const services: Given['services'] = {
      es: { image: 'elasticsearch:8.15.0', ports: [{ target: 9200, published: '9200' }] },
      web: { image, environment: { ES_HOST: 'es' } },
    };
    expect(portsOf({ services }, 'es')).toHaveLength(1);
  });
});

describe('planPorts: jobs', () => {
  it('guesses no port of what others wait for to complete', () => {
    const services: Given['services'] = {
      seed: { image: 'postgres:16' },
      web: { image, depends_on: { seed: { condition: 'service_completed_successfully' } } },
    };
    expect(portsOf({ services }, 'seed')).toEqual([]);
  });

  it('takes a shell to run the server where others talk to it', () => {
    const services: Given['services'] = {
      cache: { image: 'redis', command: ['sh', '-c', 'redis-server --save 60 1'] },
      web: { image, depends_on: { cache: { condition: 'service_started' } } },
    };
    expect(portsOf({ services }, 'cache')).toEqual(['redis 6379/TCP (Redis listens on 6379)']);
  });
});

describe('planPorts: Pods', () => {
  it('gives one port of a Pod one name, and different ports different names', () => {
    const services = {
      vpn: { image, ports: [{ target: 8080, name: 'http' }] },
      ui: { image, network_mode: 'service:vpn', environment: { PORT: '8080' } },
      api: { image, network_mode: 'service:vpn', healthcheck: { test: ['CMD', 'curl', 'http://localhost:9000'] } },
    };
    const plans = planPorts(contextOf({ services }));
    expect(['vpn', 'ui', 'api'].map((name) => plans.get(name)?.map((port) => port.name))).toEqual([['http'], ['http'], ['http-9000']]);
  });

  it('makes only legal and distinct names', () => {
    const ports = [80, 8080, 8081].flatMap((target) =>
      ['tcp', 'udp'].map((protocol) => ({ target, protocol, name: 'a-very-long-name-for-a-port' })),
    );
    const names =
      planPorts(contextOf({ services: { web: { image, ports } } }))
        .get('web')
        ?.map(({ name }) => name) ?? [];
    expect(new Set(names).size).toBe(6);
    expect(names.every(isPortName)).toBe(true);
  });
});
