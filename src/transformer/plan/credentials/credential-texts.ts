/** The texts of a service that may hold credentials, with the pieces that they were composed of. */

import { type FlagValue, flagValues } from '../../../model/command-passwords.ts';
import { isCredentialName } from '../../../model/credential.ts';
import type { TemplatePart } from '../../../model/origins.ts';
import type { Path } from '../../../model/path.ts';
import type { Hook, Service } from '../../../model/service.ts';
import { isRandomKey } from '../../knowledge/credential-values.ts';
import type { ProjectContext } from '../../project-context.ts';
import { isLeftOut } from '../left-out.ts';
import { partsOf, partsOfWords } from './value-parts.ts';

export interface CredentialText {
  readonly service: string;
  readonly path: Path;
  /** Of an environment variable: its name. */
  readonly name: string | undefined;
  /** Whether that name promises a credential. */
  readonly named: boolean;
  /** Of a word of a command: the flag or assignment whose value it holds. */
  readonly flag: FlagValue | undefined;
  /** Whether it is a variable of the service's container, to which other values can refer. */
  readonly own: boolean;
  /** null: a variable of the environment that has no value. */
  readonly value: string | null;
  readonly parts: readonly TemplatePart[];
}

/** By service in the order of names; the environment first, its variables sorted. */
export function credentialTexts(context: ProjectContext): ReadonlyMap<string, readonly CredentialText[]> {
  const texts = new Map<string, readonly CredentialText[]>();
  const { services } = context.project;
  for (const name of Object.keys(services).sort()) {
    if (!isLeftOut(context, name)) texts.set(name, textsOf(context, name, services[name] ?? {}));
  }
  return texts;
}

function textsOf(context: ProjectContext, service: string, model: Service): readonly CredentialText[] {
  const reading: Reading = { context, service, texts: [] };
  readEnvironment(reading, model);
  readWords(reading, model.entrypoint, ['services', service, 'entrypoint']);
  readWords(reading, model.command, ['services', service, 'command']);
  readWords(reading, model.healthcheck?.test, ['services', service, 'healthcheck', 'test']);
  for (const key of ['pre_start', 'post_start', 'pre_stop'] as const) readHooks(reading, model[key], ['services', service, key]);
  return reading.texts;
}

interface Reading {
  readonly context: ProjectContext;
  readonly service: string;
  readonly texts: CredentialText[];
}

function readEnvironment({ context, service, texts }: Reading, { environment = {} }: Service): void {
  for (const name of Object.keys(environment).sort()) {
    const value = environment[name] ?? null;
    const path = ['services', service, 'environment', name];
    const named = isCredentialName(name) || isRandomKey(name, value ?? '');
    const parts = value === null ? [] : partsOf(context, path, value);
    texts.push({ service, path, name, named, flag: undefined, own: true, value, parts });
  }
}

function readWords({ context, service, texts }: Reading, words: readonly string[] | null | undefined, path: Path): void {
  if (words === undefined || words === null) return;
  const flags = flagValues(words);
  const parts = partsOfWords(context, path, words);
  for (const [i, value] of words.entries())
    texts.push({ service, path: [...path, i], name: undefined, named: false, flag: flags[i], own: false, value, parts: parts[i] ?? [] });
}

function readHooks(reading: Reading, hooks: readonly Hook[] | undefined, path: Path): void {
  if (hooks === undefined) return;
  for (const [i, { command, environment = {} }] of hooks.entries()) {
    readWords(reading, command, [...path, i, 'command']);
    for (const name of Object.keys(environment).sort()) readHookVariable(reading, environment[name], [...path, i, 'environment', name]);
  }
}

function readHookVariable({ context, service, texts }: Reading, value: string | null | undefined, path: Path): void {
  if (value === undefined || value === null) return;
  const name = String(path.at(-1));
  const parts = partsOf(context, path, value);
  texts.push({ service, path, name, named: isCredentialName(name), flag: undefined, own: false, value, parts });
}
