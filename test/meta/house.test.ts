import { describe, expect, it } from 'vitest';
import { sourceFiles } from './source-files.ts';

const sources = sourceFiles('src');
const core = sources.filter(({ path }) => !/^src\/(?:cli|build)\//.test(path));

/** Paths of the files that break a rule, so that a failure names them all. */
function breaking(files: typeof sources, breaks: (text: string, path: string) => boolean): readonly string[] {
  return files.filter(({ path, text }) => breaks(text, path)).map(({ path }) => path);
}

describe('every source file', () => {
  it('is seen by these tests', () => {
    expect(sources.length).toBeGreaterThan(50);
    expect(core.length).toBeGreaterThan(40);
  });

  it('opens with a sentence that says its job', () => {
    expect(breaking(sources, (text) => !/^(?:#!.*\n)?\/\*\*\s(?:\s\*\s)?[A-Z`].*\.(?:\s|$)/s.test(text.split('*/')[0] ?? ''))).toEqual([]);
  });

  it('has at most 300 lines', () => {
    expect(breaking(sources, (text) => text.split('\n').length > 301)).toEqual([]);
  });

  it('leaves nothing for later', () => {
    expect(breaking(sources, (text) => /\b(?:TODO|FIXME|XXX|HACK)\b/.test(text))).toEqual([]);
  });

  it('switches no check off without saying why', () => {
    const silenced = (text: string) => /@ts-(?:ignore|nocheck|expect-error)/.test(text) || /biome-ignore [^:]*(?::\s*)?$/m.test(text);
    expect(breaking(sources, silenced)).toEqual([]);
  });

  it('speaks of no place outside the project', () => {
    expect(breaking(sources, (text) => /\/work\/|\bshared\/|registry\.npmjs/.test(text))).toEqual([]);
  });
});

describe('the core', () => {
  it('imports nothing of Node, of the command line or of the build', () => {
    expect(breaking(core, (text) => /from '(?:node:|[^']*\/(?:cli|build)\/)|import\('node:/.test(text))).toEqual([]);
  });

  it('reads no clock, no chance and no process', () => {
    expect(
      breaking(core, (text) => /\b(?:Date\.now|new Date|Math\.random|process\.|console\.|globalThis|performance\.)/.test(text)),
    ).toEqual([]);
  });
});
