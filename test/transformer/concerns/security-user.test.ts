import { describe, expect, it } from 'vitest';
import { convertText } from '../conversion.ts';

const convert = (image: string, user: string) => convertText(`services: { a: { image: "${image}", user: "${user}" } }`);

describe('user', () => {
  it.each([
    ['own:1', '1000', { runAsUser: 1000 }],
    ['own:1', '1000:100', { runAsUser: 1000, runAsGroup: 100 }],
    ['own:1', 'root', { runAsUser: 0 }],
    ['own:1', 'nobody:root', { runAsUser: 65534, runAsGroup: 0 }],
    ['postgres:17', 'postgres', { runAsUser: 999 }],
    ['postgres:17-alpine', 'postgres:postgres', { runAsUser: 70, runAsGroup: 70 }],
    ['grafana/grafana:11', 'grafana', { runAsUser: 472 }],
  ])('of %s as %s becomes a number', (image, user, expected) => {
    const out = convert(image, user);
    expect(out.container('a').securityContext).toEqual(expected);
    expect(out.fate('services.a.user')).toBe('mapped');
  });

  it.each([
    ['own:1', 'app'],
    ['redis:7', 'postgres'],
    ['own:1', '1000:staff'],
    ['own:1', ':1000'],
    ['own:1', '4294967295'],
  ])('of %s as %s stays with the image, which is said', (image, user) => {
    expect(convert(image, user).fate('services.a.user')).toBe('unsupported');
  });

  it.each([
    [':1000', 'A container has no group without a user.'],
    ['4294967295', '4294967295 is no user of a Pod: the largest number is 2147483647.'],
    ['1:4294967295', '4294967295 is no group of a Pod: the largest number is 2147483647.'],
  ])('of %s is told of in its own words', (user, because) => {
    const out = convertText(`services: { a: { image: "a:1", user: "${user}", volumes: ["data:/data"] } }\nvolumes: { data: }`);
    expect(out.ledger.map((entry) => entry.because)).toContain(because);
    expect(out.pod('a').securityContext?.fsGroup ?? 0).toBeLessThan(2 ** 31);
  });
});

describe('podSecurity: restricted', () => {
  const restricted = (image: string, user = '') =>
    convertText(`services: { a: { image: "${image}", user: "${user}" } }`, { settings: { podSecurity: 'restricted' } });

  it.each([
    ['postgres:17', '', 999],
    ['postgres:17', '1234', 1234],
    ['own:1', '', undefined],
  ])('of %s as "%s" runs as %s', (image, user, expected) => {
    const out = restricted(image, user);
    expect(out.container('a').securityContext).toMatchObject({ runAsNonRoot: true });
    expect(out.container('a').securityContext?.runAsUser).toBe(expected);
    expect(out.codes().includes('convert/image-user')).toBe(expected === undefined);
  });
});
