import { describe, expect, it } from 'vitest';
import { checkObjects } from '../../../src/kube/check/check-objects.ts';
import { convertText } from '../conversion.ts';

describe('further names', () => {
  it('are Services on the Pods of their service', () => {
    const converted = convertText('services:\n  db:\n    image: postgres:16\n    networks: {default: {aliases: [database, db]}}\n');
    const { spec } = converted.find('Service', 'database');
    expect(spec).toEqual(converted.find('Service', 'db').spec);
    expect(converted.fate('services.db.networks.default.aliases[0]')).toBe('mapped');
    expect(converted.fate('services.db.networks.default.aliases[1]')).toBe('mapped');
  });

  it('of several services select a label that all of them carry', () => {
    const converted = convertText(`services:
  blue: {image: example.com/a:1, expose: ["8080"], networks: {default: {aliases: [app]}}}
  green: {image: example.com/a:2, expose: ["8080", "9090"], networks: {default: {aliases: [app]}}}
`);
    const { spec } = converted.find('Service', 'app');
    expect(spec?.selector).toEqual({ 'alias.kubeferry.io/app': 'true', 'app.kubernetes.io/part-of': 'project' });
    expect(spec?.ports?.map(({ port, targetPort }) => `${port}>${targetPort}`)).toEqual(['8080>8080', '9090>9090']);
    for (const workload of ['blue', 'green']) expect(converted.template(workload).metadata?.labels).toMatchObject(spec?.selector ?? {});
    expect(checkObjects(converted.objects)).toEqual([]);
  });

  it.each([
    ['one service', 'services:\n  a: {image: nginx, networks: {default: {aliases: [app]}}}\n'],
    [
      'several services',
      'services:\n  a: {image: nginx, networks: {default: {aliases: [app]}}}\n  b: {image: nginx, networks: {default: {aliases: [app]}}}\n',
    ],
  ])('of %s have the addresses of both families that their network has', (_, text) => {
    const converted = convertText(`${text}networks: {default: {enable_ipv6: true}}\n`);
    expect(converted.find('Service', 'app').spec?.ipFamilyPolicy).toBe('PreferDualStack');
  });

  it('of services without known ports are headless', () => {
    const converted = convertText('services:\n  a: {image: example.com/a:1, networks: {default: {aliases: [app]}}}\n');
    expect(converted.find('Service', 'app').spec).toMatchObject({ clusterIP: 'None' });
  });

  it.each([
    [
      'a link',
      'services:\n  db: {image: postgres}\n  web: {image: example.com/w:1, links: ["db:database"]}\n',
      'database',
      'services.web.links[0]',
    ],
    [
      'a container name',
      'services:\n  db: {image: postgres, container_name: shop-db}\n  web: {image: example.com/w:1, environment: {DB: "shop-db:5432"}}\n',
      'shop-db',
      'services.db.container_name',
    ],
    [
      'a host name',
      'services:\n  db: {image: postgres, hostname: db1}\n  web: {image: example.com/w:1, environment: {DB: "db1:5432"}}\n',
      'db1',
      'services.db.hostname',
    ],
  ])('come from %s', (_, ...[text, name, path]) => {
    const converted = convertText(text);
    expect(converted.find('Service', name).spec?.ports).toMatchObject([{ port: 5432 }]);
    expect(converted.fate(path)).toBe('mapped');
  });

  it.each([
    ['a container name that is that of the service', 'db', 'mapped'],
    ['a container name that nothing uses', 'shop_db', 'ignored'],
  ])('do not come from %s', (_, name, fate) => {
    const converted = convertText(`services:\n  db: {image: postgres, container_name: ${name}}\n`);
    expect(converted.names.filter((object) => object.startsWith('Service '))).toEqual(['Service db']);
    expect(converted.fate('services.db.container_name')).toBe(fate);
  });
});

describe('names that change', () => {
  const text = `services:
  my_db: {image: "postgres:16", container_name: the_db}
  web:
    image: example.com/w:1
    command: ["serve", "--db", "my_db:5432", "--host", "the_db"]
    environment: {DATABASE: "postgres://app@my_db:5432/my_db", DB_HOST: the_db, NAME: my_db}
    healthcheck: {test: ["CMD", "check", "http://my_db:80"]}
`;
  const converted = convertText(text);

  it('are written anew in the environment, in commands and in probes', () => {
    expect(converted.env('web')).toEqual(['DATABASE=postgres://app@my-db:5432/my_db', 'DB_HOST=my-db', 'NAME=my_db']);
    expect(converted.container('web').args).toEqual(['serve', '--db', 'my-db:5432', '--host', 'my-db']);
    expect(converted.container('web').readinessProbe?.exec?.command).toEqual(['check', 'http://my-db:80']);
  });

  it('are reported, each with its place', () => {
    expect([...converted.said('convert/host-rewritten')].sort()).toEqual(
      [
        'DATABASE names the host my_db, which is called my-db in the cluster: it is written so.',
        'DB_HOST names the host the_db, which is called my-db in the cluster: it is written so.',
        expect.stringContaining('The command of web names the host my_db'),
        expect.stringContaining('The command of web names the host the_db'),
        expect.stringContaining('The health check of web names the host my_db'),
      ].sort(),
    );
  });

  it('lead to a Service', () => {
    expect(converted.find('Service', 'my-db').spec?.ports).toMatchObject([{ port: 5432 }, { port: 80 }]);
    expect(converted.codes()).not.toContain('convert/unreachable');
  });

  it.each([
    [
      'a public domain',
      'services:\n  auth: {image: example.com/a:1, networks: {default: {aliases: [auth.example.com]}}}\n',
      'services.auth.networks.default.aliases[0]',
      'unsupported',
    ],
    [
      'another service',
      'services:\n  a: {image: example.com/a:1, networks: {default: {aliases: [b]}}}\n  b: {image: example.com/a:1}\n',
      'services.a.networks.default.aliases[0]',
      'unsupported',
    ],
    [
      'another service to one user',
      'services:\n  a: {image: example.com/a:1}\n  b: {image: example.com/a:1}\n  c: {image: example.com/a:1, links: ["a:b"]}\n',
      'services.c.links[0]',
      'approximated',
    ],
  ])('of %s are told of', (_, ...[compose, path, fate]) => {
    expect(convertText(compose).fate(path)).toBe(fate);
  });
});

describe('external_links', () => {
  it('need a Service of the user', () => {
    const converted = convertText('services:\n  web: {image: example.com/w:1, external_links: ["other_redis_1:redis"]}\n');
    expect(converted.fate('services.web.external_links[0]')).toBe('unsupported');
    expect(converted.said('convert/unsupported')).toEqual([expect.stringContaining('Service redis of type ExternalName')]);
  });
});
