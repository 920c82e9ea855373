/** Makes a diagnostic of something that is wrong at one node of the tree. */

import type { Diagnostic, DiagnosticCode, Related } from '../../diagnostics/diagnostic.ts';
import type { Span } from '../../model/origins.ts';
import type { Path } from '../../model/path.ts';
import type { SourceNode } from '../source-tree.ts';

export interface Place {
  readonly node: SourceNode;
  readonly path: Path;
  readonly part?: 'key' | 'value';
}

export interface Problem {
  readonly code: DiagnosticCode;
  readonly severity?: Diagnostic['severity'];
  readonly message: string;
  readonly help?: string;
  readonly related?: readonly Related[];
}

/** An error unless the problem says otherwise. Where the value came through an alias or the like, the place of the problem says so. */
export function problemAt({ node, path, part }: Place, problem: Problem): Diagnostic {
  const { via, use } = node.origin;
  const at = part === 'key' ? keySpan(node) : span(node);
  return {
    severity: 'error',
    ...problem,
    path,
    ...(part === undefined ? {} : { part }),
    at: use === undefined ? at : { ...at, via, use },
  };
}

/** Another place that belongs to a problem. */
export function seeAlso(message: string, { node, path, part }: Place): Related {
  return { message, path, at: part === 'key' ? keySpan(node) : span(node) };
}

/** A mapping or list with a key is shown by its key, since the whole of it is no help to look at, and so is a value that is not there. */
function span(node: SourceNode): Span {
  const { origin } = node;
  return node.kind === 'scalar' && origin.end > origin.start ? origin : keySpan(node);
}

function keySpan({ origin }: SourceNode): Span {
  return origin.key ?? origin;
}
