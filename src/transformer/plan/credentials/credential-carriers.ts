/** Through which environment variable a container gets each credential, so that `$(NAME)` in other values can refer to it. */

import { byKey } from '../../../model/by-key.ts';
import type { Credential, ServiceCredentials, ValuePiece } from './credential.ts';
import type { CredentialText } from './credential-texts.ts';

const SHELL_NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** A variable of the service that is the credential itself carries it; for the others a helper variable is added, named as in the compose files. */
export function chooseCarriers(
  texts: readonly CredentialText[],
  values: ReadonlyMap<CredentialText, readonly ValuePiece[]>,
): Pick<ServiceCredentials, 'carriers' | 'helpers'> {
  const taken = new Set<string>();
  for (const { name, own } of texts) if (own && name !== undefined) taken.add(name);
  const carriers = new Map<Credential, string>();
  for (const [{ name, own }, pieces] of values) {
    const credential = soleCredential(pieces);
    if (own && name !== undefined && credential !== undefined && SHELL_NAME.test(name) && !carriers.has(credential))
      carriers.set(credential, name);
  }
  const helpers = new Map<string, Credential>();
  for (const [{ own }, pieces] of values) {
    if (own && soleCredential(pieces) !== undefined) continue;
    for (const piece of pieces) {
      if (piece.kind === 'text' || carriers.has(piece.credential)) continue;
      const helper = freeVariable(piece.credential, taken);
      carriers.set(piece.credential, helper);
      helpers.set(helper, piece.credential);
    }
  }
  return { carriers, helpers: new Map([...helpers].sort(byKey)) };
}

/** The credential that a value is, whole and alone. */
export function soleCredential(pieces: readonly ValuePiece[]): Credential | undefined {
  const [only] = pieces;
  return pieces.length === 1 && only?.kind === 'credential' ? only.credential : undefined;
}

function freeVariable({ variable, key }: Credential, taken: Set<string>): string {
  const wanted = (variable ?? key).replace(/[^A-Za-z0-9_]/g, '_').replace(/^(?=\d)/, '_');
  let name = wanted;
  for (let round = 1; taken.has(name); round++) name = round === 1 ? `COMPOSE_${wanted}` : `COMPOSE_${wanted}_${round}`;
  taken.add(name);
  return name;
}
