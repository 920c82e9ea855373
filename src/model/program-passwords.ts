/** How programs take a password on the command line where the flag does not say so by its name. From their manual pages. */

import { basename } from './file-path.ts';

export interface PasswordFlags {
  /** The value stands in the same word: `-psecret`. */
  readonly joined?: string;
  /** The value is the next word: `-a secret`. */
  readonly apart?: readonly string[];
  /** The next word is a name, a colon and the password: `-u admin:secret`. */
  readonly login?: readonly string[];
}

const DATABASE_CLIENT: PasswordFlags = { joined: '-p' };
const DOCUMENT_CLIENT: PasswordFlags = { apart: ['-p'] };
const CACHE_CLIENT: PasswordFlags = { apart: ['-a'] };
const BROKER_CLIENT: PasswordFlags = { apart: ['-P'] };
const DIRECTORY_CLIENT: PasswordFlags = { apart: ['-w'] };
const AUTHORITY: PasswordFlags = { login: ['-b'] };

const PROGRAMS: ReadonlyMap<string, PasswordFlags> = new Map([
  ...'mariadb mariadb-admin mariadb-check mariadb-dump mysql mysqladmin mysqlcheck mysqldump mysqlimport mysqlshow'
    .split(' ')
    .map((name) => [name, DATABASE_CLIENT] as const),
  ...'cypher-shell mongo mongodump mongoexport mongoimport mongorestore mongosh rabbitmqadmin sshpass'
    .split(' ')
    .map((name) => [name, DOCUMENT_CLIENT] as const),
  ...'keydb-cli redis-benchmark redis-cli valkey-benchmark valkey-cli'.split(' ').map((name) => [name, CACHE_CLIENT] as const),
  ...'mosquitto_pub mosquitto_rr mosquitto_sub sqlcmd'.split(' ').map((name) => [name, BROKER_CLIENT] as const),
  ...'ldapadd ldapdelete ldapmodify ldapsearch ldapwhoami'.split(' ').map((name) => [name, DIRECTORY_CLIENT] as const),
  ...'fabric-ca-client fabric-ca-server'.split(' ').map((name) => [name, AUTHORITY] as const),
  ['curl', { login: ['-u', '--user', '-U', '--proxy-user'] }],
  ['etcdctl', { login: ['--user'] }],
]);

/** Of a word that starts such a program: `mysqladmin`, `/usr/bin/redis-cli`. */
export function passwordFlagsOf(word: string): PasswordFlags | undefined {
  return word.length > 100 ? undefined : PROGRAMS.get(basename(word));
}
