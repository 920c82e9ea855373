import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  basename,
  cleanPath,
  dirname,
  isInside,
  isWindowsAbsolute,
  joinPath,
  relativePath,
  resolvePath,
} from '../../src/model/file-path.ts';

describe('cleanPath', () => {
  it.each([
    ['', '.'],
    ['.', '.'],
    ['/', '/'],
    ['//', '/'],
    ['a//b/', 'a/b'],
    ['./a/./b', 'a/b'],
    ['a/../b', 'b'],
    ['a/..', '.'],
    ['../a', '../a'],
    ['../../a/..', '../..'],
    ['/../a', '/a'],
    ['/a/b/../../..', '/'],
    ['./../x', '../x'],
  ])('%s becomes %s', (path, expected) => {
    expect(cleanPath(path)).toBe(expected);
  });

  it('changes nothing the second time', () => {
    const part = fc.constantFrom('', '.', '..', 'a', 'b', '/');
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const once = cleanPath(parts.join('/'));
        expect(cleanPath(once)).toBe(once);
      }),
    );
  });
});

describe('joining and resolving', () => {
  it.each([
    [['a', 'b'], 'a/b'],
    [['a', '', '../b'], 'b'],
    [['', ''], ''],
    [['/', 'x'], '/x'],
  ])('joins %j to %s', (parts, expected) => {
    expect(joinPath(...parts)).toBe(expected);
  });

  it('resolves a relative path in its folder and keeps an absolute one', () => {
    expect(resolvePath('/srv/app', './data/')).toBe('/srv/app/data');
    expect(resolvePath('/srv/app', '../shared')).toBe('/srv/shared');
    expect(resolvePath('/srv/app', '/etc//hosts')).toBe('/etc/hosts');
  });
});

describe('parts of a path', () => {
  it.each([
    ['/a/b', '/a', 'b'],
    ['/a/b/', '/a/b', 'b'],
    ['/a', '/', 'a'],
    ['a', '.', 'a'],
    ['', '.', '.'],
    ['/', '/', '/'],
    ['a/b/c', 'a/b', 'c'],
    ['///', '/', '/'],
  ])('%s lies in %s and ends in %s', (path, folder, name) => {
    expect(dirname(path)).toBe(folder);
    expect(basename(path)).toBe(name);
  });
});

describe('relativePath', () => {
  it.each([
    ['/a/b', '/a/b', '.'],
    ['/a/b', '/a/c/d', '../c/d'],
    ['/', '/a', 'a'],
    ['/a', '/', '..'],
    ['x', 'x/y', 'y'],
    ['.', 'y', 'y'],
  ])('from %s to %s is %s', (from, to, expected) => {
    expect(relativePath(from, to)).toBe(expected);
  });

  it('leads back to where it was asked for', () => {
    const path = fc.array(fc.constantFrom('a', 'b', 'c')).map((parts) => `/${parts.join('/')}`);
    fc.assert(
      fc.property(path, path, (from, to) => {
        expect(resolvePath(from, relativePath(from, to))).toBe(cleanPath(to));
      }),
    );
  });
});

describe('isInside', () => {
  it.each([
    ['/a/b', '/a', true],
    ['/a', '/a', true],
    ['/ab', '/a', false],
    ['/a/../b', '/a', false],
    ['/x', '/', true],
    ['b/c', '.', true],
    ['../c', '.', false],
    ['/c', '.', false],
  ])('%s in %s: %s', (path, folder, expected) => {
    expect(isInside(path, folder)).toBe(expected);
  });
});

describe('isWindowsAbsolute', () => {
  it.each([
    ['C:\\data', true],
    ['c:/data', true],
    ['\\\\server\\share', true],
    ['C:data', false],
    ['/data', false],
    ['//server/share', false],
    ['data', false],
    ['', false],
  ])('%s: %s', (path, expected) => {
    expect(isWindowsAbsolute(path)).toBe(expected);
  });
});
