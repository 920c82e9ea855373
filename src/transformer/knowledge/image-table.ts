/** The table of well-known images, put together. */

import { DATASTORES } from './image-datastores.ts';
import { type ImageRow, type Row, server, store } from './image-row.ts';
import { SERVERS } from './image-servers.ts';

const BITNAMI_DATASTORES: readonly Row[] = [
  ['PostgreSQL', 'postgresql postgresql-repmgr', 'postgres:5432', { data: ['/bitnami/postgresql'] }],
  ['MySQL', 'mysql', 'mysql:3306', { data: ['/bitnami/mysql/data', '/bitnami/mysql'] }],
  ['MariaDB', 'mariadb mariadb-galera', 'mysql:3306', { data: ['/bitnami/mariadb'] }],
  ['MongoDB', 'mongodb', 'mongodb:27017', { data: ['/bitnami/mongodb'] }],
  ['Redis', 'redis', 'redis:6379', { data: ['/bitnami/redis/data', '/bitnami/redis'] }],
  ['Valkey', 'valkey', 'redis:6379', { data: ['/bitnami/valkey/data', '/bitnami/valkey'] }],
  ['KeyDB', 'keydb', 'redis:6379', { data: ['/bitnami/keydb/data', '/bitnami/keydb'] }],
  ['RabbitMQ', 'rabbitmq', 'amqp:5672 http:15672', { data: ['/bitnami/rabbitmq/mnesia', '/bitnami/rabbitmq'] }],
  ['Elasticsearch', 'elasticsearch', 'http:9200 transport:9300', { data: ['/bitnami/elasticsearch/data', '/bitnami/elasticsearch'] }],
  ['OpenSearch', 'opensearch', 'http:9200 transport:9300', { data: ['/bitnami/opensearch/data', '/bitnami/opensearch'] }],
  ['MinIO', 'minio', 'http:9000 console:9001', { data: ['/bitnami/minio/data', '/data'] }],
  ['Apache Kafka', 'kafka', 'kafka:9092', { data: ['/bitnami/kafka'] }],
  ['ZooKeeper', 'zookeeper', 'zookeeper:2181', { data: ['/bitnami/zookeeper'] }],
  ['etcd', 'etcd', 'client:2379 peer:2380', { data: ['/bitnami/etcd'] }],
  ['Cassandra', 'cassandra', 'cql:9042', { data: ['/bitnami/cassandra'] }],
  ['ClickHouse', 'clickhouse', 'http:8123 native:9000', { data: ['/bitnami/clickhouse'] }],
  ['OpenLDAP', 'openldap', 'ldap:1389', { data: ['/bitnami/openldap'] }],
];

const BITNAMI_SERVERS: readonly Row[] = [
  ['Redis Sentinel', 'redis-sentinel', 'sentinel:26379'],
  ['Memcached', 'memcached', 'memcached:11211'],
  ['nginx', 'nginx', 'http:8080'],
  ['Apache httpd', 'apache', 'http:8080'],
  ['PHP-FPM', 'php-fpm', 'fastcgi:9000'],
  ['WordPress', 'wordpress', 'http:8080 https:8443', { data: ['/bitnami/wordpress'] }],
  ['Keycloak', 'keycloak', 'http:8080'],
  ['PgBouncer', 'pgbouncer', 'postgres:6432'],
  ['Prometheus', 'prometheus', 'http:9090', { data: ['/opt/bitnami/prometheus/data'] }],
  ['Grafana', 'grafana', 'http:3000', { data: ['/opt/bitnami/grafana/data'] }],
];

export const IMAGES: readonly ImageRow[] = [...DATASTORES.map(store), ...SERVERS.map(server)];

/** Bitnami's images, by the name below `bitnami/`: all run as user 1001. */
export const BITNAMI_IMAGES: readonly ImageRow[] = [...BITNAMI_DATASTORES.map(store), ...BITNAMI_SERVERS.map(server)].map((row) => ({
  ...row,
  user: 1001,
  group: 1001,
}));
