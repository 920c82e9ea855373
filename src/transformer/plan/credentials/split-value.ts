/** Splits a value into literal text and credentials, keeping the composition that the user wrote. */

import { canBeCredential } from '../../../model/credential-value.ts';
import type { TemplatePart } from '../../../model/origins.ts';
import { isCredentialByForm, isLogin } from '../../knowledge/credential-values.ts';
import type { Credential, ValuePiece } from './credential.ts';
import type { CredentialStore } from './credential-store.ts';
import type { CredentialText } from './credential-texts.ts';
import { type SecretSpan, secretSpans } from './secret-spans.ts';

export interface SplitFacts {
  /** Variables that hold a credential, with the reason. */
  readonly variables: ReadonlyMap<string, string>;
  readonly store: CredentialStore;
}

/** The credential that a value is as a whole, where it is written out. */
export function wholeCredential(
  { name, named, value, parts, service, path }: CredentialText,
  { variables, store }: SplitFacts,
): Credential | undefined {
  if (name === undefined || value === null) return undefined;
  const why = whyWhole(name, named, value);
  if (why === undefined || parts.some((part) => part.kind === 'variable' && variables.has(part.name))) return undefined;
  return store.written({ service, key: name, value, because: `${name} of ${service} is a credential: ${why}.`, path });
}

function whyWhole(name: string, named: boolean, value: string): string | undefined {
  if (named && canBeCredential(name, value)) return 'its name says so';
  if (isLogin(name, value)) return 'it is a user name with a password';
  return isCredentialByForm(value) ? 'its value has the form of a key or token' : undefined;
}

/** Of a value that is no credential as a whole. Undefined where none is part of it. */
export function splitValue(text: CredentialText, facts: SplitFacts): readonly ValuePiece[] | undefined {
  const { value, parts } = text;
  if (value === null) return withoutValue(text, facts);
  const written = secretSpans(parts, text.name === undefined ? 'command' : 'value').filter((span) => span.kind === 'text');
  const cuts = written.map((span) => writtenCut(text, span, facts));
  addVariableCuts(cuts, { text, written }, facts);
  if (cuts.length === 0) addFlagCut(cuts, text, facts);
  if (cuts.length === 0) return undefined;
  cuts.sort((a, b) => a.start - b.start);
  const pieces: ValuePiece[] = [];
  let at = 0;
  for (const { start, end, credential } of cuts) {
    if (start > at) pieces.push({ kind: 'text', text: value.slice(at, start) });
    pieces.push({ kind: 'credential', credential });
    at = end;
  }
  if (at < value.length) pieces.push({ kind: 'text', text: value.slice(at) });
  return pieces;
}

/** `environment: [DB_PASSWORD]` without a value in the run: the container gets it as soon as the Secret has it. */
function withoutValue({ name, named, service, path }: CredentialText, { store }: SplitFacts): readonly ValuePiece[] | undefined {
  if (name === undefined || !named) return undefined;
  const because = `${name} of ${service} is a credential: its name says so.`;
  return [{ kind: 'credential', credential: store.variable({ service, variable: name, optional: true, because, path }) }];
}

interface Cut {
  readonly start: number;
  readonly end: number;
  readonly credential: Credential;
}

type WrittenSpan = Extract<SecretSpan, { kind: 'text' }>;

function writtenCut({ service, path, name, value }: CredentialText, { start, end, why }: WrittenSpan, { store }: SplitFacts): Cut {
  const of = name ?? 'COMMAND';
  const because = `${name ?? 'The command'} of ${service} holds a credential: ${why}.`;
  return {
    start,
    end,
    credential: store.writtenPart({ service, key: `${of}_PASSWORD`, value: (value ?? '').slice(start, end), because, path }),
  };
}

/** The written value of a flag. */
function addFlagCut(cuts: Cut[], { service, path, value, flag }: CredentialText, { store }: SplitFacts): void {
  if (flag === undefined || value === null) return;
  const secret = value.slice(flag.start);
  if (!canBeCredential(flag.name, secret)) return;
  const because = `The command of ${service} holds a credential: it is the value of ${flag.name}.`;
  const key = flag.name.replace(/[^A-Za-z0-9]+/g, '_').toUpperCase();
  cuts.push({ start: flag.start, end: value.length, credential: store.writtenPart({ service, key, value: secret, because, path }) });
}

interface SearchedText {
  readonly text: CredentialText;
  readonly written: readonly WrittenSpan[];
}

function addVariableCuts(cuts: Cut[], { text: { service, path, parts }, written }: SearchedText, { variables, store }: SplitFacts): void {
  let at = 0;
  for (const part of parts) {
    const start = at;
    at += lengthOf(part);
    if (part.kind === 'text') continue;
    const why = variables.get(part.name);
    if (why === undefined || written.some((span) => span.start < at && start < span.end)) continue;
    const value = part.source === 'unset' ? {} : { value: part.value };
    const because = `The variable ${part.name} is a credential: ${why}.`;
    cuts.push({ start, end: at, credential: store.variable({ service, variable: part.name, ...value, because, path }) });
  }
}

function lengthOf(part: TemplatePart): number {
  return part.kind === 'text' ? part.text.length : part.value.length;
}
