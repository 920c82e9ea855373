import { describe, expect, it } from 'vitest';
import type { LocatedDiagnostic, Place } from '../../src/diagnostics/locate.ts';
import { json } from '../../src/reporters/json.ts';
import type { Report } from '../../src/reporters/report.ts';
import { ansiStyler, plainStyler } from '../../src/reporters/styler.ts';
import { text } from '../../src/reporters/text.ts';

const FILE = '/home/me/app/compose.yaml';
const SOURCE = 'services:\n  web:\n    ports: ["80:80"]\n  api:\n    ports: ["80:81"]\n';

function at(line: number, column: number, endColumn: number): Place {
  return { file: FILE, line, column, endLine: line, endColumn };
}

const conflict: LocatedDiagnostic = {
  code: 'lint/duplicate-host-port',
  rule: 'C105',
  severity: 'error',
  message: 'host port 80 is published by `web` and `api`',
  help: 'give one of them another host port',
  path: 'services.api.ports[0]',
  place: at(5, 13, 20),
  related: [{ message: 'first published here', place: at(3, 13, 20) }],
};

function report(diagnostics: readonly LocatedDiagnostic[], more: Partial<Report> = {}): Report {
  return { diagnostics, sources: new Map([[FILE, SOURCE]]), cwd: '/home/me/app', projects: [FILE], styler: plainStyler, ...more };
}

