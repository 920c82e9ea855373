import { describe, expect, it } from 'vitest';
import { convertText } from '../conversion.ts';

const files = { 'conf.d/a.conf': 'a', 'conf.d/sub/b.conf': 'b', 'conf.d/extra.conf': 'hidden', 'extra.conf': 'e' };

/** Mounts of ConfigMaps, Secrets and read-only volumes are closed: the container runtime can make no place in them. */
const convert = (service: string) =>
  convertText(
    `services: { a: { image: a:1, ${service} } }\nvolumes: { cache: }\nconfigs: { c: { content: x } }\nsecrets: { s: { file: extra.conf } }`,
    {
      files,
    },
  );

describe('what is mounted inside a mounted folder', () => {
  const one = ['a-conf /conf/a.conf[a.conf] ro', 'a-conf /conf/sub/b.conf[sub/b.conf] ro'];
  const hidden = 'a-conf /conf/extra.conf[extra.conf] ro';

  it.each([
    ['a file', 'volumes: ["./conf.d:/conf:ro", "./extra.conf:/conf/extra.conf:ro"]', [...one, 'a-files /conf/extra.conf[extra.conf] ro']],
    ['a volume', 'volumes: ["./conf.d:/conf:ro", "cache:/conf/cache"]', [...one, hidden, 'cache /conf/cache']],
    ['a config', 'volumes: ["./conf.d:/conf:ro"], configs: [{ source: c, target: /conf/c }]', ['c /conf/c[c] ro', ...one, hidden]],
    ['a secret', 'volumes: ["./conf.d:/conf:ro"], secrets: [{ source: s, target: /conf/s }]', ['s /conf/s[s] ro', ...one, hidden]],
    ['memory', 'volumes: ["./conf.d:/conf:ro"], tmpfs: /conf/tmp', [...one, hidden, 'conf-tmp /conf/tmp']],
  ])('%s has the files of the folder mounted one by one', (_what, service, mounts) => {
    const out = convert(service);
    expect([...out.mounts('a')].sort()).toEqual([...mounts].sort());
    expect(out.ledger.some(({ because }) => because?.includes('mounted one by one, beside what the image has in /conf'))).toBe(true);
  });

  it('a folder without others in it is mounted as a whole', () => {
    expect(convert('volumes: ["./conf.d:/conf:ro", "cache:/conf.cache"]').mounts('a')).toEqual(['a-conf /conf ro', 'cache /conf.cache']);
  });

  it.each([
    ['alone', 'secrets: [s]', ['secrets /run/secrets ro']],
    [
      'with another file',
      'secrets: [s], volumes: ["./extra.conf:/run/secrets/other:ro"]',
      ['a-files /run/secrets/other[other] ro', 'secrets /run/secrets/s[s] ro'],
    ],
  ])('secrets %s', (_how, service, mounts) => {
    expect([...convert(service).mounts('a')].sort()).toEqual(mounts);
  });
});
