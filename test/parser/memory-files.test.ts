import { expect, it } from 'vitest';
import { memoryFiles } from '../../src/parser/memory-files.ts';

const files = memoryFiles({ '/a/b.txt': 'text', '/a/c/d.bin': new Uint8Array([1, 2, 3]) });

it.each([
  ['/a/b.txt', 'file'],
  ['/a/./c/', 'directory'],
  ['/', 'directory'],
  ['/none', undefined],
])('%s is: %s', (path, kind) => {
  expect(files.kind(path)).toBe(kind);
});

it.each([
  ['/a/c/d.bin', 3, { bytes: new Uint8Array([1, 2, 3]) }],
  ['/a/c/d.bin', 2, { problem: 'too-large' }],
  ['/a/c', 9, { problem: 'directory' }],
  ['/a/x', 9, { problem: 'missing' }],
])('reading %s with limit %i', (path, limit, result) => {
  expect(files.read(path, limit)).toEqual(result);
});

it('lists what is in a folder', () => {
  expect([files.list('/a'), files.list('/'), files.list('/a/b.txt')]).toEqual([['b.txt', 'c'], ['a'], []]);
});
