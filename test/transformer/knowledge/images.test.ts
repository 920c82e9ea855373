import { describe, expect, it } from 'vitest';
import { parseImageRef } from '../../../src/model/image-ref.ts';
import { BITNAMI_IMAGES, IMAGES } from '../../../src/transformer/knowledge/image-table.ts';
import { knowledgeOf } from '../../../src/transformer/knowledge/images.ts';
import { isPortName } from '../../../src/transformer/plan/ports/port-names.ts';

function known(image: string) {
  const ref = parseImageRef(image);
  return ref === undefined ? undefined : knowledgeOf(ref);
}

describe('knowledgeOf', () => {
  it.each([
    ['postgres', 'PostgreSQL'],
    ['postgres:16-alpine', 'PostgreSQL'],
    ['docker.io/library/postgres:16', 'PostgreSQL'],
    ['public.ecr.aws/docker/library/mysql:8', 'MySQL'],
    ['arm64v8/mariadb', 'MariaDB'],
    ['postgis/postgis:16-3.4', 'PostgreSQL'],
    ['bitnami/postgresql:16', 'PostgreSQL'],
    ['bitnamilegacy/redis', 'Redis'],
    ['docker.elastic.co/elasticsearch/elasticsearch:8.15.0', 'Elasticsearch'],
    ['mcr.microsoft.com/mssql/server:2022-latest', 'SQL Server'],
    ['quay.io/keycloak/keycloak:26', 'Keycloak'],
    ['quay.io/coreos/etcd:v3.5', 'etcd'],
    ['php:8.3-fpm-alpine', 'PHP-FPM'],
    ['php:8.3-apache', 'Apache httpd'],
    ['wordpress:6-fpm', 'WordPress'],
    ['wordpress', 'WordPress'],
    ['docker:27-dind', 'Docker'],
    ['influxdb:2.7', 'InfluxDB'],
  ])('knows %s as %s', (image, title) => {
    expect(known(image)?.title).toBe(title);
  });

  it.each(['php:8.3-cli', 'docker:27-cli', 'example/postgres-backup', 'node:20', 'mypostgres', 'example/redis', 'alpine'])(
    'does not guess at %s',
    (image) => {
      expect(known(image)).toBeUndefined();
    },
  );

  it.each([
    ['postgres:16', { ports: [{ name: 'postgres', number: 5432, protocol: 'TCP' }], stateful: true, runAsUser: 999, fsGroup: 999 }],
    ['postgres:16-alpine', { runAsUser: 70, fsGroup: 70 }],
    ['redis:7-alpine', { ports: [{ name: 'redis', number: 6379, protocol: 'TCP' }], stateful: true, dataDirectories: ['/data'] }],
    ['bitnami/mongodb', { stateful: true, runAsUser: 1001, fsGroup: 1001, dataDirectories: ['/bitnami/mongodb'] }],
    ['memcached', { stateful: false, ports: [{ name: 'memcached', number: 11211, protocol: 'TCP' }] }],
    ['hashicorp/consul', { ports: expect.arrayContaining([{ name: 'dns', number: 8600, protocol: 'UDP' }]) }],
  ])('tells of %s', (image, facts) => {
    expect(known(image)).toMatchObject(facts);
  });
});

describe('the table of images', () => {
  const rows = [...IMAGES, ...BITNAMI_IMAGES];

  it.each(rows.map((row) => [row.images[0] ?? '', row] as const))(
    'has legal, distinct port names and absolute folders for %s',
    (_, row) => {
      const names = row.ports.map((port) => /^([^:]+):\d+(\/udp)?$/.exec(port)?.[1] ?? '');
      expect(names.filter((name) => !isPortName(name))).toEqual([]);
      expect(new Set(names).size).toBe(names.length);
      expect((row.data ?? []).filter((folder) => !folder.startsWith('/'))).toEqual([]);
    },
  );

  it('has no row that an earlier one hides', () => {
    const hiding = new Set<string>();
    const hidden: string[] = [];
    for (const row of IMAGES) {
      for (const image of row.images) {
        if (hiding.has(image)) hidden.push(image);
        if (row.tag === undefined) hiding.add(image);
      }
    }
    expect(hidden).toEqual([]);
  });
});
