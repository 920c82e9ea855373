import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CONCERNS } from '../../src/transformer/concerns/index.ts';

interface Case {
  readonly avoids?: string;
  readonly concerns?: readonly string[];
}

const ROOT = resolve('fixtures');
const cases = readdirSync(ROOT).map((name) => ({
  name,
  ...(JSON.parse(readFileSync(join(ROOT, name, 'case.json'), 'utf8')) as Case),
}));
const names = CONCERNS.map(({ name }) => name);

it.each(names)('the concern %s has a fixture', (concern) => {
  expect(cases.filter(({ concerns = [] }) => concerns.includes(concern)).map(({ name }) => name)).not.toEqual([]);
});

describe.each(cases)('the fixture $name', ({ avoids = '', concerns = [] }) => {
  it('says which fault of other converters its result does not have', () => {
    expect(avoids).toMatch(/^\S.{20,}\.$/);
  });

  it('names the concerns whose work it shows', () => {
    expect(concerns.length).toBeGreaterThan(0);
    expect(concerns.filter((concern) => !names.includes(concern))).toEqual([]);
  });
});
