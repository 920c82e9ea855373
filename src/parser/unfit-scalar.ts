/** Says of a scalar that it is not of the type that its place asks for: in the same words, whichever pass finds it, so that it is said once. */

import { isCredentialName } from '../model/credential.ts';
import { formatPath, type Path } from '../model/path.ts';
import type { SourceScalar } from './source-tree.ts';

export interface Expected {
  /** Follows `must be`. */
  readonly what: string;
  /** Follows the value. */
  readonly isNot: string;
  readonly help: string;
}

export const WHOLE_NUMBER: Expected = {
  what: 'a whole number',
  isNot: 'is not a whole number',
  help: 'Write a whole number in digits.',
};
export const NUMBER: Expected = { what: 'a number', isNot: 'is not a number', help: 'Write a number such as `0.5`.' };
export const BOOLEAN: Expected = { what: 'true or false', isNot: 'is neither true nor false', help: 'Write `true` or `false`.' };

export interface Unfit {
  readonly message: string;
  readonly help: string;
}

/** Of an empty value only its place can be named; where a variable without a value made it so, that needs a default. */
export function unfit(scalar: SourceScalar, path: Path, { what, isNot, help }: Expected): Unfit {
  if (scalar.value !== '') return { message: `${shownValue(scalar)} ${isNot}`, help };
  const unset = scalar.template?.find((part) => part.kind === 'variable' && part.value === '');
  return {
    message: `\`${formatPath(path)}\` must be ${what}, but it is empty`,
    help: unset?.kind === 'variable' ? `Give the variable a default: \`\${${unset.name}:-…}\`.` : help,
  };
}

/** The value as it is after interpolation, but for one that the variable of a password gave. */
export function shownValue(scalar: SourceScalar): string {
  const secret = scalar.template?.find((part) => part.kind === 'variable' && isCredentialName(part.name));
  if (secret?.kind === 'variable') return `the value of ${secret.name}`;
  if (scalar.type === 'str') return JSON.stringify(scalar.value);
  return scalar.type === 'null' ? 'null' : scalar.text;
}
