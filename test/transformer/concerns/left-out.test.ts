import { describe, expect, it } from 'vitest';
import { convert } from '../../../src/convert.ts';
import { memoryFiles } from '../../../src/parser/memory-files.ts';
import { convertText } from '../conversion.ts';

describe('services whose profiles are off', () => {
  it('leave nothing to convert when they are all', () => {
    const text = 'services: {mail: {image: b, profiles: [dev]}}';
    expect(convertText(text).said('convert/nothing')).toHaveLength(1);
    expect(convertText(text, { environment: { COMPOSE_PROFILES: 'dev' } }).said('convert/nothing')).toEqual([]);
    const files = memoryFiles({ '/p/compose.yaml': text });
    expect(convert({ files, cwd: '/p', environment: {} }).files).toEqual([]);
  });

  it('are left out, which is said', () => {
    const out = convertText('services: {web: {image: a}, mail: {image: b, profiles: [dev, test]}}');
    expect(out.names).toEqual(['Deployment web']);
    expect(out.said('convert/profile')).toEqual([
      'mail is left out: none of its profiles (dev, test) is active. Convert with `--profile` and one of them to have it in the result.',
    ]);
  });

  it('are told of together', () => {
    const out = convertText('services: {web: {image: a}, mail: {image: b, profiles: [dev]}, shell: {image: c, profiles: [debug]}}');
    expect(out.said('convert/profile')).toEqual([
      'mail and shell are left out: none of their profiles is active. Convert with `--profile` and one of theirs to have them in the result.',
    ]);
  });

  it('are no matter where there are none', () => {
    const out = convertText('services: {mail: {image: b, profiles: [dev]}}', { environment: { COMPOSE_PROFILES: 'dev' } });
    expect(out.said('convert/profile')).toEqual([]);
    expect(out.names).toContain('Deployment mail');
  });
});

describe('a service that a provider makes', () => {
  const out = convertText(`
services:
  web: {image: a, environment: {SEARCH: "http://search:9200"}, depends_on: [search]}
  search: {provider: {type: managed, options: {size: small}}, labels: {team: a}}
`);

  it('becomes nothing, which is said', () => {
    expect(out.names).toEqual(['Deployment web']);
    expect(out.said('convert/unsupported')[0]).toContain(
      'services.search.provider (options.size[0] and type): The provider managed creates',
    );
    expect(out.fate('services.search.labels.team')).toBe('ignored');
    expect(out.codes()).not.toContain('convert/unmapped');
  });

  it('is missed by those that use it', () => {
    expect(out.said('convert/unreachable')).toEqual([
      'web uses search:9200, but search is made by a provider of Docker Compose. Point web to where it is, or add a Service search that leads there.',
    ]);
  });
});

it('a service that a setting leaves out is accounted for', () => {
  const out = convertText('services: {web: {image: a}, dev: {image: b, ports: ["80"], x-kubeferry: {skip: true}}}');
  expect(out.names).toEqual(['Deployment web']);
  expect(out.fate('services.dev.ports[0].target')).toBe('ignored');
  expect(out.codes()).not.toContain('convert/unmapped');
});
