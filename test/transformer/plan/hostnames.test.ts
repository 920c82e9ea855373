import { describe, expect, it } from 'vitest';
import type { Service } from '../../../src/model/service.ts';
import { type HostnamePlan, planHostnames, rewriteHosts } from '../../../src/transformer/plan/hostnames.ts';
import { planNames } from '../../../src/transformer/plan/names.ts';
import { contextOf, type Given } from '../context.ts';

const image = 'example.com/app:1';

function plan(given: Given): HostnamePlan {
  const context = contextOf(given);
  return planHostnames(context, planNames(context.project, context.settings));
}

const furtherOf = (hostnames: HostnamePlan) => hostnames.further.map(({ name, targets }) => `${name} -> ${targets.join(' ')}`);
const codes = (hostnames: HostnamePlan) => [...new Set([...hostnames.remarks.values()].flat().flatMap(({ code }) => code ?? []))];
const aliased = (...aliases: string[]): Service => ({ image, networks: { default: { aliases } } });

describe('planHostnames: further Services', () => {
  it.each<[string, Given['services'], readonly string[]]>([
    ['an alias', { db: aliased('database') }, ['database -> db']],
    ['an alias that is the name itself', { db: aliased('db') }, []],
    ['one alias of several services', { a: aliased('db'), b: aliased('db') }, ['db -> a b']],
    ['a link', { db: { image }, web: { image, links: ['db:database'] } }, ['database -> db']],
    ['a link without an alias', { db: { image }, web: { image, links: ['db'] } }, []],
    [
      'two links with one meaning',
      { db: { image }, web: { image, links: ['db:database'] }, app: { image, links: ['db:database'] } },
      ['database -> db'],
    ],
    [
      'a container name that others use',
      { db: { image, container_name: 'shop-db' }, web: { image, environment: { DB: 'shop-db:5432' } } },
      ['shop-db -> db'],
    ],
    ['a container name that nobody uses', { db: { image, container_name: 'shop-db' } }, []],
    [
      'a container name that the service itself gives away',
      { db: { image, container_name: 'shop-db', environment: { ME: 'shop-db:5432' } } },
      ['shop-db -> db'],
    ],
    ['a host name that others use', { db: { image, hostname: 'db1' }, web: { image, environment: { DB_HOST: 'db1' } } }, ['db1 -> db']],
    ['nothing', { db: { image } }, []],
  ])('makes them of %s', (_, services, expected) => {
    expect(furtherOf(plan({ services }))).toEqual(expected);
  });

  it('keeps the compose name of a service that a setting renames', () => {
    const services = { web: { image }, proxy: { image, environment: { UP: 'http://web:80' } } };
    expect(furtherOf(plan({ services, settings: { services: { web: { name: 'frontend' } } } }))).toEqual(['web -> web']);
  });

  it('gives no name away twice', () => {
    const services = { 'db-headless': { image }, a: aliased('my_db'), b: aliased('my_db'), 'my-db': { image } };
    const hostnames = plan({ services });
    expect(furtherOf(hostnames)).toEqual(['my-db-2 -> a b']);
    expect([...hostnames.rewrites]).toEqual([['my_db', 'my-db-2']]);
  });
});

describe('planHostnames: names that change', () => {
  it.each<[string, Given['services'], Record<string, string>]>([
    ['the name of a service', { my_db: { image } }, { my_db: 'my-db' }],
    ['a dotted name of a service', { 'shop.api': { image } }, { 'shop.api': 'shop-api' }],
    ['upper case', { Web: { image } }, { Web: 'web' }],
    ['a name with a digit first', { '2fa': { image } }, { '2fa': 's-2fa' }],
    [
      'a container name',
      { db: { image, container_name: 'shop_db' }, web: { image, environment: { DB: 'shop_db:5432' } } },
      { shop_db: 'db' },
    ],
    ['an alias', { db: aliased('the_db') }, { the_db: 'db' }],
    ['an alias in a private domain', { db: aliased('db.shop.local') }, { 'db.shop.local': 'db' }],
    [
      'a host name with its domain',
      { db: { image, hostname: 'db', domainname: 'shop.internal' }, web: { image, environment: { D: 'db.shop.internal:5432' } } },
      { 'db.shop.internal': 'db' },
    ],
    [
      'a static address',
      { db: { image, networks: { back: { ipv4_address: '172.28.0.5' } } }, web: { image, environment: { DB: '172.28.0.5:5432' } } },
      { '172.28.0.5': 'db' },
    ],
    ['a legal name', { db: { image } }, {}],
  ])('rewrites %s', (_, services, expected) => {
    expect(Object.fromEntries(plan({ services }).rewrites)).toEqual(expected);
  });

  it.each<[string, Given['services'], string]>([
    ['an alias that is a public domain', { auth: aliased('auth.example.com') }, 'convert/unserved-name'],
    ['an alias that no Service can have and nothing uses', { db: aliased('the_db') }, 'convert/renamed-host'],
    ['an alias that is another service', { web: { image }, other: aliased('web') }, 'convert/ambiguous-name'],
    ['a link that hides a service', { db: { image }, mysql: { image }, web: { image, links: ['mysql:db'] } }, 'convert/ambiguous-name'],
    [
      'links of different meaning',
      { a: { image }, b: { image }, x: { image, links: ['a:db'] }, y: { image, links: ['b:db'] } },
      'convert/ambiguous-name',
    ],
    [
      'an alias of different meaning on different networks',
      { a: { image, networks: { n: { aliases: ['db'] } } }, b: { image, networks: { m: { aliases: ['db'] } } } },
      'convert/ambiguous-name',
    ],
  ])('tells of %s', (_, services, code) => {
    expect(codes(plan({ services }))).toEqual([code]);
  });

  it.each<[string, Given['services'], readonly (readonly [string, string])[]]>([
    ['an alias that is rewritten', { db: aliased('the_db'), web: { image, environment: { DB: 'the_db:5432' } } }, [['db', 'mapped']]],
    [
      'an alias of several services on different networks',
      { a: { image, networks: { n: { aliases: ['db'] } } }, b: { image, networks: { m: { aliases: ['db'] } } } },
      [
        ['a', 'approximated'],
        ['b', 'approximated'],
      ],
    ],
    ['a public name', { auth: aliased('auth.example.com') }, [['auth', 'unsupported']]],
  ])('accounts for %s where it is given', (_, services, expected) => {
    const { remarks } = plan({ services });
    expect([...remarks].flatMap(([service, list]) => list.map(({ fate }) => [service, fate]))).toEqual(expected);
  });

  it('leaves out the names of services that are left out', () => {
    const services = { db: aliased('database'), web: { image, environment: { DB: 'database:5432' } } };
    expect(furtherOf(plan({ services, settings: { services: { db: { skip: true } } } }))).toEqual([]);
  });

  it('tells of a changed name in a file that is taken over as it is', () => {
    const proxy: Service = { image, volumes: [{ type: 'bind', source: '/project/nginx.conf', target: '/etc/nginx/nginx.conf' }] };
    const { diagnostics } = plan({
      services: { my_app: { image }, proxy },
      files: { 'nginx.conf': 'proxy_pass http://my_app:80; # http://my_app:80' },
    });
    expect(diagnostics).toMatchObject([{ code: 'convert/host-in-file', path: ['services', 'proxy', 'volumes', 0] }]);
  });
});

