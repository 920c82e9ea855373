/** What is to change in an output folder. */

export interface FileContent {
  /** Within the folder, with `/`. */
  readonly path: string;
  readonly text: string;
  /** Readable by its owner alone. */
  readonly secret?: boolean;
}

export interface FolderChange {
  /** Absolute; made when it is missing. */
  readonly folder: string;
  readonly write: readonly FileContent[];
  /** Paths within the folder of files that are to go. */
  readonly remove: readonly string[];
}
