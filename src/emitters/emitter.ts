/** What an emitter works with and gives: packs of templates, and files. */

import type { PackData, WorkloadData } from './pack-data.ts';

export interface OutputFile {
  /** Relative to the output folder, with `/`. */
  readonly path: string;
  readonly text: string;
  /** Holds secret values: written readable by its owner alone. */
  readonly secret: boolean;
}

/** A compiled template, over the data of the project or of one workload. */
export type Render = (data: PackData | WorkloadData) => string;

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
