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

/** Takes a {@link Fault}, member by member. */
export type Report = (slug: string, field: string, fact: string) => void;

/** Reports the faults of one object or a part of it; `at` is the part's place, without a dot at its end. */
export type Check<T> = (part: T, at: string, report: Report) => void;

/** The check of a list, which may be absent: of its members one by one. */
export function each<T>(check: Check<T>): Check<readonly T[] | undefined> {
  return (members, at, report) => {
    if (members === undefined) return;
    let i = 0;
    for (const member of members) {
      check(member, `${at}[${i}]`, report);
      i += 1;
    }
  };
}

export function toDiagnostic(object: KubeObject, { slug, field, fact }: Fault): Diagnostic {
  return {
    code: `kube/${slug}`,
    severity: 'error',
    message: `${formatRef(refOf(object))}: ${field} ${fact}.`,
    help: 'This is a fault of kubeferry; please report it with the part of the compose file that it concerns.',
  };
}

export interface Repeated<T> {
  readonly key: string;
  readonly member: T;
  readonly index: number;
}

const NONE: readonly never[] = [];

/** Every member of a list that is there a second time, with its index. */
export function repeated<T>(members: readonly T[] | undefined, keyOf: (member: T) => string | undefined): readonly Repeated<T>[] {
  if (members === undefined || members.length < 2) return NONE;
  const seen = new Set<string>();
  const found: Repeated<T>[] = [];
  for (const [index, member] of members.entries()) {
    const key = keyOf(member);
    if (key === undefined) continue;
    if (seen.has(key)) found.push({ key, member, index });
    seen.add(key);
  }
  return found;
}
