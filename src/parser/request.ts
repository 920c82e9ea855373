/** What the parser is asked for and what it answers: compose files and environment in, the canonical model with every value's position out. */

import type { Outcome } from '../diagnostics/outcome.ts';
import type { Files } from '../model/files.ts';
import type { Origin, Origins } from '../model/origins.ts';
import type { Path } from '../model/path.ts';
import type { Project } from '../model/project.ts';

export type UnsetMode = 'blank' | 'opaque';

export interface LoadRequest {
  readonly files: Files;
  /** Absolute folder that the command runs in. */
  readonly cwd: string;
  /** What `~` stands for. */
  readonly home?: string;
  /** The process environment; wins over every `.env`. */
  readonly environment: Readonly<Record<string, string>>;
  /** As given with `-f`; `-` is stdin. Empty: `COMPOSE_FILE`, then discovery upwards from `cwd`. */
  readonly composeFiles?: readonly string[];
  readonly stdin?: Uint8Array;
  readonly projectName?: string;
  readonly projectDirectory?: string;
  readonly envFiles?: readonly string[];
  readonly profiles?: readonly string[];
  readonly interpolate?: boolean;
  /**
   * What stands for a variable that is not set: nothing, as in Docker Compose, or its own text (`${NAME}`), so that a linter can look at a
   * project without its environment. Errors of values that such a variable is part of are then left out; what could not be made of them is
   * missing in the model, or text where another type was due.
   */
  readonly unset?: UnsetMode;
  readonly normalize?: boolean;
  readonly resolvePaths?: boolean;
}

/** What the loader itself acted on, so that it is no longer in the model: `include`, `extends`, `version`, a service whose profile is off. */
export interface Consumed {
  readonly path: Path;
  readonly origin: Origin;
  readonly because: string;
}

/** A variable that some value of the files refers to. */
export interface VariableUse {
  readonly name: string;
  readonly value?: string;
  readonly default?: string;
  /** What `${NAME:+…}` puts in its place when it is set. */
  readonly alternate?: string;
  readonly required: boolean;
  readonly origin: Origin;
}

export interface LoadedProject {
  readonly project: Project;
  readonly origins: Origins;
  readonly consumed: readonly Consumed[];
  readonly variables: readonly VariableUse[];
  /** All profiles that services name, active or not, sorted. */
  readonly profiles: readonly string[];
  /** Variables that interpolation saw: process environment over `.env` files. */
  readonly environment: Readonly<Record<string, string>>;
  /** Absolute folder that relative paths were resolved against. */
  readonly directory: string;
  /** What `~` stood for. */
  readonly home?: string;
  /** The compose files in the order of merging, absolute (`-` for stdin). */
  readonly composeFiles: readonly string[];
  /** Text of every file that positions refer to, by the name used in spans. */
  readonly sources: ReadonlyMap<string, string>;
}

/** `sources` holds the text of every file that was read, also when no model came of it: diagnostics point into them. */
export interface LoadOutcome extends Outcome<LoadedProject | undefined> {
  readonly sources: ReadonlyMap<string, string>;
}
