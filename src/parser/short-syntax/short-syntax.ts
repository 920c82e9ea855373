/** What the expansion of a short syntax works with. */

import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Path } from '../../model/path.ts';
import type { SourceNode } from '../source-tree.ts';

/** Ports that ranges may name in one model: they are written in a few characters, and each becomes an entry. */
export const MAX_PORTS = 40_000;

export interface Expansion {
  /** One list for the whole walk: who keeps it keeps a copy. */
  readonly path: Path;
  /** Text that cannot be read stays as it is, without a word: it may hold variables that were not filled in. */
  readonly isLenient: boolean;
  /** What is left for all services together. */
  readonly budget: { ports: number };
  readonly report: (diagnostic: Diagnostic) => unknown;
}

export function itemOf(expansion: Expansion, index: number): Expansion {
  return { ...expansion, path: [...expansion.path, index] };
}

/** Turns one place into its long form; undefined for what says nothing. Long forms, and what the schema rejects, stay as they are. */
export type ShortSyntax = (node: SourceNode, expansion: Expansion) => SourceNode | undefined;

export interface Fault {
  readonly message: string;
  readonly help: string;
}

/** Reports text that is no such short syntax, and leaves it as it is. */
export function refuse(node: SourceNode, expansion: Expansion, { message, help }: Fault): SourceNode {
  const { path, isLenient, report } = expansion;
  if (!isLenient) report({ code: 'compose/short-syntax', severity: 'error', message, help, path: [...path], at: node.origin });
  return node;
}
