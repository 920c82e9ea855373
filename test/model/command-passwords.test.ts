import { describe, expect, it } from 'vitest';
import { flagValues, scriptPasswords } from '../../src/model/command-passwords.ts';

describe('flagValues', () => {
  it.each<[readonly string[], readonly string[]]>([
    [['redis-server', '--requirepass', 'hunter2'], ['hunter2']],
    [['redis-server', '--requirepass=hunter2'], ['hunter2']],
    [['redis-cli', '-a', 'hunter2', 'ping'], ['hunter2']],
    [['/usr/bin/valkey-cli', '-h', 'cache', '-a', 'hunter2'], ['hunter2']],
    [['mysqladmin', 'ping', '-uroot', '-phunter2'], ['hunter2']],
    [['mysqladmin', 'ping', '-p'], []],
    [['curl', '-u', 'admin:hunter2', 'http://localhost'], ['hunter2']],
    [['curl', '-u', 'admin', 'http://localhost'], []],
    [['mongosh', '-u', 'root', '-p', 'hunter2', '--eval', 'db.ping()'], ['hunter2']],
    [['ssh', '-p', '2222', 'host'], []],
    [['nginx', '-p', '/prefix'], []],
    [['env', 'PGPASSWORD=hunter2', 'psql'], ['hunter2']],
    [['sh', '-c', 'PGPASSWORD=hunter2 psql -h db'], []],
    [['docker', 'login', '--password-stdin', 'registry.example.com'], []],
    [['gunicorn', '-a', 'x', '-w', '4'], []],
  ])('%j', (words, found) => {
    const values = flagValues(words);
    expect(words.flatMap((word, i) => (values[i] === undefined ? [] : [word.slice(values[i].start)]))).toEqual(found);
  });
});

describe('scriptPasswords', () => {
  it.each<[string, readonly string[]]>([
    ['mysqladmin ping -h localhost -uroot -phunter2', ['hunter2']],
    ['mysqladmin ping -p"hunter2 x" || exit 1', ['hunter2 x']],
    ['mysql --user=root --password=\'hunter2\' --execute "SELECT 1;"', ['hunter2']],
    ['mysqladmin ping -p$MYSQL_ROOT_PASSWORD', []],
    ['mysqladmin ping -p"$MYSQL_ROOT_PASSWORD"', []],
    ['mysqladmin ping --password="$(cat /run/secrets/db-password)"', []],
    ['mysqladmin ping -h db -P3306', []],
    ['curl --user admin:hunter2 -fs https://localhost:8091/ || exit 1', ['hunter2']],
    ['curl -fu "admin:hunter2" http://localhost', []],
    ['curl -f -u "admin:hunter2" http://localhost', ['hunter2']],
    ['curl -u admin:${PASS} http://localhost', []],
    ["/opt/mssql-tools/bin/sqlcmd -S localhost -U sa -P hunter2 -Q 'SELECT 1' || exit 1", ['hunter2']],
    ['PGPASSWORD=hunter2 psql -h db -U app -c "select 1"', ['hunter2']],
    ['export TOKEN=hunter2-x; run', ['hunter2-x']],
    ['redis-cli -a hunter2 ping | grep PONG', ['hunter2']],
    ['redis-cli ping && gunicorn -a hunter2', []],
    ['/usr/bin/mc alias set store http://minio:9000 minio hunter22; mc mb store/x', ['hunter22']],
    ['mc config host add --quiet store http://minio:9000 minio hunter22', ['hunter22']],
    ['alias set store http://minio:9000 minio hunter22', []],
    ['fabric-ca-server start -b admin:adminpw -d', ['adminpw']],
    ["# curl -u a:b, which we don't use\nredis-cli -a hunter2 info", ['hunter2']],
    ['echo "it\'s" ; mysql -phunter2', ['hunter2']],
    ['mysql -phun"$TER"', []],
    ['pg_isready -U app -d app', []],
    ['ssh -p 2222 me@host "ls -a x"', []],
    ["curl -H 'Authorization: Bearer hunter2' http://x", ['hunter2']],
    ['curl -H "X-Api-Key: hunter2" http://x', ['hunter2']],
    ['curl -H "Authorization: Bearer $TOKEN" http://x', []],
    ['', []],
  ])('%s holds %j', (script, found) => {
    expect(scriptPasswords(script).map(({ start, end }) => script.slice(start, end))).toEqual(found);
  });

  it.each([
    ['quotes', "'".repeat(90_001)],
    ['double quotes', '"a'.repeat(45_001)],
    ['backslashes', `"${'\\'.repeat(90_000)}`],
    ['words', 'mysql -p '.repeat(10_000)],
    ['separators', ';'.repeat(90_000)],
    ['comments', '#'.repeat(90_000)],
  ])('ends soon on many %s', (_, script) => {
    const start = performance.now();
    scriptPasswords(script);
    expect(performance.now() - start).toBeLessThan(1000);
  });
});
