/** Credentials in the texts of a service: which parts of a value they are, and how the container gets them. */

import { isCredentialName } from '../model/credential.ts';
import { canBeCredential } from '../model/credential-value.ts';
import { formatPath, type Path } from '../model/path.ts';
import type { PlannedContext, ServiceContext } from './concern.ts';
import type { Credential, ValuePiece } from './plan/credentials/credential.ts';
import { escapeReferences } from './plan/credentials/escape-references.ts';
import { partsOf } from './plan/credentials/value-parts.ts';

/** The pieces of a value of a service; undefined where no credential is part of it. */
export function piecesAt({ plan }: PlannedContext, service: string, path: Path): readonly ValuePiece[] | undefined {
  return plan.credentials.services.get(service)?.values.get(formatPath(path));
}

/** A value that Kubernetes expands: credentials as `$(NAME)`, literal dollar signs escaped. `text` is what stands at the path in the model. */
export function composeReferences(context: ServiceContext, path: Path, text: string): string {
  return composePieces(context, piecesAt(context, context.name, path), text);
}

/** The same for a text whose pieces are known. */
export function composePieces(context: ServiceContext, pieces: readonly ValuePiece[] | undefined, text: string): string {
  if (pieces === undefined) return escapeReferences(text);
  return pieces
    .map((piece) => (piece.kind === 'text' ? escapeReferences(piece.text) : `$(${carrierOf(context, piece.credential)})`))
    .join('');
}

/** The environment variable of the container that carries a credential of one of its values. */
export function carrierOf({ plan, name }: ServiceContext, credential: Credential): string {
  const carrier = plan.credentials.services.get(name)?.carriers.get(credential);
  if (carrier === undefined) throw new Error(`no variable of ${name} carries the key ${credential.key} of ${credential.secret}`);
  return carrier;
}

/** The variable that brings a credential into a text that everybody may read (a label, an annotation); undefined where none does. */
export function credentialVariableAt(context: PlannedContext, path: Path, text: string): string | undefined {
  const { variables } = context.plan.credentials;
  for (const part of partsOf(context, path, text)) {
    if (part.kind === 'text' || part.value === '') continue;
    if (variables.has(part.name) || (isCredentialName(part.name) && canBeCredential(part.name, part.value))) return part.name;
  }
  return undefined;
}
