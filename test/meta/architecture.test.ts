import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** A place below a folder of the repository, or a file of its root. */
const PATH = /^(?:(?:src|test|templates|fixtures|docs|\.ci)\/.*|(?:biome|knip|package|tsconfig)[\w.]*\.json|[A-Z]+\.md)$/;

/** What stands in backticks and looks like a path, outside of examples. */
function pathsOf(page: string): readonly string[] {
  const text = readFileSync(page, 'utf8').replace(/^```.*?^```/gms, '');
  return [...text.matchAll(/`([^`\n]+)`/g)].map(([, quoted = '']) => quoted).filter((quoted) => PATH.test(quoted));
}

/** `fixtures/<case>/compose.yaml` stands for many: the folder that they all lie in must be there. */
function fixedPart(path: string): string {
  return path.replace(/[^/]*[<*{].*$/, '');
}

describe.each(['ARCHITECTURE.md', 'CONTRIBUTING.md', 'README.md'])('%s', (page) => {
  it('names no path that is not there', () => {
    expect(pathsOf(page).filter((path) => !existsSync(fixedPart(path)))).toEqual([]);
  });
});

describe('ARCHITECTURE.md', () => {
  it('names paths at all, so that the test above looks at something', () => {
    expect(pathsOf('ARCHITECTURE.md').length).toBeGreaterThan(20);
  });

  it('has a row for each room, and each folder of the source is a room', () => {
    const rows = [...readFileSync('ARCHITECTURE.md', 'utf8').matchAll(/^\| `src\/([\w-]+)` \|/gm)].map(([, room = '']) => room);
    const rooms = readdirSync('src', { withFileTypes: true }).filter((entry) => entry.isDirectory() && entry.name !== 'generated');
    expect([...rows].sort()).toEqual(rooms.map(({ name }) => name).sort());
  });
});
