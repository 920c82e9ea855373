import { describe, expect, it } from 'vitest';
import { convertText } from '../conversion.ts';

describe('environment: credentials', () => {
  it('keeps a value composed of variables composed, with the helper variable before it', () => {
    const out = convertText(
      `
name: shop
services:
  web:
    image: shop/web:1
    environment:
      DATABASE_URL: postgresql://app:\${DBPASS}@db/shop
      APP_MODE: production
  db:
    image: postgres:17
    environment: { POSTGRES_PASSWORD: "\${DBPASS}" }
`,
      { environment: { DBPASS: 'p@ss word' } },
    );
    expect(out.env('web')).toEqual([
      'DBPASS<shop-credentials/DBPASS',
      'APP_MODE=production',
      'DATABASE_URL=postgresql://app:$(DBPASS)@db/shop',
    ]);
    expect(out.env('db')).toEqual(['POSTGRES_PASSWORD<shop-credentials/DBPASS']);
    expect(out.find('Secret', 'shop-credentials').stringData).toEqual({ DBPASS: 'p@ss word' });
  });

  it.each<[string, string, readonly string[], Readonly<Record<string, string>>]>([
    ['a written password', 'POSTGRES_PASSWORD: hunter2', ['POSTGRES_PASSWORD<app-env/POSTGRES_PASSWORD'], { POSTGRES_PASSWORD: 'hunter2' }],
    [
      'the password of a written URL',
      'REDIS_URL: redis://:hunter2@cache:6379/0',
      ['REDIS_URL_PASSWORD<app-env/REDIS_URL_PASSWORD', 'REDIS_URL=redis://:$(REDIS_URL_PASSWORD)@cache:6379/0'],
      { REDIS_URL_PASSWORD: 'hunter2' },
    ],
    [
      'one password at two places',
      '{ DB_PASSWORD: hunter2, DB_URL: "mysql://root:hunter2@db/x" }',
      ['DB_PASSWORD<app-env/DB_PASSWORD', 'DB_URL=mysql://root:$(DB_PASSWORD)@db/x'],
      { DB_PASSWORD: 'hunter2' },
    ],
    [
      'equal passwords of two variables, which stay two',
      '{ A_PASSWORD: same, B_PASSWORD: same }',
      ['A_PASSWORD<app-env/A_PASSWORD', 'B_PASSWORD<app-env/B_PASSWORD'],
      { A_PASSWORD: 'same', B_PASSWORD: 'same' },
    ],
    [
      'a connection string',
      'CONNECTION: "Server=db;User Id=sa;Password=hunter2;"',
      ['CONNECTION_PASSWORD<app-env/CONNECTION_PASSWORD', 'CONNECTION=Server=db;User Id=sa;Password=$(CONNECTION_PASSWORD);'],
      { CONNECTION_PASSWORD: 'hunter2' },
    ],
    [
      'a token by its form',
      'UPSTREAM: ghp_0123456789abcdefghijABCDEFGHIJ012345',
      ['UPSTREAM<app-env/UPSTREAM'],
      { UPSTREAM: 'ghp_0123456789abcdefghijABCDEFGHIJ012345' },
    ],
    ['a login', 'NEO4J_AUTH: neo4j/hunter2', ['NEO4J_AUTH<app-env/NEO4J_AUTH'], { NEO4J_AUTH: 'neo4j/hunter2' }],
  ])('moves %s into the Secret of the service', (_, written, env, data) => {
    const map = written.startsWith('{') ? written : `{ ${written} }`;
    const out = convertText(`services: { app: { image: app:1, environment: ${map} } }`);
    expect(out.env('app')).toEqual(env);
    expect(out.find('Secret', 'app-env').stringData).toEqual(data);
  });

  it.each([
    ['POSTGRES_PASSWORD_FILE', '/run/secrets/db'],
    ['PASSWORD_MIN_LENGTH', '12'],
    ['MYSQL_ALLOW_EMPTY_PASSWORD', 'yes'],
    ['TOKEN_EXPIRY', '3600'],
    ['JWT_SECRET', ''],
    ['API_TOKEN', 'true'],
    ['SESSION_SECRET', '15m'],
    ['PUBLIC_KEY', 'ssh-ed25519 AAAA'],
    ['DATABASE_PASSWORD', '/run/secrets/db-password'],
    ['KAFKA_LISTENERS', 'TOKEN://kafka:9092'],
  ])('leaves %s=%s where it is', (name, value) => {
    const out = convertText(`services: { app: { image: app:1, environment: { ${name}: "${value}" } } }`);
    expect(out.env('app')).toEqual([`${name}=${value}`]);
    expect(out.names.filter((object) => object.startsWith('Secret'))).toEqual([]);
  });

  it('takes a variable for a credential everywhere once one use shows it', () => {
    const out = convertText(
      `
services:
  a: { image: a:1, environment: { DB_PASSWORD: "\${THING}" } }
  b: { image: b:1, environment: { OTHER: "x-\${THING}" } }
`,
      { environment: { THING: 'hunter2' } },
    );
    expect(out.env('b')).toEqual(['THING<project-credentials/THING', 'OTHER=x-$(THING)']);
  });

  it('gives the helper another name where the container has a variable of that name', () => {
    const out = convertText('services: { a: { image: a:1, environment: { DBPASS: other, URL: "redis://:${DBPASS}@cache" } } }', {
      environment: { DBPASS: 'hunter2' },
    });
    expect(out.env('a')).toEqual([
      'COMPOSE_DBPASS<project-credentials/DBPASS',
      'DBPASS<a-env/DBPASS',
      'URL=redis://:$(COMPOSE_DBPASS)@cache',
    ]);
  });

  it('keeps one variable with two values apart', () => {
    const out = convertText(
      'services: { a: { image: a:1, environment: { P_PASSWORD: "${P:-one}" } }, b: { image: b:1, environment: { P_PASSWORD: "${P:-two}" } } }',
    );
    expect(out.env('a')).toEqual(['P_PASSWORD<project-credentials/P']);
    expect(out.env('b')).toEqual(['P_PASSWORD<project-credentials/P.b']);
    expect(out.find('Secret', 'project-credentials').stringData).toEqual({ P: 'one', 'P.b': 'two' });
  });

  it('takes values of env files alike', () => {
    const out = convertText('services: { db: { image: postgres:17, env_file: db.env } }', {
      files: { 'db.env': 'POSTGRES_PASSWORD=hunter2\nPOSTGRES_USER=app\nURL=redis://:${CACHE_PW}@cache\n' },
      environment: { CACHE_PW: 'x1' },
    });
    expect(out.env('db')).toEqual([
      'CACHE_PW<project-credentials/CACHE_PW',
      'POSTGRES_PASSWORD<db-env/POSTGRES_PASSWORD',
      'POSTGRES_USER=app',
      'URL=redis://:$(CACHE_PW)@cache',
    ]);
  });

  it('takes a variable that is passed through from the environment of the run', () => {
    const out = convertText('services: { db: { image: postgres:17, environment: [POSTGRES_PASSWORD] } }', {
      environment: { POSTGRES_PASSWORD: 'hunter2' },
    });
    expect(out.env('db')).toEqual(['POSTGRES_PASSWORD<project-credentials/POSTGRES_PASSWORD']);
  });

  it('says so when a credential has no value, and gives it a placeholder', () => {
    const out = convertText('services: { db: { image: postgres:17, environment: { POSTGRES_PASSWORD: "${DBPASS}" } } }');
    expect(out.find('Secret', 'project-credentials').stringData).toEqual({ DBPASS: 'CHANGE_ME' });
    expect(out.said('convert/credential-without-value')).toHaveLength(1);
  });

  it('shows no secret value outside of Secrets', () => {
    const out = convertText(
      `
services:
  app:
    image: app:1
    command: ["--password", "\${PW}", "--url", "http://u:\${PW}@x"]
    environment: { APP_PASSWORD: hunter2, URL: "redis://:hunter2@cache", OTHER: "\${PW}" }
    healthcheck: { test: ["CMD", "check", "\${PW}"] }
    labels: { note: plain }
`,
      { environment: { PW: 'sesame' } },
    );
    const shown = JSON.stringify([out.objects.filter(({ kind }) => kind !== 'Secret'), out.diagnostics, out.ledger]);
    expect(shown).not.toMatch(/hunter2|sesame/);
  });
});

