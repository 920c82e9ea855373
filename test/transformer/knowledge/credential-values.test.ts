import { describe, expect, it } from 'vitest';
import { holdsCredential, isCredentialByForm, isLogin, isRandomKey } from '../../../src/transformer/knowledge/credential-values.ts';

describe('holdsCredential', () => {
  it.each([
    'password = hunter2',
    'db:\n  password: "hunter2"\n',
    'export API_TOKEN=abcdef123',
    "CREATE USER app IDENTIFIED BY 'hunter2';",
    "CREATE ROLE app LOGIN PASSWORD 'hunter2';",
    'requirepass hunter2',
    'url = "postgres://app:hunter2@db/x"',
    '-----BEGIN EC PRIVATE KEY-----\nx',
  ])('%j', (text) => {
    expect(holdsCredential(text)).toBe(true);
  });

  it.each([
    '',
    '# password = hunter2',
    'password = ${DB_PASSWORD}',
    'password_file = /run/secrets/db',
    'worker_processes 1;',
    'proxy_set_header Authorization $http_authorization;',
    '-----BEGIN CERTIFICATE-----\nx',
    '-----BEGIN PUBLIC KEY-----\nx',
    'requirepass',
    'token_ttl: 3600',
    'password: true',
  ])('not %j', (text) => {
    expect(holdsCredential(text)).toBe(false);
  });

  it('ends soon on hostile text', () => {
    const start = performance.now();
    for (const text of [
      'a'.repeat(1_000_000),
      ' '.repeat(500_000),
      `${'a='.repeat(300_000)}`,
      '://'.repeat(200_000),
      `password '${'x'.repeat(500_000)}`,
    ])
      holdsCredential(text);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});

describe('random bytes', () => {
  const fernet = 'h1ZpilcYLYRdWp7Nk8X1M1kBPiUi8rdjz9oBfHyUKIk=';
  it.each([
    ['DL_CRY_KEY_VAL_ID_key_1', fernet, true],
    ['CREDS_IV', 'e2341419ec3dd3d19b13a1a87fafcbfb', true],
    ['SITE_KEY', fernet, false],
    ['TLS_PUBLIC_KEY', fernet, false],
    ['CLUSTER_ID', fernet, false],
    ['GIT_COMMIT', '0123456789abcdef0123456789abcdef01234567', false],
    ['CONVERTER_KEY', 'org.apache.kafka.connect.storage.StringConverter', false],
    ['KEY_PREFIX', 'production', false],
    ['CACHE_KEY', 'all-lower-case-words-that-are-long-enough-to-look-random', false],
  ])('under the name %s: %s is one: %s', (name, value, is) => {
    expect(isRandomKey(name, value)).toBe(is);
  });
});

describe('by form', () => {
  it.each([
    ['a key', '-----BEGIN RSA PRIVATE KEY-----\nMII', true],
    ['a token of GitHub', 'ghp_0123456789abcdefghijABCDEFGHIJ012345', true],
    ['a web token', 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.abcdefghijklmnop', true],
    ['a word', 'production', false],
    ['a hash of a commit', '0123456789abcdef0123456789abcdef01234567', false],
    ['a certificate', '-----BEGIN CERTIFICATE-----', false],
  ])('%s', (_, value, is) => {
    expect(isCredentialByForm(value)).toBe(is);
  });

  it.each([
    ['NEO4J_AUTH', 'neo4j/hunter2', true],
    ['NEO4J_AUTH', 'none', false],
    ['REGISTRY_AUTH', 'htpasswd', false],
    ['BASIC_AUTH_USER_INFO', 'me:hunter2', true],
    ['REDISCLI_AUTH', 'hunter2', true],
    ['AUTH_URL', 'http://auth:80', false],
  ])('%s=%s', (name, value, is) => {
    expect(isLogin(name, value)).toBe(is);
  });
});
