import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scanHosts } from '../../../../src/transformer/plan/hostnames/host-scan.ts';

const known = new Set(['db', 'my_db', 'cache', 'mongo1', 'mongo2', 'kafka', 'node', 'web.local']);
const isHost = (word: string) => known.has(word);
const found = (text: string, key?: string) =>
  scanHosts(text, { isHost, ...(key === undefined ? {} : { key }) }).map(({ host, port, scheme }) =>
    [scheme, host, port].filter((part) => part !== undefined).join(' '),
  );

describe('scanHosts', () => {
  it.each([
    ['postgres://app:secret@my_db:5432/my_db', ['postgres my_db 5432']],
    ['postgresql+psycopg2://app@db/app', ['postgresql+psycopg2 db']],
    ['jdbc:postgresql://db:5432/db?user=db', ['postgresql db 5432']],
    ['http://db', ['http db']],
    ['http://db/path/cache:80', ['http db']],
    ['mongodb://u:p@mongo1:27017,mongo2:27017/db', ['mongodb mongo1 27017', 'mongodb mongo2 27017']],
    ['mongodb://mongo1,mongo2/db', ['mongodb mongo1', 'mongodb mongo2']],
    ['PLAINTEXT://kafka:9092,PLAINTEXT_HOST://localhost:29092', ['plaintext kafka 9092']],
    ['localhost:29092,kafka:9092', ['kafka 9092']],
    ['db:5432', ['db 5432']],
    ['user:pass@tcp(my_db:3306)/app', ['my_db 3306']],
    ['./wait-for db:5432 -- ./run', ['db 5432']],
    ["sh -c 'nc -z db:5432'", ['db 5432']],
    ['DATABASE_URL=postgres://db/x ./run', ['postgres db']],
    ['Server=my_db;Database=my_db;User=sa', ['my_db']],
    ['host=db port=5432 dbname=db', ['db']],
    ['mysql -h db -u root', ['db']],
    ['mysqladmin ping --host=db', ['db']],
    ['proxy_pass http://web.local:8000;', ['http web.local 8000']],
    ['db:$DB_PORT', ['db']],
    ['smtp://user@db@cache:25', ['smtp cache 25']],
  ])('finds the hosts of %j', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it.each([
    ['a user name before a password', 'postgres://db:secret@host/x'],
    ['a user name with digits for a password', 'redis://db:5432@host/x'],
    ['a database name', 'postgres://u:p@host:5432/db'],
    ['a word that is only equal to a name', 'db'],
    ['the tag of an image', 'node:20'],
    ['the tag of an image with a dot', 'node:22.1'],
    ['a longer word', 'mydb:5432 db2:5432 db.example.com:5432 a-db:5432'],
    ['part of a path', '/var/lib/db:5432'],
    ['a port that is none', 'db:99999 db:0'],
    ['a bind mount', 'db:ro'],
    ['a file of an scp', 'x:db:22'],
  ])('leaves %s alone: %s', (_, text) => {
    expect(found(text)).toEqual([]);
  });

  it.each([
    ['DB_HOST', 'my_db', ['my_db']],
    ['PGHOST', 'db', ['db']],
    ['MYSQL_SERVER', 'db', ['db']],
    ['ES_HOSTS', 'mongo1,mongo2', ['mongo1', 'mongo2']],
    ['--host', 'db', ['db']],
    ['-h', 'db', ['db']],
    ['POSTGRES_DB', 'db', []],
    ['MYSQL_USER', 'db', []],
    ['IMAGE', 'node:2000', []],
    ['REDIS_VERSION', 'cache:6379', []],
    ['API_URL', 'http://db', ['http db']],
  ])('reads the value of %s=%s', (key, value, expected) => {
    expect(found(value, key)).toEqual(expected);
  });

  it('names places that hold the host', () => {
    const unit = fc.constantFrom('db', 'my_db', ':', '//', '@', ',', '5432', ' ', '=', 'http', '/', '.', '-');
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 30 }), (text) => {
        for (const { host, start, end } of scanHosts(text, { isHost })) expect(text.slice(start, end)).toBe(host);
      }),
    );
  });

  it.each([
    ['one long word', 'a'.repeat(1_000_000), 0],
    ['URLs without end', 'http://'.repeat(200_000), 0],
    ['a URL of user names', `http://${'@db'.repeat(300_000)}`, 0],
    ['a list without end', 'db:5432,'.repeat(200_000), 200_000],
  ])('stays linear on %s', (_, text, hits) => {
    expect(scanHosts(text, { isHost })).toHaveLength(hits);
  });
});
