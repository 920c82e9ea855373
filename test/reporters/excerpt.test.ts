import { describe, expect, it } from 'vitest';
import { indexLines } from '../../src/diagnostics/line-index.ts';
import { excerpt } from '../../src/reporters/excerpt.ts';
import { viewSource } from '../../src/reporters/source-view.ts';
import { plainStyler } from '../../src/reporters/styler.ts';

/** The range is what stands between « and » in the text. */
function show(marked: string, label?: string): readonly string[] {
  const start = marked.indexOf('«');
  const end = marked.indexOf('»') - 1;
  const text = marked.replace(/[«»]/g, '');
  const index = indexLines(text);
  const from = index.positionOf(start);
  const to = index.positionOf(end);
  const place = { file: 'f', ...from, endLine: to.line, endColumn: to.column };
  return excerpt(place, {
    source: viewSource(text),
    gutter: 1,
    style: 'error',
    marker: '^',
    styler: plainStyler,
    ...(label === undefined ? {} : { label }),
  });
}

describe('excerpt', () => {
  it.each([
    ['an exact range', 'a: «bcd» e', ['  |', '1 | a: bcd e', '  |    ^^^']],
    ['the right line of several', 'a\nb: «c»\nd', ['  |', '2 | b: c', '  |    ^']],
    ['tabs before and inside', '\ta:\t«b\tc»', ['  |', '1 |     a:    b    c', '  |           ^^^^^^']],
    ['CJK takes two columns', '名前: «値»x', ['  |', '1 | 名前: 値x', '  |       ^^']],
    ['an emoji of several code points is one', 'a: 👩‍💻«b»', ['  |', '1 | a: 👩‍💻b', '  |      ^']],
    ['a combining mark takes none', 'e\u0301: «x»', ['  |', '1 | e\u0301: x', '  |    ^']],
    ['a range inside a grapheme covers it', 'a: e«\u0301»', ['  |', '1 | a: e\u0301', '  |    ^']],
    ['a zero width space takes none', '\u200ba: «b»', ['  |', '1 | \u200ba: b', '  |    ^']],
    ['CR LF is not shown', 'a: «b»\r\nc', ['  |', '1 | a: b', '  |    ^']],
    ['no width', 'a: «»b', ['  |', '1 | a: b', '  |    ^']],
    ['no width at the end of a line', 'a:«»\nb', ['  |', '1 | a:', '  |   ^']],
    ['no width at the end of the file', 'a\n«»', ['  |', '2 |', '  | ^']],
    ['the empty file', '«»', ['  |', '1 |', '  | ^']],
    ['several lines', 'a: «|\n  b\n  c»\nd', ['  |', '1 | a: |', '  |    ^', '2 |   b', '  |   ^', '3 |   c', '  |   ^']],
    ['many lines', '«a\nb\n\nd\ne\nf»', ['  |', '1 | a', '  | ^', '2 | b', '  | ^', '3 |', '  | ... (3 more)']],
    ['control characters are shown, not sent', 'a: «\u001b[31m»', ['  |', '1 | a: ␛[31m', '  |    ^^^^^']],
    ['characters that reorder text are replaced', 'a: \u202e«b»', ['  |', '1 | a: \ufffdb', '  |     ^']],
  ])('%s', (_title, marked, lines) => {
    expect(show(marked)).toEqual(lines);
  });

  it('puts the label behind the last underline', () => {
    expect(show('«a»: b', 'also here')).toEqual(['  |', '1 | a: b', '  | ^ also here']);
  });

  it('shows a window of a long line', () => {
    const [, line, underline] = show(`${'x'.repeat(500)}«abc»${'y'.repeat(500)}`);
    expect(line).toBe(`1 | ...${'x'.repeat(30)}abc${'y'.repeat(87)}...`);
    expect(underline?.indexOf('^')).toBe(line?.indexOf('a'));
    expect(underline?.endsWith('^^^')).toBe(true);
  });

  it('shows a window of a long line of wide characters, without a half one at its edges', () => {
    const [, line = '', underline = ''] = show(`${'👩‍💻'.repeat(400)}«値»${'語'.repeat(400)}`);
    expect(line).toBe(`1 | ...${'👩‍💻'.repeat(30)}値${'語'.repeat(89)}...`);
    expect(underline).toBe(`  | ${' '.repeat(63)}^^`);
  });

  it('does not show a line that nobody can read', () => {
    expect(show(`«a»${'x'.repeat(20_000)}`)).toEqual(['  |', '1 | ... (a line of 20001 characters)']);
  });
});