describe('environment: labels', () => {
  it.each([
    ['traefik.http.middlewares.auth.basicauth.users', 'admin:$$apr1$$abcdefgh$$0123456789'],
    ['traefik.http.middlewares.auth.basicauth.users', 'admin:$$2y$$05$$abcdefghijklmnopqrstuv'],
    ['com.example.db-password', 'hunter2'],
    ['com.example.origin', 'https://me:hunter2@example.com'],
  ])('keeps the credential that is written into %s out of annotations', (key, value) => {
    const out = convertText(`services: { a: { image: a:1, labels: { "${key}": "${value}" } } }`);
    expect(out.template('a').metadata?.annotations).toBeUndefined();
    expect(out.ledger.find(({ path }) => path.at(-1) === key)?.fate).toBe('unsupported');
  });

  it('keeps credentials out of annotations', () => {
    const out = convertText('services: { a: { image: a:1, labels: { plain: "x", auth: "me:${AUTH_PASSWORD}" } } }', {
      environment: { AUTH_PASSWORD: 'hunter2' },
    });
    expect(out.template('a').metadata?.annotations).toEqual({ plain: 'x' });
    expect(out.fate('services.a.labels.auth')).toBe('unsupported');
    expect(JSON.stringify([out.objects, out.diagnostics, out.ledger])).not.toContain('hunter2');
  });
});

