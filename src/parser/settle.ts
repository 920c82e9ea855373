/** Brings a merged model into canonical form, so that the next file merges with long forms (compose-go, loader.go: processRawYaml). */

import { canonicalize } from './canonical.ts';
import { enforceUnicity } from './merge/unicity.ts';
import { type Session, take } from './session.ts';
import { asMap } from './source-edit.ts';
import type { SourceMap } from './source-tree.ts';

/** Long forms, and no entry twice: short forms and ranges show only now what they name. */
export function settle(session: Session, model: SourceMap): SourceMap {
  return asMap(enforceUnicity(take(session, canonicalize(model, { ignoreParseErrors: !session.interpolates }))));
}
