/** What one load works with and gathers on its way through files, includes and bases of `extends`. */

import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Files } from '../model/files.ts';
import type { Span } from '../model/origins.ts';
import type { Consumed, LoadRequest, UnsetMode, VariableUse } from './request.ts';
import type { ServiceTable } from './service-table.ts';
import type { SourceMap, SourceNode } from './source-tree.ts';

export interface Session {
  readonly files: Files;
  readonly stdin: Uint8Array | undefined;
  readonly home: string | undefined;
  /** The folders of the project; the text of other files is not shown. */
  readonly folders: string[];
  readonly interpolates: boolean;
  readonly unset: UnsetMode;
  /** Scalars that an unset variable is part of, when these are opaque. */
  readonly opaque: Span[];
  readonly diagnostics: Diagnostic[];
  readonly consumed: Consumed[];
  readonly variables: VariableUse[];
  /** That any service names, active or not. */
  readonly profiles: Set<string>;
  /** Texts by the name used in spans. */
  readonly sources: Map<string, string>;
  /** Documents by file, so that a file that several services extend is read once. */
  readonly documents: Map<string, readonly SourceNode[]>;
  /** Files with merge tags. */
  readonly tagged: Set<string>;
  /** Models of included files, by all that they depend on. */
  readonly models: Map<string, SourceMap>;
  /** Services of files that others extend, by all that they depend on. */
  readonly tables: Map<string, ServiceTable>;
  /** Nodes that `extends` and `include` copied so far, and how many are in each of those seen. */
  copied: number;
  readonly weights: WeakMap<SourceNode, number>;
  /** Part of the project could not be read: what refers to it is not to be called undefined. */
  hasGaps: boolean;
}

export function openSession(request: LoadRequest): Session {
  return {
    files: request.files,
    stdin: request.stdin,
    home: request.home,
    folders: [request.cwd],
    interpolates: request.interpolate ?? true,
    unset: request.unset ?? 'blank',
    opaque: [],
    diagnostics: [],
    consumed: [],
    variables: [],
    profiles: new Set(),
    sources: new Map(),
    documents: new Map(),
    tagged: new Set(),
    models: new Map(),
    tables: new Map(),
    copied: 0,
    weights: new WeakMap(),
    hasGaps: false,
  };
}

/** Takes the value of a pass and keeps what the pass had to say. */
export function take<T>(session: Session, outcome: { readonly value: T; readonly diagnostics: readonly Diagnostic[] }): T {
  addAll(session.diagnostics, outcome.diagnostics);
  return outcome.value;
}

/** Adds items one by one: as arguments of one `push`, a hundred thousand of them would overflow the stack. */
export function addAll<T>(list: T[], items: Iterable<T>): void {
  for (const item of items) list.push(item);
}

export function reportAll(session: Session, diagnostics: readonly Diagnostic[]): void {
  addAll(session.diagnostics, diagnostics);
}

/** Reports an error that leaves a hole in the model. */
export function reportGap(session: Session, diagnostic: Omit<Diagnostic, 'severity'>): void {
  session.hasGaps = true;
  session.diagnostics.push({ ...diagnostic, severity: 'error' });
}
