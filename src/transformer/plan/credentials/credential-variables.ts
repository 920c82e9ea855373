/** Which variables of the compose files hold credentials. One use that shows it is enough: all uses then refer to the Secret. */

import { isCredentialName, urlPasswords } from '../../../model/credential.ts';
import { canBeCredential } from '../../../model/credential-value.ts';
import type { TemplatePart } from '../../../model/origins.ts';
import type { ProjectContext } from '../../concern.ts';
import { isCredentialByForm } from '../../knowledge/credential-values.ts';
import type { CredentialText } from './credential-texts.ts';
import { secretSpans } from './secret-spans.ts';
import { partsOf } from './value-parts.ts';

/** By name, with the reason as the end of a sentence. The first reason counts. */
export function credentialVariables(context: ProjectContext, texts: readonly CredentialText[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const mark = (name: string, why: string) => {
    if (!found.has(name)) found.set(name, why);
  };
  for (const { name, service, parts } of texts) {
    markIn(parts, mark);
    const fed = name === undefined ? undefined : feeding(name, parts);
    if (fed !== undefined) mark(fed, `${name} of ${service} is set to it`);
  }
  for (const [key, { content }] of Object.entries(context.project.configs ?? {})) {
    if (content !== undefined) markIn(partsOf(context, ['configs', key, 'content'], content), mark);
  }
  return found;
}

/** The variable that a credential-like one is set to, be it with a few characters around it. */
function feeding(name: string, parts: readonly TemplatePart[]): string | undefined {
  if (!isCredentialName(name)) return undefined;
  const [variable, ...others] = parts.flatMap((part) => (part.kind === 'variable' ? [part] : []));
  const around = parts.reduce((sum, part) => sum + (part.kind === 'text' ? part.text.length : 0), 0);
  if (variable === undefined || others.length > 0 || around > MOSTLY_VARIABLE) return undefined;
  return mayHold(name, variable.value) ? variable.name : undefined;
}

const MOSTLY_VARIABLE = 5;

function markIn(parts: readonly TemplatePart[], mark: (name: string, why: string) => void): void {
  for (const part of parts) {
    if (part.kind === 'text') continue;
    const why = whyCredential(part.name, part.value);
    if (why !== undefined) mark(part.name, why);
  }
  for (const span of secretSpans(parts)) {
    const part = span.kind === 'variable' ? parts[span.part] : undefined;
    if (part?.kind === 'variable') mark(part.name, span.why);
  }
}

function whyCredential(name: string, value: string): string | undefined {
  if (isCredentialName(name) && mayHold(name, value)) return 'its name says so';
  if (isCredentialByForm(value)) return 'its value has the form of a key or token';
  return urlPasswords(value).length > 0 ? 'it holds a URL with a password' : undefined;
}

/** A variable without a value is a place for one. */
function mayHold(name: string, value: string): boolean {
  return value === '' || canBeCredential(name, value);
}
