/** Which variables of the compose files hold credentials. One use that shows it is enough: all uses then refer to the Secret. */

import { isCredentialName, urlPasswords } from '../../../model/credential.ts';
import { canBeCredential } from '../../../model/credential-value.ts';
import type { TemplatePart } from '../../../model/origins.ts';
import { isCredentialByForm } from '../../knowledge/credential-values.ts';
import type { ProjectContext } from '../../project-context.ts';
import type { CredentialText } from './credential-texts.ts';
import { secretSpans } from './secret-spans.ts';
import { partsOf } from './value-parts.ts';

/** By name, with the reason as the end of a sentence. The first reason counts. */
export function credentialVariables(
  context: ProjectContext,
  texts: ReadonlyMap<string, readonly CredentialText[]>,
): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const mark: Mark = (name, why) => {
    if (!found.has(name)) found.set(name, why);
  };
  const isNamed = remember(isCredentialName);
  for (const text of [...texts.values()].flat()) {
    if (!text.parts.some(isVariable)) continue;
    markIn({ parts: text.parts, form: text.name === undefined ? 'command' : 'value' }, isNamed, mark);
    const fed = feeding(text);
    if (fed !== undefined) mark(fed, `${text.name ?? text.flag?.name} of ${text.service} is set to it`);
  }
  for (const [key, { content }] of Object.entries(context.project.configs ?? {})) {
    if (content !== undefined) markIn({ parts: partsOf(context, ['configs', key, 'content'], content), form: 'value' }, isNamed, mark);
  }
  return found;
}

function isVariable({ kind }: TemplatePart): boolean {
  return kind === 'variable';
}

type Mark = (name: string, why: string) => void;

/** Many values name the same few variables. */
function remember(ask: (name: string) => boolean): (name: string) => boolean {
  const answers = new Map<string, boolean>();
  return (name) => {
    const known = answers.get(name) ?? ask(name);
    answers.set(name, known);
    return known;
  };
}

/** The variable that a credential-like one, or a flag of a command, is set to, be it with a few characters around it. */
function feeding({ named, flag, parts }: CredentialText): string | undefined {
  if (!named && flag === undefined) return undefined;
  const [variable, ...others] = parts.flatMap((part) => (part.kind === 'variable' ? [part] : []));
  const around = parts.reduce((sum, part) => sum + (part.kind === 'text' ? part.text.length : 0), 0) - (flag?.start ?? 0);
  if (variable === undefined || others.length > 0 || around > MOSTLY_VARIABLE) return undefined;
  return mayHold(variable.name, variable.value) ? variable.name : undefined;
}

const MOSTLY_VARIABLE = 5;

interface MarkedText {
  readonly parts: readonly TemplatePart[];
  readonly form: 'value' | 'command';
}

function markIn({ parts, form }: MarkedText, isNamed: (name: string) => boolean, mark: Mark): void {
  if (!parts.some(isVariable)) return;
  for (const part of parts) {
    if (part.kind === 'text') continue;
    if (isNamed(part.name) && mayHold(part.name, part.value)) mark(part.name, 'its name says so');
    else if (isCredentialByForm(part.value)) mark(part.name, 'its value has the form of a key or token');
    else if (urlPasswords(part.value).length > 0) mark(part.name, 'it holds a URL with a password');
  }
  for (const span of secretSpans(parts, form)) {
    const part = span.kind === 'variable' ? parts[span.part] : undefined;
    if (part?.kind === 'variable') mark(part.name, span.why);
  }
}

/** A variable without a value is a place for one. */
function mayHold(name: string, value: string): boolean {
  return value === '' || canBeCredential(name, value);
}