describe('environment: commands', () => {
  it('refers to credentials in arguments', () => {
    const out = convertText(
      'services: { cache: { image: redis:7, command: "redis-server --requirepass ${REDIS_PASSWORD} --appendonly yes" } }',
      {
        environment: { REDIS_PASSWORD: 'hunter2' },
      },
    );
    expect(out.container('cache').args).toEqual(['redis-server', '--requirepass', '$(REDIS_PASSWORD)', '--appendonly', 'yes']);
    expect(out.env('cache')).toEqual(['REDIS_PASSWORD<project-credentials/REDIS_PASSWORD']);
  });

  it.each<[string, readonly string[], readonly string[]]>([
    [
      'redis-server --requirepass hunter2 --appendonly yes',
      ['redis-server', '--requirepass', '$(REQUIREPASS)', '--appendonly', 'yes'],
      ['REQUIREPASS<a-env/REQUIREPASS'],
    ],
    ['serve --db-password=hunter2', ['serve', '--db-password=$(DB_PASSWORD)'], ['DB_PASSWORD<a-env/DB_PASSWORD']],
    ['serve --db-password ${PW}', ['serve', '--db-password', '$(PW)'], ['PW<project-credentials/PW']],
    [
      'serve --url=redis://:hunter2@cache',
      ['serve', '--url=redis://:$(COMMAND_PASSWORD)@cache'],
      ['COMMAND_PASSWORD<a-env/COMMAND_PASSWORD'],
    ],
    ['serve --password-file /run/x --token --max-tokens 5', ['serve', '--password-file', '/run/x', '--token', '--max-tokens', '5'], []],
  ])('keeps credentials out of %s', (command, args, env) => {
    const out = convertText(`services: { a: { image: a:1, command: "${command}" } }`, { environment: { PW: 'sesame' } });
    expect(out.container('a').args).toEqual(args);
    expect(out.env('a')).toEqual(env);
  });

  it('escapes what Kubernetes would expand', () => {
    const out = convertText(
      'services: { a: { image: a:1, command: ["sh", "-c", "echo $$(date) $$HOME"], environment: { WHEN: "$$(date)" } } }',
    );
    expect(out.container('a').args).toEqual(['sh', '-c', 'echo $$(date) $HOME']);
    expect(out.env('a')).toEqual(['WHEN=$$(date)']);
  });
});

