/** Accounts that images have by name, with their numbers: a Pod knows users and groups by number only. */

import type { Service } from '../../model/service.ts';
import { imageOf } from './data-folders.ts';

/** By the program, the account that it runs as once started. */
const ACCOUNTS: ReadonlyMap<string, string> = new Map([
  ['Apache Kafka', 'appuser'],
  ['Cassandra', 'cassandra'],
  ['ClickHouse', 'clickhouse'],
  ['CouchDB', 'couchdb'],
  ['Elasticsearch', 'elasticsearch'],
  ['Grafana', 'grafana'],
  ['InfluxDB', 'influxdb'],
  ['Jenkins', 'jenkins'],
  ['Kibana', 'kibana'],
  ['Logstash', 'logstash'],
  ['MariaDB', 'mysql'],
  ['MongoDB', 'mongodb'],
  ['MySQL', 'mysql'],
  ['Neo4j', 'neo4j'],
  ['PostgreSQL', 'postgres'],
  ['RabbitMQ', 'rabbitmq'],
  ['Redis', 'redis'],
  ['Solr', 'solr'],
  ['Valkey', 'valkey'],
]);

export interface AccountIds {
  readonly user: number;
  readonly group: number;
}

/** Undefined for an account whose numbers are not known for certain. `root` and `nobody` have the same in nearly every image. */
export function accountIds(service: Service, name: string): AccountIds | undefined {
  if (name === 'root') return { user: 0, group: 0 };
  if (name === 'nobody') return { user: 65534, group: 65534 };
  const known = imageOf(service);
  if (known?.runAsUser === undefined || known.fsGroup === undefined || ACCOUNTS.get(known.title) !== name) return undefined;
  return { user: known.runAsUser, group: known.fsGroup };
}

/** Numbers of users and groups have 31 bits in the API; undefined for names and for what is larger. */
export function numericId(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,10}$/.test(text) && Number(text) <= LARGEST_ID ? Number(text) : undefined;
}

export const LARGEST_ID = 2_147_483_647;
