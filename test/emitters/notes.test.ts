import { describe, expect, it } from 'vitest';
import type { LocatedDiagnostic } from '../../src/diagnostics/locate.ts';
import { notesOf } from '../../src/emitters/notes.ts';

function diagnostic(
  code: LocatedDiagnostic['code'],
  severity: LocatedDiagnostic['severity'],
  message: string,
  help?: string,
): LocatedDiagnostic {
  return { code, severity, message, related: [], ...(help === undefined ? {} : { help }) };
}

describe('notesOf', () => {
  it('has warnings and errors of the conversion, and what is to be done first, each once', () => {
    expect(
      notesOf([
        diagnostic('convert/unsupported', 'warning', 'Not  possible.', 'Do\nthis.'),
        diagnostic('convert/unsupported', 'warning', 'Not possible.', 'Do this.'),
        diagnostic('convert/missing-file', 'error', 'Gone.'),
        diagnostic('convert/approximated', 'info', 'Nearly.'),
        diagnostic('convert/default-size', 'info', 'Small.'),
        diagnostic('convert/expected-secret', 'info', 'Needed.'),
        diagnostic('lint/x', 'warning', 'Style.'),
      ]),
    ).toEqual(['Gone.', 'Needed.', 'Not possible. Do this.', 'Small.']);
  });
});
