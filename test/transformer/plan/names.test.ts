import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isServiceName } from '../../../src/kube/names.ts';
import { planNames } from '../../../src/transformer/plan/names.ts';
import { contextOf } from '../context.ts';

function namesOf(
  keys: readonly string[],
  settings: Readonly<Record<string, { readonly name: string }>> = {},
): Readonly<Record<string, string>> {
  const context = contextOf({ services: Object.fromEntries(keys.map((key) => [key, {}])), settings: { services: settings } });
  const names = planNames(context.project, context.settings);
  return Object.fromEntries(keys.map((key) => [key, names.service(key)]));
}

describe('names', () => {
  it.each([
    ['web', 'web'],
    ['my_db', 'my-db'],
    ['my.db', 'my-db'],
    ['Web', 'web'],
    ['2fa', 's-2fa'],
    ['_x_', 'x'],
    ['---', `s-`],
    ['a--b', 'a--b'],
    ['x'.repeat(63), 'x'.repeat(63)],
  ])('of %s', (key, expected) => {
    expect(namesOf([key])[key]).toMatch(new RegExp(`^${expected}`));
  });

  it('that are too long keep their head and a hash of the whole', () => {
    const [first, second] = [`${'x'.repeat(70)}a`, `${'x'.repeat(70)}b`];
    const names = namesOf([first, second]);
    expect(names[first]).toMatch(/^x{54}-[0-9a-f]{8}$/);
    expect(names[first]).not.toBe(names[second]);
  });

  it('that are legal as they stand never give way to others', () => {
    expect(namesOf(['my_db', 'my-db'])['my-db']).toBe('my-db');
    expect(namesOf(['my-db', 'my_db'])['my_db']).toMatch(/^my-db-[0-9a-f]{8}$/);
  });

  it('stay when other services come', () => {
    const before = namesOf(['my_db', 'web']);
    expect(namesOf(['my_db', 'web', 'a_b', 'zoo', 'Web2'])).toMatchObject(before);
  });

  it('do not depend on the order of the file', () => {
    expect(namesOf(['a_b', 'a.b', 'a-b'])).toEqual(namesOf(['a-b', 'a.b', 'a_b']));
  });

  it('are what a setting says, and others evade it', () => {
    const names = namesOf(['api', 'web'], { api: { name: 'web' } });
    expect(names['api']).toBe('web');
    expect(names['web']).toMatch(/^web-[0-9a-f]{8}$/);
  });

  it('never meet, and are always legal', () => {
    const key = fc.stringMatching(/^[a-zA-Z0-9._-]{1,80}$/);
    fc.assert(
      fc.property(fc.uniqueArray(key, { maxLength: 12 }), (keys) => {
        const names = Object.values(namesOf(keys));
        expect(new Set(names).size).toBe(keys.length);
        expect(names.filter((name) => !isServiceName(name))).toEqual([]);
      }),
    );
  });

  it('of what has another one in Kubernetes are listed', () => {
    const context = contextOf({
      services: { a_b: {} },
      project: { volumes: { my_data: {}, ok: {} }, configs: { pg_conf: { content: '' } } },
    });
    expect(planNames(context.project, context.settings).renamed).toEqual([
      { path: ['services', 'a_b'], from: 'a_b', to: 'a-b' },
      { path: ['volumes', 'my_data'], from: 'my_data', to: 'my-data' },
      { path: ['configs', 'pg_conf'], from: 'pg_conf', to: 'pg-conf' },
    ]);
  });
});
