import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { realFiles } from '../../src/cli/real-files.ts';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'kubeferry-files-')));
const at = (name: string) => join(folder, name);
writeFileSync(at('b.txt'), 'hello');
writeFileSync(at('a.txt'), '');
mkdirSync(at('sub'));
symlinkSync('b.txt', at('link'));
symlinkSync('gone', at('dangling'));
symlinkSync('loop', at('loop'));
execFileSync('mkfifo', [at('pipe')]);

describe('real files', () => {
  it.each([
    ['b.txt', 'file'],
    ['link', 'file'],
    ['sub', 'directory'],
    ['pipe', 'other'],
    ['dangling', undefined],
    ['none', undefined],
    ['bad\0name', undefined],
  ])('kind of %j is %s', (name, kind) => {
    expect(realFiles.kind(at(name))).toBe(kind);
  });

  it('reads a regular file, also through a link', () => {
    expect(realFiles.read(at('link'), 5)).toEqual({ bytes: Buffer.from('hello') });
    expect(realFiles.read(at('a.txt'), 0)).toEqual({ bytes: Buffer.from('') });
  });

  it.each([
    ['b.txt', 4, 'too-large'],
    ['sub', 100, 'directory'],
    ['pipe', 100, 'other'],
    ['none', 100, 'missing'],
    ['b.txt/below', 100, 'missing'],
    ['loop', 100, 'missing'],
    ['bad\0name', 100, 'missing'],
  ])('does not read %j with a limit of %i: %s', (name, limit, problem) => {
    expect(realFiles.read(at(name), limit)).toEqual({ problem });
  });

  it('holds the limit where the size of a file is not told', () => {
    expect(realFiles.read('/proc/self/environ', 1)).toEqual({ problem: 'too-large' });
    expect(realFiles.read('/dev/zero', 1)).toEqual({ problem: 'other' });
  });

  it('lists a folder in order, and anything else as empty', () => {
    expect(realFiles.list(folder)).toEqual(['a.txt', 'b.txt', 'dangling', 'link', 'loop', 'pipe', 'sub']);
    expect(realFiles.list(at('b.txt'))).toEqual([]);
  });

  it('follows links to the real path, and keeps what leads nowhere', () => {
    expect(realFiles.real(at('link'))).toBe(at('b.txt'));
    expect(realFiles.real(at('none'))).toBe(at('none'));
  });
});
