/**
 * Decides which values of the environment and of commands are credentials, and in which Secret each lives. One that a variable of the compose
 * files gives is kept once for the project, under the name of the variable; one that is written out is kept with its service.
 */

import { formatPath } from '../../model/path.ts';
import type { ProjectContext } from '../project-context.ts';
import type { Credential, ServiceCredentials, ValuePiece } from './credentials/credential.ts';
import { chooseCarriers } from './credentials/credential-carriers.ts';
import { openCredentialStore } from './credentials/credential-store.ts';
import { type CredentialText, credentialTexts } from './credentials/credential-texts.ts';
import { credentialVariables } from './credentials/credential-variables.ts';
import { type SplitFacts, splitValue, wholeCredential } from './credentials/split-value.ts';
import type { Names } from './names.ts';

export interface CredentialPlan {
  /** By name of the Secret, sorted; the credentials sorted by key. */
  readonly secrets: ReadonlyMap<string, readonly Credential[]>;
  /** By service; only those that have credentials. */
  readonly services: ReadonlyMap<string, ServiceCredentials>;
  /** Variables of the compose files that hold a credential, with the reason. */
  readonly variables: ReadonlyMap<string, string>;
}

export function planCredentials(context: ProjectContext, names: Names): CredentialPlan {
  const texts = credentialTexts(context);
  const variables = credentialVariables(context, texts);
  const store = openCredentialStore(context, names);
  const services = new Map<string, ServiceCredentials>();
  for (const [service, own] of texts) {
    const planned = planService(own, { variables, store });
    if (planned !== undefined) services.set(service, planned);
  }
  return { secrets: store.secrets(), services, variables };
}

/** The values that are credentials as a whole come first, so that parts of other values may turn out to be the same. */
function planService(texts: readonly CredentialText[], facts: SplitFacts): ServiceCredentials | undefined {
  const wholes = texts.map((text) => wholeCredential(text, facts));
  const split = new Map<CredentialText, readonly ValuePiece[]>();
  const values = new Map<string, readonly ValuePiece[]>();
  for (const [i, text] of texts.entries()) {
    const whole = wholes[i];
    const pieces = whole === undefined ? splitValue(text, facts) : [{ kind: 'credential', credential: whole } as const];
    if (pieces === undefined) continue;
    split.set(text, pieces);
    values.set(formatPath(text.path), pieces);
  }
  return split.size === 0 ? undefined : { values, ...chooseCarriers(texts, split) };
}
