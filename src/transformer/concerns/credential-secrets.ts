/** Writes the Secrets of the credentials that the environment and the commands refer to. */

import { listWords } from '../../diagnostics/list-words.ts';
import type { PlannedContext, ServiceContext } from '../concern.ts';
import { rollOnChange } from '../config-map.ts';
import { type Contribution, diagnose } from '../contribution.ts';
import { toObjectData, utf8 } from '../object-data.ts';
import type { Credential } from '../plan/credentials/credential.ts';
import { rewriteHosts } from '../plan/hostnames.ts';
import { type SecretEntry, secretObjects } from '../secret-objects.ts';

export function* credentialSecrets(context: PlannedContext): Iterable<Contribution> {
  const mode = context.settings.project.secrets;
  for (const [name, credentials] of context.plan.credentials.secrets) {
    const from = credentials.flatMap((credential) => credential.from);
    yield* secretObjects(context, { name, entries: credentials.map((credential) => entryOf(context, credential)), from });
    if (mode === 'separate' || mode === 'inline') yield* withoutValue(name, credentials);
  }
}

/** Where the values stand in the open, those that a service uses roll it out anew when they change. */
export function* rollOnCredentials(context: ServiceContext): Iterable<Contribution> {
  if (context.settings.project.secrets !== 'inline') return;
  const { secrets, services } = context.plan.credentials;
  const pieces = [...(services.get(context.name)?.values.values() ?? [])].flat();
  const used = new Set(pieces.flatMap((piece) => (piece.kind === 'credential' ? [piece.credential.secret] : [])));
  for (const name of [...used].sort()) {
    const entries = (secrets.get(name) ?? []).flatMap((credential) => {
      const { key, bytes } = entryOf(context, credential);
      return bytes === undefined ? [] : [{ key, bytes }];
    });
    yield rollOnChange('Secret', name, toObjectData(entries));
  }
}

function entryOf(context: PlannedContext, credential: Credential): SecretEntry {
  const { key, value, optional } = credential;
  const bytes = value === undefined ? {} : { bytes: utf8(withHosts(context, credential, value)) };
  return { key, ...bytes, ...(optional === undefined ? {} : { optional }) };
}

/** A whole URL that is a credential may name a host that is called otherwise in the cluster; a bare password is left alone. */
function withHosts({ plan }: PlannedContext, { from }: Credential, value: string): string {
  const service = from[0]?.[1];
  if (!value.includes('://') || typeof service !== 'string') return value;
  return rewriteHosts(value, plan, { service }).text;
}

function* withoutValue(name: string, credentials: readonly Credential[]): Iterable<Contribution> {
  const open = credentials.flatMap(({ key, value, variable, optional, from: [path] }) =>
    value !== undefined || variable === undefined || optional === true || path === undefined ? [] : [{ key, variable, path }],
  );
  const [first, ...others] = open;
  if (first === undefined) return;
  const variables = [...new Set(open.map(({ variable }) => variable))].sort();
  const keys = listWords(open.map(({ key }) => key));
  yield diagnose({
    code: 'convert/credential-without-value',
    severity: 'warning',
    path: first.path,
    message:
      others.length === 0
        ? `The variable ${first.variable} is not set, so the key ${keys} of the Secret ${name} has a placeholder for a value.`
        : `${variables.length} variables are not set, so the keys ${keys} of the Secret ${name} have placeholders for values.`,
    help: `Set ${others.length === 0 ? first.variable : 'them'} in the environment or in .env and convert again, or write the ${others.length === 0 ? 'value' : 'values'} into the Secret.`,
    related: others.map(({ variable, path }) => ({ message: `${variable} is used here`, path })),
    subjects: variables,
  });
}
