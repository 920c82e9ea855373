/** A set of files that becomes one model, and what holds for them: the project itself, or one `include`. */

import type { Span } from '../model/origins.ts';
import type { Environment } from './environment.ts';

/** A file on the way from the project to an included model, and its entry that leads on. */
export interface IncludeStep {
  readonly file: string;
  readonly use: Span;
}

/** A file of a scope, and the place that names it when a file does. */
export interface FileToLoad {
  readonly file: string;
  readonly use?: Span;
}

export interface Scope {
  /** Absolute folder that files named in this scope are looked up in. */
  readonly directory: string;
  /** What relative paths of the model are joined to: for an include, its folder as seen from the including scope. Undefined: they stay. */
  readonly base: string | undefined;
  readonly environment: Environment;
  /** Names the environment: scopes with the same key see the same variables. */
  readonly environmentKey: string;
  readonly steps: readonly IncludeStep[];
}

/** Docker Compose fetches these; a conversion never reaches for the network. */
const REMOTE = /^(?:[a-z][a-z0-9+.-]*:\/\/|git@|github\.com\/)/i;

export function isRemote(file: string): boolean {
  return REMOTE.test(file);
}
