import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { writeFolder } from '../../src/cli/write-folder.ts';

let base: string;
let folder: string;
beforeEach(() => {
  base = realpathSync(mkdtempSync(join(tmpdir(), 'kubeferry-write-')));
  folder = join(base, 'k8s');
});

/** Every file below the base with its content; links as `-> target`. */
function tree(): Readonly<Record<string, string>> {
  const entries = readdirSync(base, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(files.map((file) => [file.slice(base.length + 1), readFileSync(file, 'utf8')]));
}

describe('writeFolder', () => {
  it('makes folders, replaces files and removes others', () => {
    mkdirSync(folder);
    writeFileSync(join(folder, 'old.yaml'), 'old');
    writeFileSync(join(folder, 'web.yaml'), 'before');
    writeFileSync(join(folder, 'mine.txt'), 'mine');
    const write = [
      { path: 'web.yaml', text: 'after' },
      { path: 'base/app/db.yaml', text: 'db' },
    ];
    expect(writeFolder({ folder, write, remove: ['old.yaml', 'never-there.yaml'] })).toBeUndefined();
    expect(tree()).toEqual({ 'k8s/web.yaml': 'after', 'k8s/base/app/db.yaml': 'db', 'k8s/mine.txt': 'mine' });
  });

  it('makes a folder that is not there as a whole, also over what a run that was killed has left', () => {
    mkdirSync(join(base, 'out', 'k8s.kubeferry-new'), { recursive: true });
    writeFileSync(join(base, 'out', 'k8s.kubeferry-new', 'half.yaml'), 'half');
    const write = [
      { path: 'web.yaml', text: 'web' },
      { path: 'base/app/db.yaml', text: 'db' },
    ];
    expect(writeFolder({ folder: join(base, 'out', 'k8s'), write, remove: ['never-there.yaml'] })).toBeUndefined();
    expect(tree()).toEqual({ 'out/k8s/web.yaml': 'web', 'out/k8s/base/app/db.yaml': 'db' });
  });

  it.each(['../out.yaml', 'a//b', 'web.yaml', 'web.yaml/a.yaml'])('makes no folder when one of its paths is %j', (path) => {
    const write = [
      { path: 'web.yaml', text: 'web' },
      { path: 'deep/a.yaml', text: 'a' },
      { path, text: 'evil' },
    ];
    expect(writeFolder({ folder: join(base, 'out', 'k8s'), write, remove: [] })).toMatch(/./);
    expect(readdirSync(base)).toEqual([]);
  });

  it('lets only the owner read a secret', () => {
    writeFolder({ folder, write: [{ path: 'secrets.yaml', text: 'x', secret: true }], remove: [] });
    expect(statSync(join(folder, 'secrets.yaml')).mode & 0o777).toBe(0o600);
  });

  it.each(['../out.yaml', '/tmp/out.yaml', 'a/../../out.yaml', 'a//b', './a', '', 'a\\b', 'a\0b', 'link/out.yaml', 'blocked/a.yaml'])(
    'changes nothing when one of the paths is %j',
    (path) => {
      mkdirSync(folder);
      mkdirSync(join(base, 'elsewhere'));
      symlinkSync(join(base, 'elsewhere'), join(folder, 'link'));
      writeFileSync(join(folder, 'blocked'), 'a file');
      writeFileSync(join(folder, 'web.yaml'), 'before');
      const before = tree();
      const write = [
        { path: 'web.yaml', text: 'after' },
        { path: 'new/deep/a.yaml', text: 'a' },
        { path, text: 'evil' },
      ];
      expect(writeFolder({ folder, write, remove: ['web.yaml'] })).toMatch(/./);
      expect(tree()).toEqual(before);
      expect(readdirSync(folder)).toEqual(['blocked', 'link', 'web.yaml']);
    },
  );

  it('takes back what was in place already when a later file cannot be placed', () => {
    mkdirSync(join(folder, 'z.yaml'), { recursive: true });
    writeFileSync(join(folder, 'a.yaml'), 'before');
    writeFileSync(join(folder, 'b.yaml'), 'stays');
    const before = tree();
    const write = [
      { path: 'a.yaml', text: 'after' },
      { path: 'z.yaml', text: 'a folder is here' },
    ];
    expect(writeFolder({ folder, write, remove: ['b.yaml'] })).toContain('z.yaml is in the way: it is a folder');
    expect(tree()).toEqual(before);
  });

  it('replaces a link by a file and leaves what it points to alone', () => {
    mkdirSync(folder);
    writeFileSync(join(base, 'target'), 'precious');
    symlinkSync('../target', join(folder, 'web.yaml'));
    writeFolder({ folder, write: [{ path: 'web.yaml', text: 'new' }], remove: [] });
    expect(tree()).toEqual({ target: 'precious', 'k8s/web.yaml': 'new' });
  });

  it('leaves no folder behind when there was none', () => {
    expect(writeFolder({ folder: join(folder, 'deep'), write: [{ path: '../x', text: '' }], remove: [] })).toMatch(/not a path within/);
    expect(readdirSync(base)).toEqual([]);
  });
});
