/** What becomes of every attribute of Compose, as a rule: the table that the concerns and the declined paths make together. */

import { matchesPattern } from '../model/path.ts';
import { COMPOSE_PATHS, type ComposePath } from '../model/paths.gen.ts';
import type { Concern, GeneralFate } from './concern.ts';
import { CONCERNS } from './concerns/index.ts';
import { DECLINED, type DeclinedRow } from './declined.ts';

export interface CoverageRow {
  readonly path: ComposePath;
  /** The name of a concern, or `declined`. */
  readonly owner: string;
  readonly fate: GeneralFate;
  /** What the concern does, or why the path is declined. */
  readonly about: string;
  /** Of a declined path that something is lost with: what to do. */
  readonly instead?: string;
}

/** In the order of the alphabet. */
export function coverage(): readonly CoverageRow[] {
  return COMPOSE_PATHS.map((path) => {
    const matches = (pattern: string) => matchesPattern(path.split('.'), pattern);
    const concern = CONCERNS.find(({ owns }) => owns.some(matches));
    if (concern !== undefined) return ofConcern(path, concern, matches);
    const row = DECLINED.find(({ pattern }) => matches(pattern));
    if (row === undefined) throw new Error(`nobody owns ${path}`);
    return ofDeclined(path, row);
  });
}

function ofConcern(path: ComposePath, { name, summary, fates = {} }: Concern, matches: (pattern: string) => boolean): CoverageRow {
  const [, fate = 'mapped'] = Object.entries(fates).find(([pattern]) => matches(pattern)) ?? [];
  return { path, owner: name, fate, about: summary };
}

function ofDeclined(path: ComposePath, row: DeclinedRow): CoverageRow {
  const { fate, because } = row;
  return { path, owner: 'declined', fate, about: because, ...('instead' in row ? { instead: row.instead } : {}) };
}
