import { describe, expect, it } from 'vitest';
import { COMPOSE_PATHS } from '../../src/model/paths.gen.ts';
import { CONCERNS } from '../../src/transformer/concerns/index.ts';
import { DECLINED } from '../../src/transformer/declined.ts';

interface Claim {
  readonly owner: string;
  readonly pattern: string;
}

const claims: readonly Claim[] = [
  ...CONCERNS.flatMap(({ name, owns }) => owns.map((pattern) => ({ owner: name, pattern }))),
  ...DECLINED.map(({ pattern }) => ({ owner: 'declined', pattern })),
];

/** `services.*.build.**` covers `services.*.build` and all below it; any other claim covers the path that it names. */
function covers({ pattern }: Claim, path: string): boolean {
  if (!pattern.endsWith('.**')) return pattern === path;
  const place = pattern.slice(0, -'.**'.length);
  return path === place || path.startsWith(`${place}.`);
}

const owners = new Map(COMPOSE_PATHS.map((path) => [path, claims.filter((claim) => covers(claim, path))]));

/** `path` for every path of the schema that a test is about, with the claims on it. */
function pathsWith(matches: (owned: readonly Claim[]) => boolean): readonly string[] {
  return [...owners]
    .filter(([, owned]) => matches(owned))
    .map(([path, owned]) => `${path} ${owned.map(({ owner, pattern }) => `<${owner}: ${pattern}>`).join(' ')}`.trim());
}

describe('the paths of the Compose schema', () => {
  it('all have an owner', () => {
    expect(pathsWith((owned) => owned.length === 0)).toEqual([]);
  });

  it('have no second owner', () => {
    expect(pathsWith((owned) => owned.length > 1)).toEqual([]);
  });
});

describe('the claims of concerns and declined paths', () => {
  it('are all about paths that the schema has', () => {
    const stale = claims.filter((claim) => !COMPOSE_PATHS.some((path) => covers(claim, path)));
    expect(stale.map(({ owner, pattern }) => `${owner}: ${pattern}`)).toEqual([]);
  });
});

describe('the concerns', () => {
  it('have a name each', () => {
    expect(new Set(CONCERNS.map(({ name }) => name)).size).toBe(CONCERNS.length);
  });

  it.each(CONCERNS.map(({ name, summary }) => [name, summary]))('%s says in one sentence what becomes of what', (_, summary) => {
    expect(summary).toMatch(/^\S.{20,180}\.$/);
  });
});
