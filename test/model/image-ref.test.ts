import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseImageRef } from '../../src/model/image-ref.ts';

const SHA = `sha256:${'f'.repeat(64)}`;

describe('parseImageRef', () => {
  it.each([
    ['postgres', { path: 'postgres' }],
    ['postgres:16-alpine', { path: 'postgres', tag: '16-alpine' }],
    ['library/postgres', { path: 'library/postgres' }],
    ['docker.io/library/postgres:16', { domain: 'docker.io', path: 'library/postgres', tag: '16' }],
    ['docker.io/postgres', { domain: 'docker.io', path: 'postgres' }],
    ['index.docker.io/foo/bar', { domain: 'index.docker.io', path: 'foo/bar' }],
    ['library/foo/bar', { path: 'library/foo/bar' }],
    ['bitnami/redis:7', { path: 'bitnami/redis', tag: '7' }],
    ['ghcr.io/org/app/web:1.2.3', { domain: 'ghcr.io', path: 'org/app/web', tag: '1.2.3' }],
    ['localhost/app', { domain: 'localhost', path: 'app' }],
    ['localhost:5000/app:dev', { domain: 'localhost:5000', path: 'app', tag: 'dev' }],
    ['test:5000/repo', { domain: 'test:5000', path: 'repo' }],
    ['Foo/bar', { domain: 'Foo', path: 'bar' }],
    ['192.168.1.1:5000/repo:5050', { domain: '192.168.1.1:5000', path: 'repo', tag: '5050' }],
    ['[2001:db8::1]:5000/repo:tag', { domain: '[2001:db8::1]:5000', path: 'repo', tag: 'tag' }],
    ['test.com:5000', { path: 'test.com', tag: '5000' }],
    ['test_com/foo', { path: 'test_com/foo' }],
    ['dock__er/d---k', { path: 'dock__er/d---k' }],
    [`repo@${SHA}`, { path: 'repo', digest: SHA }],
    [`repo:tag@${SHA}`, { path: 'repo', tag: 'tag', digest: SHA }],
    [`a.b/c:Tag@sha512:${'0'.repeat(128)}`, { domain: 'a.b', path: 'c', tag: 'Tag', digest: `sha512:${'0'.repeat(128)}` }],
  ])('reads %s', (text, expected) => {
    expect(parseImageRef(text)).toEqual(expected);
  });

  it.each([
    '',
    ':tag',
    `@${SHA}`,
    'repo:',
    'repo@',
    `repo@sha256:${'f'.repeat(34)}`,
    `repo@md5:${'f'.repeat(64)}`,
    'Uppercase:tag',
    'docker/Docker',
    'test:5000/Upper/lower:tag',
    '-docker',
    'docker-/docker',
    '-docker.io/docker',
    'docker///docker',
    'docker/',
    'dock..er/docker',
    'dock_.er/docker',
    '____/____',
    'https://github.com/docker/docker',
    '[fc00::1]:5000',
    '[fe80::1%eth0]:5000/debian',
    'fc00::1:5000/debian',
    'a/asdf$$^/aa',
    'repo:-tag',
    `repo:${'t'.repeat(129)}`,
    '${IMAGE}',
    'a b',
    `${'a/'.repeat(128)}a`,
    '1a3f5e7d9c1b3a5f7e9d1c3b5a7f9e1d3c5b7a9f1e3d5d7c9b1a3f5e7d9c1b3a',
  ])('finds %j to be no image name', (text) => {
    expect(parseImageRef(text)).toBeUndefined();
  });

  it('takes apart what can be put together again', () => {
    const unit = fc.constantFrom('a', 'B', '0', '.', '/', ':', '-', '_', '@', 'localhost', SHA);
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 20 }), (text) => {
        const ref = parseImageRef(text);
        if (ref === undefined) return;
        const { domain, path, tag, digest } = ref;
        const whole = `${domain === undefined ? '' : `${domain}/`}${path}${tag === undefined ? '' : `:${tag}`}${digest === undefined ? '' : `@${digest}`}`;
        expect(whole).toBe(text);
      }),
      { numRuns: 2000 },
    );
  });
});
