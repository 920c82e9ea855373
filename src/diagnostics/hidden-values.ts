/**
 * Takes the values of credentials out of what is said. Messages name values, and somebody may have put a password where none belongs (`user:
 * ${DB_PASSWORD}`): the variable is named instead.
 */

import { isCredentialName } from '../model/credential.ts';
import { canBeCredential } from '../model/credential-value.ts';
import type { Diagnostic } from './diagnostic.ts';

/** Replaces the values in a text. */
export type Hide = (text: string) => string;

/** A word like `postgres` is in many messages on its own account; a value that is none is seldom a word of a message. */
const SHORTEST = 6;
const WORD = /^[A-Za-z]{1,11}$/;

/** For what is said of a project that was read with these variables. */
export function hideValues(environment: Readonly<Record<string, string>>): Hide {
  const hidden = Object.entries(environment)
    .filter(([name, value]) => value.length >= SHORTEST && !WORD.test(value) && isCredentialName(name) && canBeCredential(name, value))
    .sort(([a, one], [b, other]) => other.length - one.length || (a < b ? -1 : 1));
  if (hidden.length === 0) return (text) => text;
  return (text) => hidden.reduce((shown, [name, value]) => shown.replaceAll(value, () => `\${${name}}`), text);
}

export function hideInDiagnostics(diagnostics: readonly Diagnostic[], hide: Hide): readonly Diagnostic[] {
  return diagnostics.map((diagnostic) => ({
    ...diagnostic,
    message: hide(diagnostic.message),
    ...(diagnostic.help === undefined ? {} : { help: hide(diagnostic.help) }),
    ...(diagnostic.related === undefined
      ? {}
      : { related: diagnostic.related.map((other) => ({ ...other, message: hide(other.message) })) }),
  }));
}
