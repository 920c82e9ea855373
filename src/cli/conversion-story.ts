/** The story of a conversion for the person who ran it: what was decided and why, what was not carried over, and where it is said. */

import { type LocatedDiagnostic, wordsOf } from '../diagnostics/locate.ts';
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
  return [decided(report), noted(report)].filter((part) => part !== '').join('\n');
}

/** Services of which the same was decided for the same reasons are told of together, at the first of them. */
function decided({ bundle, styler }: ConversionReport): string {
  const decisions = bundle.decisions.filter(({ usual }) => usual !== true);
  if (decisions.length === 0) return '';
  const ofProject = decisions.filter(({ service }) => service === undefined).map(sentence);
  const groups = new Map<string, string[]>();
  for (const [service, sentences] of byService(decisions)) {
    const text = sentences.map((line) => `    ${line}\n`).join('');
    const known = groups.get(text);
    if (known === undefined) groups.set(text, [service]);
    else known.push(service);
  }
  const services = [...groups].map(([text, names]) => `  ${styler('strong', visible(names.join(', ')))}\n${text}`);
  return [`${styler('strong', 'Decided')}\n`, ...services, ...ofProject.map((line) => `  ${line}\n`)].join('');
}

function byService(decisions: readonly DecisionRecord[]): ReadonlyMap<string, readonly string[]> {
  const sentences = new Map<string, string[]>();
  for (const decision of decisions) {
    const { service } = decision;
    if (service === undefined) continue;
    sentences.set(service, [...(sentences.get(service) ?? []), sentence(decision)]);
  }
  return new Map([...sentences].sort(([a], [b]) => (a < b ? -1 : 1)));
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
    const next = help === undefined ? '' : `      ${styler('help', '→')} ${visible(help)}\n`;
    return `  ${styler('gutter', where)}${visible(message)}${more}\n${next}`;
  });
  return `${styler('strong', 'Worth knowing')}\n${lines.join('')}`;
}

interface Together {
  readonly message: string;
  readonly help?: string;
  readonly places: readonly (LocatedDiagnostic['place'] | undefined)[];
}

/** What is said of several places in the same words is said once, at the first of them, with what there is to do about that one. */
function together(notes: readonly LocatedDiagnostic[]): readonly Together[] {
  const groups = new Map<string, Together>();
  for (const note of notes) {
    const { code, message, help, place } = note;
    const key = JSON.stringify([code, wordsOf(note), help === undefined]);
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