describe('environment: probes and hooks', () => {
  const environment = { PW: "it's $5" };

  it.each([
    ['["CMD", "redis-cli", "-a", "${PW}", "ping it"]', ['/bin/sh', '-c', `exec redis-cli -a "\${PW}" 'ping it'`]],
    ['"redis-cli -a ${PW} ping"', ['/bin/sh', '-c', 'redis-cli -a "${PW}" ping']],
    ['["CMD-SHELL", "mysql -p\'${PW}\' -e \\"x${PW}\\" || exit 1"]', ['/bin/sh', '-c', `mysql -p''"\${PW}"'' -e "x\${PW}" || exit 1`]],
    ['["CMD", "check", "$$PLAIN"]', ['check', '$PLAIN']],
  ])('a probe of %s takes credentials from the environment, through a shell', (test, command) => {
    const out = convertText(`services: { a: { image: a:1, environment: { A_PASSWORD: "x\${PW}" }, healthcheck: { test: ${test} } } }`, {
      environment,
    });
    expect(out.container('a').readinessProbe?.exec?.command).toEqual(command);
    expect(JSON.stringify(out.pod('a'))).not.toContain("it's");
  });

  it.each([
    ['mysqladmin ping -uroot -phunter2', 'mysqladmin ping -uroot -p"${MYSQL_ROOT_PASSWORD}"'],
    ["mysql --password='hunter2' -e 'SELECT 1'", `mysql --password=''"\${MYSQL_ROOT_PASSWORD}"'' -e 'SELECT 1'`],
    ['curl -fu root x && curl --user "root:hunter2" x', 'curl -fu root x && curl --user "root:${MYSQL_ROOT_PASSWORD}" x'],
    ['MYSQL_PWD=hunter2 mysql -e "SELECT 1"', 'MYSQL_PWD="${MYSQL_ROOT_PASSWORD}" mysql -e "SELECT 1"'],
  ])('a password written into the script %s is taken from the variable that holds it too', (test, line) => {
    const out = convertText(
      `services: { a: { image: a:1, environment: { MYSQL_ROOT_PASSWORD: hunter2 }, healthcheck: { test: ${JSON.stringify(test)} } } }`,
    );
    expect(out.container('a').readinessProbe?.exec?.command).toEqual(['/bin/sh', '-c', line]);
  });

  it('keeps a password of a script of its own in the Secret of the service', () => {
    const out = convertText('services: { a: { image: a:1, command: ["sh", "-c", "fabric-ca-server start -b admin:adminpw"] } }');
    expect(out.container('a').args).toEqual(['sh', '-c', 'fabric-ca-server start -b admin:$(COMMAND_PASSWORD)']);
    expect(out.find('Secret', 'a-env').stringData).toEqual({ COMMAND_PASSWORD: 'adminpw' });
  });

  it.each([
    ['{ command: ["notify", "${PW}"] }', ['/bin/sh', '-c', 'exec notify "${A_PASSWORD}"']],
    ['{ command: ["notify", "plain word"] }', ['notify', 'plain word']],
    [
      '{ command: ["notify", "a b"], working_dir: /x, environment: { P: "p${PW}" } }',
      ['/bin/sh', '-c', '(cd /x && env P=p"${A_PASSWORD}" notify \'a b\')'],
    ],
  ])('the hook %s takes credentials from the environment', (hook, command) => {
    const out = convertText(`services: { a: { image: a:1, environment: { A_PASSWORD: "\${PW}" }, post_start: [${hook}] } }`, {
      environment,
    });
    expect(out.container('a').lifecycle?.postStart?.exec?.command).toEqual(command);
  });

  it('refers to credentials in what runs before the start', () => {
    const out = convertText(
      'services: { a: { image: a:1, environment: { A_PASSWORD: "${PW}" }, pre_start: [{ command: ["migrate", "--pw=${PW}"], environment: { URL: "x://u:${PW}@h" } }] } }',
      { environment },
    );
    const [init] = out.pod('a').initContainers ?? [];
    expect(init?.args).toEqual(['migrate', '--pw=$(A_PASSWORD)']);
    expect(init?.env?.find(({ name }) => name === 'URL')).toEqual({ name: 'URL', value: 'x://u:$(A_PASSWORD)@h' });
  });
});

describe('environment: names and values', () => {
  it('leaves out what has no value, and says so', () => {
    const out = convertText('services: { a: { image: a:1, environment: { EMPTY: "", UNSET: } } }');
    expect(out.env('a')).toEqual(['EMPTY=']);
    expect(out.fate('services.a.environment.UNSET')).toBe('ignored');
  });

  it('asks for a credential without a value only as soon as there is one', () => {
    const out = convertText('services: { a: { image: a:1, environment: [DB_PASSWORD] } }');
    expect(out.env('a')).toEqual(['DB_PASSWORD<project-credentials/DB_PASSWORD?']);
    expect(out.find('Secret', 'project-credentials').stringData).toBeUndefined();
  });

  it.each([
    ['my.setting', '1.31', true],
    ['ASPNETCORE Key:Name', '1.34', true],
    ['ASPNETCORE Key:Name', '1.31', false],
    ['1ST', '1.31', false],
    ['1ST', '1.34', true],
    ['NÄME', '1.34', false],
  ] as const)('the name %s is accepted by Kubernetes %s: %s', (name, kubeVersion, accepted) => {
    const out = convertText(`services: { a: { image: a:1, environment: { "${name}": x } } }`, { settings: { kubeVersion } });
    expect(out.env('a')).toEqual(accepted ? [`${name}=x`] : []);
    expect(out.fate(`services.a.environment${/^[A-Za-z_][\w-]*$/.test(name) ? `.${name}` : `["${name}"]`}`)).toBe(
      accepted ? 'mapped' : 'unsupported',
    );
  });

  it('sorts variables by name, whatever their order was', () => {
    const out = convertText('services: { a: { image: a:1, environment: { B: "1", A: "2", C: "3" } } }');
    expect(out.env('a')).toEqual(['A=2', 'B=1', 'C=3']);
  });

  it('writes renamed services into values', () => {
    const out = convertText(
      'services: { my_db: { image: postgres:17 }, web: { image: w:1, environment: { DB_HOST: my_db, URL: "postgres://u@my_db:5432/x" } } }',
    );
    expect(out.env('web')).toEqual(['DB_HOST=my-db', 'URL=postgres://u@my-db:5432/x']);
    expect(out.said('convert/host-rewritten')).toHaveLength(2);
  });
});

