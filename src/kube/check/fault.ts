/** What the second pass finds in a finished object. A fault is a bug of kubeferry, never of the user. */

import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { formatRef, type KubeObject, refOf } from '../objects.ts';

export interface Fault {
  /** Short and stable: the code is `kube/<slug>`. */
  readonly slug: string;
  /** Place within the object: `spec.ports[0].name`. */
  readonly field: string;
  /** What is wrong with the field, as the end of a sentence that begins with it. Never with a value that may be secret. */
  readonly fact: string;
}

/** The faults of one object or a part of it; `at` is the part's place, without a dot at its end. */
export type Check<T> = (part: T, at: string) => Iterable<Fault>;

export function fault(slug: string, field: string, fact: string): Fault {
  return { slug, field, fact };
}

export function toDiagnostic(object: KubeObject, { slug, field, fact }: Fault): Diagnostic {
  return {
    code: `kube/${slug}`,
    severity: 'error',
    message: `${formatRef(refOf(object))}: ${field} ${fact}.`,
    help: 'This is a fault of kubeferry; please report it with the part of the compose file that it concerns.',
  };
}

/** Every member of a list that is there a second time, with its index. */
export function* repeated<T>(
  items: readonly T[],
  keyOf: (item: T) => string | undefined,
): Iterable<{ readonly key: string; readonly index: number }> {
  const seen = new Set<string>();
  for (const [index, item] of items.entries()) {
    const key = keyOf(item);
    if (key === undefined) continue;
    if (seen.has(key)) yield { key, index };
    seen.add(key);
  }
}
