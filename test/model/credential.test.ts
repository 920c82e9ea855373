import { describe, expect, it } from 'vitest';
import { isCredentialName, isVariableReference, urlPasswords } from '../../src/model/credential.ts';

describe('isCredentialName', () => {
  it.each([
    'POSTGRES_PASSWORD',
    'MYSQL_ROOT_PASSWORD',
    'DBPASS',
    'DB_PASS',
    'PGPASSWORD',
    'dbPassword',
    'redis-password',
    'requirepass',
    'SECRET_KEY_BASE',
    'JWT_SECRET',
    'GITHUB_TOKEN',
    'AWS_SECRET_ACCESS_KEY',
    'API_KEY',
    'OPENAI_API_KEY',
    'APIKEY',
    'x-api-key',
    'ENCRYPTION_KEY',
    'PRIVATE_KEY',
    'SMTP_PWD',
    'ADMIN_PASSWORD_HASH',
    'SERVICE_PASSWORD_POSTGRES',
    'JWT_SECRET_OLD',
    'AUTH_TOKEN_2',
    'TS_AUTHKEY',
    'API_KEYS',
    'UNSEAL_KEY_1',
  ])('%s is one', (name) => {
    expect(isCredentialName(name)).toBe(true);
  });

  it.each([
    '',
    'POSTGRES_USER',
    'POSTGRES_PASSWORD_FILE',
    'PASSWORD_MIN_LENGTH',
    'MYSQL_ALLOW_EMPTY_PASSWORD',
    'MYSQL_RANDOM_ROOT_PASSWORD',
    'TOKEN_EXPIRES_IN',
    'TOKENIZER',
    'MAX_TOKENS',
    'SECRET_NAME',
    'SECRET_RENEW_THRESHOLD',
    'CONFIG_PROVIDERS_SECRET_PARAM_BOOTSTRAP_SERVERS',
    'LISTENER_NAME_TOKEN_SASL_MECHANISMS',
    'USERS_PASS_REGEX',
    'HTPASSWD_REALM',
    'KAFKA_SSL_KEYSTORE_CREDENTIALS',
    'ADD_KNOWN_SECRETS',
    'DB_SSL_KEY',
    'HTTP_SERVER_KEY',
    'PUBLIC_KEY',
    'PRIMARY_KEY',
    'KEY',
    'COMPASS',
    'BYPASS',
    'AUTH_URL',
    'ACCESS_KEY_ID',
    'SECRETARY',
    '__proto__',
    'constructor',
    'X'.repeat(10_000),
  ])('%s is none', (name) => {
    expect(isCredentialName(name)).toBe(false);
  });
});

describe('urlPasswords', () => {
  it.each([
    ['postgres://app:hunter2@db/x', ['hunter2']],
    ['a redis://:pw@r:6379 and amqp://u:pw2@q', ['pw', 'pw2']],
    ['postgres://app:${PASS}@db/x', []],
    ['postgres://app:$PASS@db/x', []],
    ['postgres://app:${PASS:-hunter2}@db/x', ['${PASS:-hunter2}']],
    ['postgres://app@db:5432/x', []],
    ['http://localhost:80/a@b', []],
    ['no url', []],
  ])('%s', (text, passwords) => {
    expect(urlPasswords(text).map(({ start, end }) => text.slice(start, end))).toEqual(passwords);
  });

  it('is quick on hostile text', () => {
    expect(urlPasswords('a://'.repeat(50_000))).toEqual([]);
  });
});

describe('isVariableReference', () => {
  it.each([
    ['$A', true],
    ['${A}', true],
    ['${A:?set it}', true],
    ['${A?set it}', true],
    ['${A:-b}', false],
    ['a$A', false],
    ['', false],
  ])('%s: %s', (value, expected) => {
    expect(isVariableReference(value)).toBe(expected);
  });
});
