/** The pieces of a value before interpolation: what is text, and what came from a variable. */

import type { TemplatePart } from '../../../model/origins.ts';
import type { Path } from '../../../model/path.ts';
import type { ProjectContext } from '../../project-context.ts';

/** `value` is what stands at the path in the model; its parts always add up to it. */
export function partsOf({ loaded: { origins } }: ProjectContext, path: Path, value: string): readonly TemplatePart[] {
  const template = origins.template(path);
  if (template !== undefined && joined(template) === value) return template;
  const last = path.at(-1);
  const passedThrough = path[2] === 'environment' && typeof last === 'string' && origins.locate(path)?.via === 'environment';
  if (passedThrough) return [{ kind: 'variable', name: last, value, source: 'variable' }];
  return aligned(template, value);
}

/** The same for each word of the list at the path, which may have been written as one text. */
export function partsOfWords(
  { loaded: { origins } }: ProjectContext,
  path: Path,
  words: readonly string[],
): readonly (readonly TemplatePart[])[] {
  const whole = origins.template(path);
  return words.map((word, i) => (whole === undefined ? aligned(origins.template([...path, i]), word) : realign(whole, word)));
}

function aligned(template: readonly TemplatePart[] | undefined, value: string): readonly TemplatePart[] {
  if (template === undefined) return [{ kind: 'text', text: value }];
  return joined(template) === value ? template : realign(template, value);
}

function joined(parts: readonly TemplatePart[]): string {
  return parts.map((part) => (part.kind === 'text' ? part.text : part.value)).join('');
}

/** A word of a longer text that was interpolated as one: the values of its variables are looked for in turn. */
function realign(template: readonly TemplatePart[], text: string): readonly TemplatePart[] {
  const parts: TemplatePart[] = [];
  let rest = text;
  for (const part of template) {
    if (part.kind === 'text' || part.value.length < 3) continue;
    const at = rest.indexOf(part.value);
    if (at < 0) continue;
    if (at > 0) parts.push({ kind: 'text', text: rest.slice(0, at) });
    parts.push(part);
    rest = rest.slice(at + part.value.length);
  }
  return rest === '' && parts.length > 0 ? parts : [...parts, { kind: 'text', text: rest }];
}