describe('text', () => {
  it('shows the fact, the line, the other place and what to do', () => {
    expect(text(report([conflict]))).toBe(
      [
        'error[C105] duplicate-host-port: host port 80 is published by `web` and `api`',
        ' --> compose.yaml:5:13',
        '  |',
        '5 |     ports: ["80:81"]',
        '  |             ^^^^^^^',
        ' ::: compose.yaml:3:13',
        '  |',
        '3 |     ports: ["80:80"]',
        '  |             ------- first published here',
        '  = help: give one of them another host port',
        '',
        '1 error in compose.yaml',
        '',
      ].join('\n'),
    );
  });

  it('shows the first of very many findings of a kind where the others can be asked for', () => {
    const many = Array.from({ length: 60 }, (_, i) => ({ ...conflict, message: `port ${i} is published twice` }));
    const few: LocatedDiagnostic = { code: 'convert/ignored', severity: 'warning', message: 'nothing', related: [] };
    const short = text(report([...many, few], { seeAll: '--verbose' }));
    expect(short).toContain('port 49 is published twice');
    expect(short).not.toContain('port 50 is published twice');
    expect(short).toMatch(/nothing\n\n10 more of error\[C105\]; --verbose shows all\n\n60 errors, 1 warning in compose.yaml\n$/);
    expect(text(report([...many, few])).match(/is published twice/g)).toHaveLength(60);
  });

  it('names the code where no rule stands for it, and does without a place', () => {
    const missing: LocatedDiagnostic = { code: 'cli/no-compose-file', severity: 'error', message: 'no compose file in `x`', related: [] };
    expect(text(report([missing], { projects: [] }))).toBe('error[cli/no-compose-file]: no compose file in `x`\n\n1 error\n');
  });

  it.each([
    ['inside the working folder', '/home/me/app', 'compose.yaml:5:13'],
    ['in a folder above', '/home/me', 'app/compose.yaml:5:13'],
    ['outside', '/srv', '/home/me/app/compose.yaml:5:13'],
    ['beside a folder of a longer name', '/home/me/ap', '/home/me/app/compose.yaml:5:13'],
  ])('names the file as seen from %s', (_title, cwd, name) => {
    expect(text(report([conflict], { cwd })).split('\n')[1]).toBe(` --> ${name}`);
  });

  it('names standard input', () => {
    const fromStdin = { ...conflict, place: { ...at(5, 13, 20), file: '-' }, related: [] };
    expect(text(report([fromStdin], { sources: new Map([['-', SOURCE]]), projects: ['-'] }))).toContain('--> <stdin>:5:13');
  });

  it('shows the place alone of a file whose text is not known', () => {
    const lines = text(report([conflict], { sources: new Map() })).split('\n');
    expect(lines.slice(1, 3)).toEqual([' --> compose.yaml:5:13', ' ::: compose.yaml:3:13: first published here']);
  });

  it('shows some of many other places, and how many more there are', () => {
    const related = Array.from({ length: 9 }, () => ({ message: 'also used here', place: at(3, 13, 20) }));
    const lines = text(report([{ ...conflict, related }])).split('\n');
    expect(lines.filter((line) => line.endsWith('also used here'))).toHaveLength(4);
    expect(lines).toContain(' ::: and 5 more');
  });

  it('lines up the numbers of all its excerpts', () => {
    const long = `${'#\n'.repeat(99)}last: x\n`;
    const wide = { ...conflict, place: at(100, 7, 8), related: [{ message: 'm', place: at(1, 1, 2) }] };
    const lines = text(report([wide], { sources: new Map([[FILE, long]]) })).split('\n');
    expect(lines.slice(1, 8)).toEqual([
      '   --> compose.yaml:100:7',
      '    |',
      '100 | last: x',
      '    |       ^',
      '   ::: compose.yaml:1:1',
      '    |',
      '  1 | #',
    ]);
  });

  it.each([
    [['error', 'error', 'warning', 'info'], '2 errors, 1 warning, 1 info in compose.yaml'],
    [[], 'no findings in compose.yaml'],
    [['info', 'info'], '2 info in compose.yaml'],
  ] as const)('sums up %j', (severities, line) => {
    const diagnostics = severities.map((severity) => ({ ...conflict, severity }));
    expect(text(report(diagnostics)).trimEnd().split('\n').at(-1)).toBe(line);
  });

  it('sums up several projects', () => {
    expect(text(report([], { projects: [FILE, '/home/me/app/b/compose.yaml'] }))).toBe('no findings in 2 projects\n');
  });

  it('lets no value of a message steer the terminal or fake a line', () => {
    const hostile = { ...conflict, message: 'image `\u001b[2J\n::set-output::`', help: 'x\ry', related: [] };
    const shown = text(report([hostile]));
    expect(shown).not.toContain('\u001b');
    expect(shown).not.toContain('\n::set-output');
    expect(shown).toContain('image `␛[2J␊::set-output::`');
  });

  it('colours only through the styler', () => {
    const coloured = text(report([conflict], { styler: ansiStyler }));
    expect(coloured).toContain('\u001b[1;31merror[C105]\u001b[0m');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colour codes are what is removed
    expect(coloured.replace(/\u001b\[[0-9;]*m/g, '')).toBe(text(report([conflict])));
  });
});

describe('json', () => {
  it('is one document with places, relative file names and a summary', () => {
    expect(JSON.parse(json(report([conflict])))).toEqual({
      schemaVersion: 1,
      projects: ['compose.yaml'],
      diagnostics: [
        {
          code: 'lint/duplicate-host-port',
          rule: 'C105',
          severity: 'error',
          message: 'host port 80 is published by `web` and `api`',
          help: 'give one of them another host port',
          path: 'services.api.ports[0]',
          file: 'compose.yaml',
          line: 5,
          column: 13,
          endLine: 5,
          endColumn: 20,
          related: [{ message: 'first published here', file: 'compose.yaml', line: 3, column: 13, endLine: 3, endColumn: 20 }],
        },
      ],
      summary: { errors: 1, warnings: 0, infos: 0 },
    });
  });

  it('is a document without findings, too', () => {
    expect(JSON.parse(json(report([])))).toEqual({
      schemaVersion: 1,
      projects: ['compose.yaml'],
      diagnostics: [],
      summary: { errors: 0, warnings: 0, infos: 0 },
    });
  });
});
