/** URL schemes: the port that a URL without one means, and what such a port is called. */

interface Scheme {
  readonly port?: number;
  readonly name: string;
}

const SCHEMES: Readonly<Record<string, Scheme>> = {
  http: { port: 80, name: 'http' },
  https: { port: 443, name: 'https' },
  ws: { port: 80, name: 'http' },
  wss: { port: 443, name: 'https' },
  grpc: { name: 'grpc' },
  postgres: { port: 5432, name: 'postgres' },
  postgresql: { port: 5432, name: 'postgres' },
  postgis: { port: 5432, name: 'postgres' },
  mysql: { port: 3306, name: 'mysql' },
  mysql2: { port: 3306, name: 'mysql' },
  mariadb: { port: 3306, name: 'mysql' },
  sqlserver: { port: 1433, name: 'mssql' },
  mssql: { port: 1433, name: 'mssql' },
  mongodb: { port: 27017, name: 'mongodb' },
  redis: { port: 6379, name: 'redis' },
  rediss: { port: 6379, name: 'redis' },
  valkey: { port: 6379, name: 'redis' },
  amqp: { port: 5672, name: 'amqp' },
  amqps: { port: 5671, name: 'amqps' },
  pyamqp: { port: 5672, name: 'amqp' },
  nats: { port: 4222, name: 'nats' },
  mqtt: { port: 1883, name: 'mqtt' },
  mqtts: { port: 8883, name: 'mqtts' },
  bolt: { port: 7687, name: 'bolt' },
  neo4j: { port: 7687, name: 'bolt' },
  memcached: { port: 11211, name: 'memcached' },
  zk: { port: 2181, name: 'zookeeper' },
  ldap: { port: 389, name: 'ldap' },
  ldaps: { port: 636, name: 'ldaps' },
  smtp: { port: 25, name: 'smtp' },
  smtps: { port: 465, name: 'smtps' },
  ssh: { port: 22, name: 'ssh' },
  sftp: { port: 22, name: 'ssh' },
  ftp: { port: 21, name: 'ftp' },
  plaintext: { name: 'kafka' },
};

/** `postgresql+psycopg2` is a kind of `postgresql`; `mongodb+srv` asks DNS for the port and is none of `mongodb`. */
export function knownScheme(scheme: string): Scheme | undefined {
  const [base = '', driver] = scheme.toLowerCase().split('+');
  return driver === 'srv' || !Object.hasOwn(SCHEMES, base) ? undefined : SCHEMES[base];
}
