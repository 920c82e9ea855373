import fc from 'fast-check';
import { expect, it } from 'vitest';
import { convertText } from '../conversion.ts';

const SERVICES = [
  'a: { image: a:1, environment: { URL: "redis://:${PW}@c", X_PASSWORD: "${PW:-one}" }, volumes: ["./data:/data", "./x.conf:/x.conf:ro"], secrets: [s] }',
  'b: { image: b:1, environment: { Y_PASSWORD: "${PW:-two}", Z_TOKEN: abcdef }, volumes: ["./data/in:/in", "vol:/vol"], configs: [c] }',
  'c: { image: redis:7, command: redis-server --requirepass hunter2, volumes: ["vol:/data", "./a-b:/y", "./a/b:/z"] }',
  'd: { image: d:1, volumes_from: [b], env_file: d.env, tmpfs: /tmp }',
];
const ENTRIES = [
  'volumes: { vol: , a-b: }',
  'secrets: { s: { content: x, environment: S } }',
  'configs: { c: { content: "url=http://u:${PW}@x" } }',
];

function convert(services: readonly string[], entries: readonly string[]) {
  const text = [...entries, 'services:', ...services.map((service) => `  ${service}`)].join('\n').replace('content: x, ', '');
  return convertText(text, { files: { 'x.conf': '1', 'd.env': 'D_SECRET=abc\nLEVEL=1\n' }, environment: { PW: 'sesame', S: 's' } });
}

it('writes the same objects whatever the order of the file is', () => {
  const expected = JSON.stringify(convert(SERVICES, ENTRIES).objects);
  fc.assert(
    fc.property(
      fc.shuffledSubarray(SERVICES, { minLength: SERVICES.length }),
      fc.shuffledSubarray(ENTRIES, { minLength: ENTRIES.length }),
      (services, entries) => {
        expect(JSON.stringify(convert(services, entries).objects)).toBe(expected);
      },
    ),
    { numRuns: 20 },
  );
});
