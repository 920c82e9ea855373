import { describe, expect, it } from 'vitest';
import { fewChecksums } from '../../src/transformer/few-checksums.ts';
import { convertText } from './conversion.ts';

function checksums(count: number, last = 'x'): Readonly<Record<string, string>> {
  return Object.fromEntries(Array.from({ length: count }, (_, i) => [`checksum/${i}`, i === count - 1 ? last : 'x']));
}

describe('fewChecksums', () => {
  it('leaves a hundred as they are', () => {
    expect(fewChecksums(checksums(100), 'objects')).toEqual(checksums(100));
  });

  it('makes one of more, which changes with each of them', () => {
    const one = fewChecksums({ a: 'b', ...checksums(101) }, 'objects');
    expect(one).toEqual({ a: 'b', 'checksum/objects': expect.stringMatching(/^[0-9a-f]{16}$/) });
    expect(fewChecksums({ a: 'b', ...checksums(101, 'y') }, 'objects')).not.toEqual(one);
  });

  it('keeps the Pods of many configs and of many others that they are restarted with', () => {
    const names = Array.from({ length: 120 }, (_, i) => `n${i}`);
    const out = convertText(`services:
  app: {image: app:1, configs: [${names.join(', ')}], depends_on: {${names.map((name) => `${name}: {condition: service_started, restart: true}`).join(', ')}}}
${names.map((name) => `  ${name}: {image: other:1}`).join('\n')}
configs:
${names.map((name) => `  ${name}: {content: ${name}}`).join('\n')}
`);
    expect(Object.keys(out.template('app').metadata?.annotations ?? {})).toEqual(['checksum/objects', 'checksum/services']);
  });
});
