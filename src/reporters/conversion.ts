/** The story of a conversion for the person who ran it: what was decided and why, what was not carried over, and where it is said. */

import type { LocatedDiagnostic } from '../diagnostics/locate.ts';
import type { Bundle, DecisionRecord } from '../transformer/bundle.ts';
import { visible } from './display-width.ts';
import { shownFile } from './file-name.ts';
import type { Styler } from './styler.ts';

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
  const width = Math.max(...bundle.decisions.map(({ service }) => (service ?? '').length));
  const lines = bundle.decisions.map((decision, i) => {
    const repeated = bundle.decisions[i - 1]?.service === decision.service;
    const name = repeated ? '' : (decision.service ?? '');
    return `  ${styler('strong', name.padEnd(width))}  ${sentence(decision)}`;
  });
  return `${styler('strong', 'Decided')}\n${lines.join('\n')}\n`;
}

function sentence({ choice, because }: DecisionRecord): string {
  return `${visible(choice)}: ${visible(because)}`;
}

function noted({ notes, cwd, styler }: ConversionReport): string {
  if (notes.length === 0) return '';
  const lines = notes.map(({ place, message, help }) => {
    const where = place === undefined ? '' : `${shownFile(place.file, cwd)}:${place.line}:${place.column}  `;
    return `  ${styler('gutter', where)}${visible(message)}${help === undefined ? '' : `\n      ${styler('help', '→')} ${visible(help)}`}`;
  });
  return `${styler('strong', 'Worth knowing')}\n${lines.join('\n')}\n`;
}
