import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseImageRef } from '../../src/model/image-ref.ts';

const SHA = `sha256:${'f'.repeat(64)}`;

describe('parseImageRef', () => {
  it.each([
    ['postgres', { path: 'postgres', familiar: 'postgres' }],
    ['postgres:16-alpine', { path: 'postgres', tag: '16-alpine', familiar: 'postgres' }],
    ['library/postgres', { path: 'library/postgres', familiar: 'postgres' }],
    ['docker.io/library/postgres:16', { domain: 'docker.io', path: 'library/postgres', tag: '16', familiar: 'postgres' }],
    ['docker.io/postgres', { domain: 'docker.io', path: 'postgres', familiar: 'postgres' }],
    ['index.docker.io/foo/bar', { domain: 'index.docker.io', path: 'foo/bar', familiar: 'foo/bar' }],
    ['library/foo/bar', { path: 'library/foo/bar', familiar: 'library/foo/bar' }],
    ['bitnami/redis:7', { path: 'bitnami/redis', tag: '7', familiar: 'bitnami/redis' }],
    ['ghcr.io/org/app/web:1.2.3', { domain: 'ghcr.io', path: 'org/app/web', tag: '1.2.3', familiar: 'ghcr.io/org/app/web' }],
    ['localhost/app', { domain: 'localhost', path: 'app', familiar: 'localhost/app' }],
    ['localhost:5000/app:dev', { domain: 'localhost:5000', path: 'app', tag: 'dev', familiar: 'localhost:5000/app' }],
    ['test:5000/repo', { domain: 'test:5000', path: 'repo', familiar: 'test:5000/repo' }],
    ['Foo/bar', { domain: 'Foo', path: 'bar', familiar: 'Foo/bar' }],
    ['192.168.1.1:5000/repo:5050', { domain: '192.168.1.1:5000', path: 'repo', tag: '5050', familiar: '192.168.1.1:5000/repo' }],
    ['[2001:db8::1]:5000/repo:tag', { domain: '[2001:db8::1]:5000', path: 'repo', tag: 'tag', familiar: '[2001:db8::1]:5000/repo' }],
    ['test.com:5000', { path: 'test.com', tag: '5000', familiar: 'test.com' }],
    ['test_com/foo', { path: 'test_com/foo', familiar: 'test_com/foo' }],
    ['dock__er/d---k', { path: 'dock__er/d---k', familiar: 'dock__er/d---k' }],
    [`repo@${SHA}`, { path: 'repo', digest: SHA, familiar: 'repo' }],
    [`repo:tag@${SHA}`, { path: 'repo', tag: 'tag', digest: SHA, familiar: 'repo' }],
    [
      `a.b/c:Tag@sha512:${'0'.repeat(128)}`,
      { domain: 'a.b', path: 'c', tag: 'Tag', digest: `sha512:${'0'.repeat(128)}`, familiar: 'a.b/c' },
    ],
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