describe('rewriteHosts', () => {
  const hostnames = plan({
    services: {
      my_db: { image },
      Web: { image },
      db: { image },
      mysql: { image },
      app: { image, links: ['mysql:db'] },
      db2: { image },
    },
  });

  it.each([
    ['postgres://my_db:secret@my_db:5432/my_db', 'postgres://my_db:secret@my-db:5432/my_db'],
    ['http://Web/', 'http://web/'],
    ['my_db:5432,my_db:5433', 'my-db:5432,my-db:5433'],
    ['my_db', 'my_db'],
    ['/var/lib/my_db:5432', '/var/lib/my_db:5432'],
    ['Host=my_db;Database=my_db', 'Host=my-db;Database=my_db'],
    ['nothing here', 'nothing here'],
  ])('writes %s as %s', (text, expected) => {
    expect(rewriteHosts(text, { hostnames }).text).toBe(expected);
  });

  it('takes the key of a value into account', () => {
    expect(rewriteHosts('my_db', { hostnames }, { key: 'DB_HOST' })).toEqual({ text: 'my-db', replaced: [{ from: 'my_db', to: 'my-db' }] });
    expect(rewriteHosts('my_db', { hostnames }, { key: 'DB_NAME' })).toEqual({ text: 'my_db', replaced: [] });
  });

  it('knows what a name means to one service alone', () => {
    expect(rewriteHosts('db:3306', { hostnames }, { service: 'app' }).text).toBe('mysql:3306');
    expect(rewriteHosts('db:3306', { hostnames }, { service: 'Web' }).text).toBe('db:3306');
  });

  it('names each replacement once', () => {
    expect(rewriteHosts('http://my_db:1 http://my_db:2', { hostnames }).replaced).toEqual([{ from: 'my_db', to: 'my-db' }]);
  });
});

describe('names that may be hosts, and need not be', () => {
  const told = (fields: Partial<Service>) =>
    plan({ services: { my_db: { image }, app: { image, ...fields } } }).diagnostics.map(
      ({ code, path = [] }) => `${code} ${path.join('.')}`,
    );

  it.each<[string, Partial<Service>, string]>([
    ['a variable that does not say', { environment: { PEER: 'my_db' } }, 'environment.PEER'],
    ['a list between spaces', { environment: { PEERS: 'a my_db' } }, 'environment.PEERS'],
    ['a text of JSON', { environment: { JSON: '{"host":"my_db"}' } }, 'environment.JSON'],
    ['a word of a command', { command: ['serve', 'my_db'] }, 'command.1'],
    ['a check', { healthcheck: { test: ['CMD', 'ask', 'my_db'] } }, 'healthcheck.test.2'],
  ])('%s is told of', (_, fields, place) => {
    expect(told(fields)).toEqual([`convert/possible-host services.app.${place}`]);
  });

  it.each<[string, Partial<Service>]>([
    ['a host, which is written anew', { environment: { DB_HOST: 'my_db', URL: 'http://my_db/x' } }],
    ['the name of a database', { environment: { POSTGRES_DB: 'my_db', DATABASE: 'my_db' } }],
    ['a user', { environment: { POSTGRES_USER: 'my_db', URL: 'postgres://my_db:x@other/my_db' } }],
    ['an image', { environment: { IMAGE: 'my_db', TEST_IMAGE: 'my_db:7' } }],
    ['a part of a word or a path', { environment: { A: '/srv/my_db/x', B: 'my_db_2', C: 'my_db.sql' } }],
  ])('%s is not', (_, fields) => {
    expect(told(fields)).toEqual([]);
  });
});
