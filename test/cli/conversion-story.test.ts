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
