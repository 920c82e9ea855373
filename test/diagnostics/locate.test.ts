import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { locate } from '../../src/diagnostics/locate.ts';
import type { Origin, Origins } from '../../src/model/origins.ts';
import { formatPath } from '../../src/model/path.ts';

const FILE = '/app/compose.yaml';
const TEXT = 'services:\n  web:\n    image: nginx\r\n    ports: [80]\n';

function spanOf(needle: string, file = FILE, text = TEXT): { file: string; start: number; end: number } {
  const start = text.indexOf(needle);
  if (start === -1) throw new Error(`no ${needle} in the text`);
  return { file, start, end: start + needle.length };
}

function origins(table: Record<string, Origin>): Origins {
  return { locate: (path) => table[formatPath(path)], template: () => undefined, written: () => [] };
}

const sources = new Map([[FILE, TEXT]]);
const base: Diagnostic = { code: 'lint/x', severity: 'warning', message: 'm' };

describe('locate', () => {
  const written: Origin = { ...spanOf('nginx'), via: 'written', key: spanOf('image') };
  const table = origins({ 'services.web.image': written });
  const path = ['services', 'web', 'image'];

  it.each([
    ['the value unless said', { path }, { line: 3, column: 12, endLine: 3, endColumn: 17 }],
    ['the key when asked for', { path, part: 'key' as const }, { line: 3, column: 5, endLine: 3, endColumn: 10 }],
    ['`at` before `path`', { path, at: spanOf('web') }, { line: 2, column: 3, endLine: 2, endColumn: 6 }],
    ['a range of no width', { at: { file: FILE, start: 14, end: 14 } }, { line: 2, column: 5, endLine: 2, endColumn: 5 }],
    ['the end of the file', { at: { file: FILE, start: TEXT.length, end: TEXT.length } }, { line: 5, column: 1, endLine: 5, endColumn: 1 }],
    ['the first line of a range over CR LF', { at: spanOf('nginx\r\n    ports') }, { line: 3, column: 12, endLine: 3, endColumn: 17 }],
  ])('%s', (_title, part, place) => {
    expect(locate([{ ...base, ...part }], { origins: table, sources })[0]?.place).toEqual({ file: FILE, ...place });
  });

  it('points at the key of a value over several lines', () => {
    const body = { ...spanOf('image: nginx\r\n    ports: [80]'), via: 'written' as const };
    const withKey = origins({ 'services.web': { ...body, key: spanOf('web') } });
    expect(locate([{ ...base, path: ['services', 'web'] }], { origins: withKey, sources })[0]?.place).toMatchObject({
      line: 2,
      column: 3,
      endColumn: 6,
    });
    const withoutKey = origins({ 'services.web': body });
    expect(locate([{ ...base, path: ['services', 'web'] }], { origins: withoutKey, sources })[0]?.place).toEqual({
      file: FILE,
      line: 3,
      column: 5,
      endLine: 3,
      endColumn: 17,
    });
  });

  it('says once what services with a common anchor have at one place, and leaves out related places that are the place itself', () => {
    const shared = origins({ 'services.a.image': written, 'services.b.image': written });
    const about = (service: string): Diagnostic => ({
      ...base,
      path: ['services', service, 'image'],
      message: `services.${service}.image: It is old.`,
      related: [{ message: 'here too', path: ['services', 'b', 'image'] }],
    });
    const located = locate([about('a'), about('b')], { origins: shared, sources });
    expect(located.map(({ message, related }) => [message, related])).toEqual([['services.a.image: It is old.', []]]);
  });

  it('leaves out the place of what stands nowhere, and keeps the path as users write it', () => {
    const [located] = locate([{ ...base, path: ['services', 'my.app', 'ports', 0] }], { origins: table, sources });
    expect(located?.place).toBeUndefined();
    expect(located?.path).toBe('services["my.app"].ports[0]');
  });

  it('locates related places, each once, and drops those that stand nowhere', () => {
    const related = [
      { message: 'here', path },
      { message: 'there', at: spanOf('80') },
      { message: 'there', at: spanOf('80') },
      { message: 'nowhere', path: ['x'] },
    ];
    expect(locate([{ ...base, related }], { origins: table, sources })[0]?.related).toEqual([
      { message: 'here', place: { file: FILE, line: 3, column: 12, endLine: 3, endColumn: 17 } },
      { message: 'there', place: { file: FILE, line: 4, column: 13, endLine: 4, endColumn: 15 } },
    ]);
  });

  it('says where a value was brought in from another place', () => {
    const other = new Map([...sources, ['/app/base.yaml', 'image: busybox\n']]);
    const extended = origins({
      'services.web.image': { ...spanOf('busybox', '/app/base.yaml', 'image: busybox\n'), via: 'extends', use: spanOf('web') },
    });
    const [located] = locate([{ ...base, path }], { origins: extended, sources: other });
    expect(located?.place?.file).toBe('/app/base.yaml');
    expect(located?.related).toEqual([{ message: 'extended here', place: { file: FILE, line: 2, column: 3, endLine: 2, endColumn: 6 } }]);
  });

  it('sorts by file in the order of sources, position, severity, code; what has no place first', () => {
    const two = new Map([
      ['/z.yaml', 'a\nb\n'],
      ['/a.yaml', 'a\nb\n'],
    ]);
    const at = (file: string, start: number) => ({ file, start, end: start + 1 });
    const given: Diagnostic[] = [
      { ...base, message: 'later file', at: at('/a.yaml', 0) },
      { ...base, message: 'unknown file', at: at('/0.yaml', 0) },
      { ...base, message: 'second line', at: at('/z.yaml', 2) },
      { ...base, message: 'warning b', code: 'lint/b', at: at('/z.yaml', 0) },
      { ...base, message: 'warning a', code: 'lint/a', at: at('/z.yaml', 0) },
      { ...base, message: 'error', severity: 'error', at: at('/z.yaml', 0) },
      { ...base, message: 'nowhere' },
    ];
    const order = ['nowhere', 'error', 'warning a', 'warning b', 'second line', 'later file', 'unknown file'];
    expect(locate(given, { sources: two }).map(({ message }) => message)).toEqual(order);
    expect(locate([...given].reverse(), { sources: two }).map(({ message }) => message)).toEqual(order);
  });

  it('says a thing about one place once', () => {
    const twice = [
      { ...base, path },
      { ...base, at: spanOf('nginx') },
      { ...base, message: 'other', path },
    ];
    expect(locate(twice, { origins: table, sources }).map(({ message }) => message)).toEqual(['m', 'other']);
  });
});
