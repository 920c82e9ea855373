/** The story of a conversion for the person who ran it: what was decided and why, what was not carried over, and where it is said. */

import { type LocatedDiagnostic, wordsOf } from '../diagnostics/locate.ts';
import { byKey } from '../model/by-key.ts';
import { visible } from '../reporters/display-width.ts';
import { shownFile } from '../reporters/file-name.ts';
import { firstOfEach } from '../reporters/first-of-each.ts';
import type { Styler } from '../reporters/styler.ts';
import type { Bundle, DecisionRecord } from '../transformer/bundle.ts';

export interface ConversionReport {
  readonly bundle: Bundle;
  /** Those of severity info: each is one line here. */
  readonly notes: readonly LocatedDiagnostic[];
  readonly cwd: string;
  readonly styler: Styler;
  /** The flag that shows all; with it, of very many things of a kind the first ones are told. */
  readonly seeAll?: string;
}

export function conversionStory(report: ConversionReport): string {
  return [decided(report), noted(report)].filter((part) => part !== '').join('\n');
}

/** Services of which the same was decided for the same reasons are told of together, at the first of them. */
function decided({ bundle, styler, seeAll }: ConversionReport): string {
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
  const { shown, rest } = shortened([...groups], { kindOf: () => 'services', seeAll });
  const services = shown.map(([text, names]) => `  ${styler('strong', visible(namesOf(names, seeAll)))}\n${text}`);
  return [`${styler('strong', 'Decided')}\n`, ...services, ...rest, ...ofProject.map((line) => `  ${line}\n`)].join('');
}

function namesOf(names: readonly string[], seeAll: string | undefined): string {
  const { shown, left } = firstOfEach(names, () => '');
  const [count] = left.values();
  return count === undefined || seeAll === undefined ? names.join(', ') : `${shown.join(', ')} and ${count} more`;
}

interface Shortening<T> {
  readonly kindOf: (item: T) => string;
  readonly seeAll: string | undefined;
}

/** The first of each kind, and a line for the others. */
function shortened<T>(
  items: readonly T[],
  { kindOf, seeAll }: Shortening<T>,
): { readonly shown: readonly T[]; readonly rest: readonly string[] } {
  if (seeAll === undefined) return { shown: items, rest: [] };
  const { shown, left } = firstOfEach(items, kindOf);
  return { shown, rest: [...left].map(([kind, count]) => `  and ${count} more ${kind}; ${seeAll} shows all\n`) };
}

function byService(decisions: readonly DecisionRecord[]): ReadonlyMap<string, readonly string[]> {
  const sentences = new Map<string, string[]>();
  for (const decision of decisions) {
    const { service } = decision;
    if (service === undefined) continue;
    const known = sentences.get(service);
    if (known === undefined) sentences.set(service, [sentence(decision)]);
    else known.push(sentence(decision));
  }
  return new Map([...sentences].sort(byKey));
}

function sentence({ choice, because }: DecisionRecord): string {
  return `${visible(choice)}: ${visible(because)}`;
}

function noted({ notes, cwd, styler, seeAll }: ConversionReport): string {
  if (notes.length === 0) return '';
  const { shown, rest } = shortened(together(notes), { kindOf: ({ code }) => `notes (${code})`, seeAll });
  const lines = shown.map(({ message, help, places }) => {
    const [place] = places;
    const where = place === undefined ? '' : `${shownFile(place.file, cwd)}:${place.line}:${place.column}  `;
    const more = places.length < 2 ? '' : ` (and ${places.length - 1} more ${places.length === 2 ? 'place' : 'places'})`;
    const next = help === undefined ? '' : `      ${styler('help', '→')} ${visible(help)}\n`;
    return `  ${styler('gutter', where)}${visible(message)}${more}\n${next}`;
  });
  return `${styler('strong', 'Worth knowing')}\n${[...lines, ...rest].join('')}`;
}

interface Together {
  readonly code: string;
  readonly message: string;
  readonly help?: string;
  readonly places: (LocatedDiagnostic['place'] | undefined)[];
}

/** What is said of several places in the same words is said once, at the first of them, with what there is to do about that one. */
function together(notes: readonly LocatedDiagnostic[]): readonly Together[] {
  const groups = new Map<string, Together>();
  for (const note of notes) {
    const { code, message, help, place } = note;
    const key = JSON.stringify([code, wordsOf(note), help === undefined]);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, { code, message, places: [place], ...(help === undefined ? {} : { help }) });
    else known.places.push(place);
  }
  return [...groups.values()];
}
