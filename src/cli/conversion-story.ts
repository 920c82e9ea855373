/** The story of a conversion for the person who ran it: what was decided and why, what was not carried over, and where it is said. */

import type { LocatedDiagnostic } from '../diagnostics/locate.ts';
import { visible } from '../reporters/display-width.ts';
import { shownFile } from '../reporters/file-name.ts';
import type { Styler } from '../reporters/styler.ts';
import type { Bundle, DecisionRecord } from '../transformer/bundle.ts';

export interface ConversionReport {
  readonly bundle: Bundle;
  /** Those of severity info: each is one line here. */
  readonly notes: readonly LocatedDiagnostic[];
  readonly cwd: string;
  readonly styler: Styler;
}

export function conversionStory(report: ConversionReport): string {
  const parts = [decided(report), noted(report)].filter((part) => part !== '');
  return parts.map((part) => `${part}\n`).join('');
}

function decided({ bundle, styler }: ConversionReport): string {
  if (bundle.decisions.length === 0) return '';
  const decisions = [...bundle.decisions].sort((a, b) => compare(a.service, b.service));
  const width = Math.max(...decisions.map(({ service }) => (service ?? '').length));
  const lines = decisions.map((decision, i) => {
    const repeated = i > 0 && decisions[i - 1]?.service === decision.service;
    const name = repeated ? '' : (decision.service ?? '');
    return `  ${styler('strong', name.padEnd(width))}  ${sentence(decision)}`;
  });
  return `${styler('strong', 'Decided')}\n${lines.join('\n')}\n`;
}

/** By service; what concerns the whole project comes last. */
function compare(a: string | undefined, b: string | undefined): number {
  if (a === b) return 0;
  if (a === undefined) return 1;
  return b === undefined || a < b ? -1 : 1;
}

function sentence({ choice, because }: DecisionRecord): string {
  return `${visible(choice)}: ${visible(because)}`;
}

function noted({ notes, cwd, styler }: ConversionReport): string {
  if (notes.length === 0) return '';
  const lines = together(notes).map(({ message, help, places }) => {
    const [place] = places;
    const where = place === undefined ? '' : `${shownFile(place.file, cwd)}:${place.line}:${place.column}  `;
    const more = places.length < 2 ? '' : ` (and ${places.length - 1} more ${places.length === 2 ? 'place' : 'places'})`;
    return `  ${styler('gutter', where)}${visible(message)}${more}${help === undefined ? '' : `\n      ${styler('help', '→')} ${visible(help)}`}`;
  });
  return `${styler('strong', 'Worth knowing')}\n${lines.join('\n')}\n`;
}

interface Together {
  readonly message: string;
  readonly help?: string;
  readonly places: readonly (LocatedDiagnostic['place'] | undefined)[];
}

/** What is said of several places in the same words is said once, at the first of them. */
function together(notes: readonly LocatedDiagnostic[]): readonly Together[] {
  const groups = new Map<string, Together>();
  for (const { message, path, help, place } of notes) {
    const words = path !== undefined && message.startsWith(`${path}: `) ? message.slice(path.length) : message;
    const key = JSON.stringify([words, help]);
    const known = groups.get(key);
    groups.set(
      key,
      known === undefined
        ? { message, places: [place], ...(help === undefined ? {} : { help }) }
        : { ...known, places: [...known.places, place] },
    );
  }
  return [...groups.values()];
}
