import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
};

it('needs nothing at run time: what it uses is bundled', () => {
  expect(manifest.dependencies).toBeUndefined();
});

it.each(Object.entries(manifest.devDependencies))('%s is pinned (%s)', (_, version) => {
  expect(version).toMatch(/^\d+\.\d+\.\d+$/);
});

it('the lock file names no host', () => {
  expect(readFileSync('package-lock.json', 'utf8')).not.toContain('"resolved"');
});
