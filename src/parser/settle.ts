/** Brings a merged model into canonical form, so that the next file merges with long forms (compose-go, loader.go: processRawYaml). */

import { canonicalize } from './canonical.ts';
import { enforceUnicity } from './merge/unicity.ts';
import { type Session, take } from './session.ts';
import { asMap, changeAt, isNull } from './source-edit.ts';
import type { SourceMap, SourceNode } from './source-tree.ts';

/** Long forms, nothing empty where that means nothing, and no entry twice: short forms and ranges show only now what they name. */
export function settle(session: Session, model: SourceMap): SourceMap {
  const canonical = take(session, canonicalize(model, { ignoreParseErrors: !session.interpolates }));
  const omitted = changeAt(canonical, ['services', '*', 'dns', '*'], (server) => (isEmpty(server) ? undefined : server));
  return asMap(enforceUnicity(omitted ?? canonical));
}

function isEmpty(node: SourceNode): boolean {
  return isNull(node) || (node.kind === 'scalar' && node.value === '');
}
