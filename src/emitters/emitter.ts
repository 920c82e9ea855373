/** What an emitter gets and gives: a bundle in, files out, as text and as data. */

import type { Bundle } from '../transformer/bundle.ts';

export interface OutputFile {
  /** Relative to the output folder, with `/`. */
  readonly path: string;
  readonly text: string;
  /** Holds secret values: written readable by its owner alone. */
  readonly secret: boolean;
}

export interface EmitRequest {
  readonly bundle: Bundle;
  /** The compose files, as the user knows them; named in headers. */
  readonly composeFiles: readonly string[];
  /** What was not carried over and what is left to do, one sentence each; listed in the README of the result. */
  readonly notes: readonly string[];
}

/** A compiled template. */
export type Render = (data: object) => string;

export interface PackFile {
  /** Rendered once for the project, or once for each workload. */
  readonly each: 'project' | 'workload';
  /** Pattern of the output path; `{name}` stands for the workload. */
  readonly path: string;
  readonly template: string;
  readonly secret: boolean;
}

/** A format: which files are written, and by which templates. */
export interface Pack {
  readonly name: string;
  readonly files: readonly PackFile[];
  readonly render: ReadonlyMap<string, Render>;
}
