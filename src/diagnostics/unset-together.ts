/** Says of many variables without a value once what the parser says of each. */

import type { Diagnostic } from './diagnostic.ts';
import { listWords } from './list-words.ts';

/** As many are told of one by one. */
const FEW = 3;

/** In the place of the first. Variables for whose value a Secret has a placeholder are told of there. */
export function unsetTogether(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const credentials = new Set(
    diagnostics.flatMap(({ code, subjects = [] }) => (code === 'convert/credential-without-value' ? subjects : [])),
  );
  const isKnown = ({ code, subjects = [] }: Diagnostic) => code === UNSET && subjects.every((name) => credentials.has(name));
  const rest = diagnostics.filter((diagnostic) => !isKnown(diagnostic));
  const unset = rest.filter(({ code }) => code === UNSET);
  const [first] = unset;
  if (first === undefined || unset.length <= FEW) return rest;
  return rest.flatMap((diagnostic) => (diagnostic === first ? [together(first, unset)] : diagnostic.code === UNSET ? [] : [diagnostic]));
}

const UNSET = 'compose/unset-variable';

function together(first: Diagnostic, all: readonly Diagnostic[]): Diagnostic {
  const names = all.flatMap(({ subjects = [] }) => subjects);
  return {
    ...first,
    message: `the variables ${listWords(names)} are not set; blank strings are used for them`,
    help: `Set them in the environment or in the .env file, or give them defaults: \`\${${names[0] ?? 'NAME'}:-default}\`. All variables: \`kubeferry config --variables\`.`,
    subjects: names,
    related: all.slice(1).map(({ path, at }) => ({
      message: 'not set either',
      ...(path === undefined ? {} : { path }),
      ...(at === undefined ? {} : { at }),
    })),
  };
}