describe('environment: env files as ConfigMaps', () => {
  const text = `
services:
  a: { image: a:1, env_file: [common.env, a.env], environment: { OWN: "1" } }
  b: { image: b:1, env_file: common.env }
`;
  const files = { 'common.env': 'LEVEL=info\nDB_PASSWORD=hunter2\nOWN=0\n', 'a.env': 'LEVEL=debug\nEXTRA=$$(x)\n' };

  it('makes one for each file, without credentials', () => {
    const out = convertText(text, { files, settings: { envFiles: 'configmap' } });
    expect(out.names.filter((name) => name.startsWith('ConfigMap'))).toEqual(['ConfigMap project-a-env', 'ConfigMap project-common-env']);
    expect(out.find('ConfigMap', 'project-common-env').data).toEqual({ LEVEL: 'info', OWN: '0' });
    expect(out.container('a').envFrom).toEqual([
      { configMapRef: { name: 'project-common-env' } },
      { configMapRef: { name: 'project-a-env' } },
    ]);
    expect(out.env('a')).toEqual(['DB_PASSWORD<a-env/DB_PASSWORD', 'OWN=1']);
    expect(out.env('b')).toEqual(['DB_PASSWORD<b-env/DB_PASSWORD']);
  });

  it('keeps them in the environment unless asked', () => {
    const out = convertText(text, { files });
    expect(out.names.filter((name) => name.startsWith('ConfigMap'))).toEqual([]);
    expect(out.container('b').envFrom).toBeUndefined();
    expect(out.fate('services.b.env_file[0].path')).toBe('mapped');
  });
});

describe('environment: ways to keep secrets', () => {
  const text = 'services: { db: { image: postgres:17, environment: { POSTGRES_PASSWORD: "${DBPASS}", OTHER_TOKEN: abcdef } } }';
  const environment = { DBPASS: 'hunter2' };

  it('placeholders', () => {
    const out = convertText(text, { environment, settings: { secretValues: 'placeholder' } });
    expect(out.find('Secret', 'db-env').stringData).toEqual({ OTHER_TOKEN: 'CHANGE_ME' });
    expect(out.find('Secret', 'project-credentials').stringData).toEqual({ DBPASS: 'CHANGE_ME' });
  });

  it('with the rest, where a change of one rolls out the services that use it', () => {
    const annotations = (dbpass: string, secretValues: 'inline' | 'separate') =>
      convertText(`${text.slice(0, -2)}, web: { image: web:1, environment: { DB: "x://u:\${DBPASS}@db" } }, other: { image: other:1 } }`, {
        environment: { DBPASS: dbpass },
        settings: { secretValues },
      });
    const [one, other] = [annotations('hunter2', 'inline'), annotations('hunter3', 'inline')];
    const of = (out: typeof one, name: string) => out.template(name).metadata?.annotations ?? {};
    expect(Object.keys(of(one, 'db'))).toEqual(['checksum/secret-db-env', 'checksum/secret-project-credentials']);
    expect(Object.keys(of(one, 'web'))).toEqual(['checksum/secret-project-credentials']);
    expect(of(one, 'web')).not.toEqual(of(other, 'web'));
    expect(of(one, 'db')['checksum/secret-db-env']).toBe(of(other, 'db')['checksum/secret-db-env']);
    expect(of(one, 'other')).toEqual({});
    expect(of(annotations('hunter2', 'separate'), 'db')).toEqual({});
  });

  it('existing Secrets', () => {
    const out = convertText(text, { environment, settings: { secretValues: 'existing' } });
    expect(out.names.filter((name) => name.startsWith('Secret'))).toEqual([]);
    expect(out.said('convert/expected-secret')).toHaveLength(2);
    expect(out.env('db')).toContain('POSTGRES_PASSWORD<project-credentials/DBPASS');
  });

  it('ExternalSecrets', () => {
    const out = convertText(text, { environment, settings: { secretValues: 'external-secrets' } });
    expect(out.names.filter((name) => name.includes('Secret'))).toEqual(['ExternalSecret db-env', 'ExternalSecret project-credentials']);
    expect(out.find('ExternalSecret', 'db-env').spec.data).toEqual([
      { secretKey: 'OTHER_TOKEN', remoteRef: { key: 'project/db-env', property: 'OTHER_TOKEN' } },
    ]);
  });
});
