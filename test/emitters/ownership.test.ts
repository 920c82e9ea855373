import { describe, expect, it } from 'vitest';
import type { OutputFile } from '../../src/emitters/emitter.ts';
import { type Ownership, planOwnership } from '../../src/emitters/ownership.ts';
import { sha256 } from '../../src/model/sha256.ts';

const LOCK = '.kubeferry.lock';

function file(path: string, text: string): OutputFile {
  return { path, text, secret: false };
}

/** The lock that a run leaves behind. */
function lockOf(files: readonly OutputFile[]): string {
  return planOwnership(files, { current: () => undefined, sha256 }).write.find(({ path }) => path === LOCK)?.text ?? '';
}

interface Situation {
  /** What the last run wrote; undefined where there was none. */
  readonly generated?: Readonly<Record<string, string>>;
  /** What is in the folder beside the lock. */
  readonly folder?: Readonly<Record<string, string>>;
  readonly lock?: string;
  readonly wanted: Readonly<Record<string, string>>;
}

function ownership({ generated, folder = generated ?? {}, lock, wanted }: Situation): Ownership {
  const filesOf = (texts: Readonly<Record<string, string>>) => Object.entries(texts).map(([path, text]) => file(path, text));
  const known = lock ?? (generated === undefined ? undefined : lockOf(filesOf(generated)));
  const there = new Map(Object.entries(folder));
  if (known !== undefined) there.set(LOCK, known);
  return planOwnership(filesOf(wanted), { current: (path) => there.get(path), sha256 });
}

function told({ write, remove, edited, orphaned }: Ownership) {
  return { write: write.map(({ path }) => path), remove, edited, orphaned };
}

describe('planOwnership', () => {
  it.each<[string, Situation, Partial<Record<keyof Ownership, readonly string[]>>]>([
    ['writes everything into an empty folder', { wanted: { a: '1', b: '2' } }, { write: ['a', 'b', LOCK] }],
    ['writes nothing when nothing changed', { generated: { a: '1' }, wanted: { a: '1' } }, {}],
    ['writes what changed and was not touched', { generated: { a: '1', b: '2' }, wanted: { a: '1', b: '3' } }, { write: ['b', LOCK] }],
    ['keeps what a person changed', { generated: { a: '1' }, folder: { a: 'mine' }, wanted: { a: '2' } }, { edited: ['a'], write: [LOCK] }],
    [
      'keeps what a person changed even when nothing else did',
      { generated: { a: '1' }, folder: { a: 'mine' }, wanted: { a: '1' } },
      { edited: ['a'] },
    ],
    [
      'has no quarrel with a person who changed it to the same',
      { generated: { a: '1' }, folder: { a: '2' }, wanted: { a: '2' } },
      { write: [LOCK] },
    ],
    ['keeps a file that it did not write', { folder: { a: 'theirs' }, wanted: { a: '1' } }, { edited: ['a'], write: [LOCK] }],
    ['writes again what a person removed', { generated: { a: '1' }, folder: {}, wanted: { a: '1' } }, { write: ['a'] }],
    [
      'removes what is no longer part of the result',
      { generated: { a: '1', b: '2' }, wanted: { a: '1' } },
      { remove: ['b'], write: [LOCK] },
    ],
    [
      'keeps what is no longer part of the result but was changed',
      { generated: { a: '1', b: '2' }, folder: { a: '1', b: 'mine' }, wanted: { a: '1' } },
      { orphaned: ['b'], write: [LOCK] },
    ],
    ['forgets what is gone already', { generated: { a: '1', b: '2' }, folder: { a: '1' }, wanted: { a: '1' } }, { write: [LOCK] }],
    ['never touches files of others', { generated: { a: '1' }, folder: { a: '1', notes: 'mine' }, wanted: { a: '1' } }, {}],
  ])('%s', (_, situation, expected) => {
    expect(told(ownership(situation))).toEqual({ write: [], remove: [], edited: [], orphaned: [], ...expected });
  });

  it.each(['', 'no JSON', '[]', 'null', '{"files": 3}', '{"files": {"a": 1}}'])(
    'takes the folder for foreign when its lock says %j',
    (lock) => {
      expect(told(ownership({ lock, folder: { a: 'theirs' }, wanted: { a: '1' } })).edited).toEqual(['a']);
    },
  );

  it('notes the hash of each file, whatever it is called', () => {
    const files = [file('__proto__', 'a'), file('constructor', 'b')];
    expect(JSON.parse(lockOf(files)).version).toBe(1);
    expect(lockOf(files)).toContain('"constructor": "');
    expect(lockOf(files)).not.toContain('"a"');
  });
});

describe('files of secret values', () => {
  const secret = { path: 'secrets.yaml', text: 'password: hunter2', secret: true };
  const SECRET_LOCK = '.kubeferry-secrets.lock';
  const written = planOwnership([file('a', '1'), secret], { current: () => undefined, sha256 }).write;
  const folder = new Map(written.map(({ path, text }) => [path, text]));

  it('leave no hash in the lock that goes into version control', () => {
    expect(folder.get(LOCK)).toContain('"a"');
    expect(folder.get(LOCK)).not.toContain('secrets.yaml');
    expect(written.find(({ path }) => path === SECRET_LOCK)).toMatchObject({ secret: true });
    expect(folder.get(SECRET_LOCK)).toContain('secrets.yaml');
  });

  it('are known again by the next run', () => {
    expect(told(planOwnership([file('a', '1'), secret], { current: (path) => folder.get(path), sha256 }))).toEqual({
      write: [],
      remove: [],
      edited: [],
      orphaned: [],
    });
    const changed = { ...secret, text: 'password: better' };
    expect(told(planOwnership([file('a', '1'), changed], { current: (path) => folder.get(path), sha256 })).write).toEqual([
      'secrets.yaml',
      SECRET_LOCK,
    ]);
  });

  it('take their lock with them', () => {
    expect(told(planOwnership([file('a', '1')], { current: (path) => folder.get(path), sha256 })).remove).toEqual([
      'secrets.yaml',
      SECRET_LOCK,
    ]);
  });
});