describe('excerpt of secrets', () => {
  it.each([
    ['a mapping', 'POSTGRES_PASSWORD: «hunter2»', ['  |', '1 | POSTGRES_PASSWORD: ********', '  |                    ^^^^^^^^']],
    ['the key stays marked', '«DB_PASS»: hunter2', ['  |', '1 | DB_PASS: ********', '  | ^^^^^^^']],
    [
      'a comment behind keeps its columns',
      'TOKEN: a-very-long-secret # «why»',
      ['  |', '1 | TOKEN: ******** # why', '  |                   ^^^'],
    ],
    ['a list item', '- "API_KEY=hun«t»er2"', ['  |', '1 | - "API_KEY=********"', '  |            ^^^^^^^^']],
    [
      'a quoted value with a comment sign',
      "JWT_SECRET: 'a # b' # «c»",
      ['  |', "1 | JWT_SECRET: '********' # c", '  |                          ^'],
    ],
    [
      'a flow mapping',
      '{ DB_PASSWORD: hunter2, «USER»: app }',
      ['  |', '1 | { DB_PASSWORD: ********, USER: app }', '  |                          ^^^^'],
    ],
    [
      'a URL',
      'URL: «postgres://app:hunter2@db/x»',
      ['  |', '1 | URL: postgres://app:********@db/x', '  |      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^'],
    ],
    [
      'a flag',
      'command: redis-server --requirepass hunter2 «--x»',
      ['  |', '1 | command: redis-server --requirepass ******** --x', '  |                                              ^^^'],
    ],
    [
      'a flag in a list',
      'command: ["x", "--password", "hunter2", «"y"»]',
      ['  |', '1 | command: ["x", "--password", "********", "y"]', '  |                                          ^^^'],
    ],
    [
      'a client with its password',
      'test: mysqladmin ping -phunter2 «-h» x',
      ['  |', '1 | test: mysqladmin ping -p******** -h x', '  |                                  ^^'],
    ],
    [
      'a login in a script',
      'test: curl -f -u admin:hunter2 «http://x»',
      ['  |', '1 | test: curl -f -u admin:******** http://x', '  |                                 ^^^^^^^^'],
    ],
    [
      'a login in a list',
      'test: [CMD-SHELL, "curl -u a:hunter2 x", «"y"»]',
      ['  |', '1 | test: [CMD-SHELL, "curl -u a:******** x", "y"]', '  |                                           ^^^'],
    ],
    [
      'a hash of htpasswd',
      '- "basicauth.users=admin:$$apr1$$abcdefgh$$01234567«"»',
      ['  |', '1 | - "basicauth.users=admin:********"', '  |                                  ^'],
    ],
    [
      'a password in words',
      'test: ["CMD", "redis-cli", "-a", "hunter2", «"ping"»]',
      ['  |', '1 | test: ["CMD", "redis-cli", "-a", "********", "ping"]', '  |                                              ^^^^^^'],
    ],
    ['a variable is no secret', 'DB_PASS: «${DB_PASS}»', ['  |', '1 | DB_PASS: ${DB_PASS}', '  |          ^^^^^^^^^^']],
    ['a default is one', 'DB_PASS: «${DB_PASS:-hunter2}»', ['  |', '1 | DB_PASS: ********', '  |          ^^^^^^^^']],
    [
      'a file name is none',
      'DB_PASSWORD_FILE: «/run/secrets/db»',
      ['  |', '1 | DB_PASSWORD_FILE: /run/secrets/db', '  |                   ^^^^^^^^^^^^^^^'],
    ],
  ])('%s', (_title, marked, lines) => {
    expect(show(marked)).toEqual(lines);
  });

  it.each([
    ['a block scalar', 'PRIVATE_KEY: |\n  -----BEGIN\n  Proc-Type: «hunter2»'],
    ['a value on its own line', 'TOKEN:\n  «hunter2»'],
    ['a quoted value over two lines', 'TOKEN: "a\n  b: «hunter2»"'],
  ])('hides what continues a secret: %s', (_title, marked) => {
    expect(show(marked).join('\n')).not.toContain('hunter2');
  });

  it('shows the members of a secret declaration', () => {
    expect(show('secrets:\n  db_password:\n    «file»: ./db.txt')).toEqual(['  |', '3 |     file: ./db.txt', '  |     ^^^^']);
  });
});
