import { describe, expect, it } from 'vitest';
import { conversionStory } from '../../src/cli/conversion-story.ts';
import type { LocatedDiagnostic } from '../../src/diagnostics/locate.ts';
import { plainStyler } from '../../src/reporters/styler.ts';
import type { DecisionRecord } from '../../src/transformer/bundle.ts';

function decision(service: string | undefined, choice: string): DecisionRecord {
  return { about: choice, choice, because: 'So it is.', from: [], ...(service === undefined ? {} : { service }) };
}

function note(path: string, line: number, words: string, help?: string): LocatedDiagnostic {
  const place = { file: '/p/compose.yaml', line, column: 3, endLine: line, endColumn: 9 };
  const message = `${path}: ${words}`;
  return { code: 'convert/ignored', severity: 'info', message, path, place, related: [], ...(help === undefined ? {} : { help }) };
}

function story(decisions: readonly DecisionRecord[], notes: readonly LocatedDiagnostic[]): string {
  const bundle = { project: 'p', objects: [], expected: [], images: [], ledger: [], decisions };
  return conversionStory({ bundle, notes, cwd: '/p', styler: plainStyler });
}

describe('conversionStory', () => {
  it('is empty when there is nothing to say', () => {
    expect(story([], [])).toBe('');
  });

  it('tells of services together of which the same was decided, and of the project last', () => {
    const decisions = [
      decision('web', 'Deployment'),
      decision(undefined, 'NetworkPolicies'),
      decision('db', 'StatefulSet'),
      decision('api', 'Deployment'),
      decision('db', '5432/TCP'),
    ];
    expect(story(decisions, [])).toBe(
      [
        'Decided',
        '  api, web',
        '    Deployment: So it is.',
        '  db',
        '    StatefulSet: So it is.',
        '    5432/TCP: So it is.',
        '  NetworkPolicies: So it is.',
        '',
      ].join('\n'),
    );
  });

  it('leaves out what is usual', () => {
    expect(story([{ ...decision('web', 'a claim'), usual: true }], [])).toBe('');
  });

  it('tells the first of very many services and notes, and of how many it does not', () => {
    const numbers = Array.from({ length: 60 }, (_, i) => String(i).padStart(2, '0'));
    const alike = numbers.map((number) => decision(`a${number}`, 'Job'));
    const different = numbers.map((number) => decision(`b${number}`, `port ${number}`));
    const notes = numbers.map((number, i) => note(`services.a${number}.init`, i + 1, `Nearly ${number}.`));
    const bundle = { project: 'p', objects: [], expected: [], images: [], ledger: [], decisions: [...alike, ...different] };
    const told = (seeAll: { readonly seeAll?: string }) => conversionStory({ bundle, notes, cwd: '/p', styler: plainStyler, ...seeAll });
    const short = told({ seeAll: '--verbose' });
    expect(short).toContain('a48, a49 and 10 more\n    Job: So it is.\n');
    expect(short).toContain('  b48\n    port 48: So it is.\n  and 11 more services; --verbose shows all\n');
    expect(short).toContain('Nearly 49.\n  and 10 more notes (convert/ignored); --verbose shows all\n');
    expect(told({})).toMatch(/a58, a59\n.*port 59.*Nearly 59\.\n$/s);
  });

  it('says the same of several places once, at the first of them', () => {
    const notes = [
      note('services.a.init', 4, 'Nearly.', 'Do it.'),
      note('services.b.init', 9, 'Nearly.', 'Do that.'),
      note('name', 1, 'Not.'),
      { ...note('services.c.init', 12, '', 'Do it.'), message: 'services.c.init (x and y): Nearly.' },
      note('services.d.init', 15, 'Nearly.'),
    ];
    expect(story([], notes)).toBe(
      [
        'Worth knowing',
        '  compose.yaml:4:3  services.a.init: Nearly. (and 2 more places)',
        '      → Do it.',
        '  compose.yaml:1:3  name: Not.',
        '  compose.yaml:15:3  services.d.init: Nearly.',
        '',
      ].join('\n'),
    );
  });
});
