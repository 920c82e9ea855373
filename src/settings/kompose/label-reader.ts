/** Reads `kompose.*` labels one by one, and remembers which were asked for, which were there, and what was wrong with them. */

import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { readDuration } from '../../model/duration.ts';
import type { Path } from '../../model/path.ts';
import type { Dictionary } from '../../model/service.ts';
import { closestName } from '../../parser/validate/closest-name.ts';

export interface LabelHolder {
  readonly labels: Dictionary<string> | undefined;
  readonly at: Path;
}

interface Label {
  readonly value: string;
  readonly path: Path;
}

const PREFIX = 'kompose.';

export function hasLabels(labels: Dictionary<string> | undefined): boolean {
  return labels !== undefined && Object.keys(labels).some((label) => label.startsWith(PREFIX));
}

/** Of a label that means something beside another one. */
export const WRITE_BOTH = 'Write that label too, or leave this one out.';

export class LabelReader {
  readonly diagnostics: Diagnostic[] = [];
  readonly #labels = new Map<string, Label>();
  readonly #known = new Set<string>();
  /** Names of labels whose values will not do. */
  readonly #rejected = new Set<string>();
  #found: Path[] = [];

  /** Of labels that several holders have, those of the last one count. */
  constructor(holders: readonly LabelHolder[]) {
    for (const { labels, at } of holders) {
      for (const [label, value] of Object.entries(labels ?? {})) {
        if (label.startsWith(PREFIX)) this.#labels.set(label.slice(PREFIX.length), { value, path: [...at, label] });
      }
    }
  }

  get paths(): readonly Path[] {
    return [...this.#labels.values()].map(({ path }) => path);
  }

  /** The paths of the labels that were found since the last call. */
  takeFound(): readonly Path[] {
    const found = this.#found;
    this.#found = [];
    return found;
  }

  text(name: string): string | undefined {
    this.#known.add(name);
    const label = this.#rejected.has(name) ? undefined : this.#labels.get(name);
    if (label !== undefined) this.#found.push(label.path);
    return label?.value;
  }

  /** Reads once more: what there is to say has been said before. */
  again<T>(read: () => T): T {
    const said = this.diagnostics.length;
    const result = read();
    this.diagnostics.length = said;
    this.#found = [];
    return result;
  }

  /** What `read` gives while the label is as if it were not there. */
  without<T>(path: Path, read: () => T): T {
    this.#rejected.add(nameOf(path));
    const result = this.again(read);
    this.#rejected.delete(nameOf(path));
    return result;
  }

  /** From now on the label is as if it were not there. */
  reject(path: Path): void {
    this.#rejected.add(nameOf(path));
  }

  /** What `parse` makes of the value; a value that it makes nothing of is said to be wrong. */
  parsed<T>(name: string, parse: (value: string) => T | undefined, expected: string): T | undefined {
    const value = this.text(name);
    const result = value === undefined ? undefined : parse(value);
    if (value !== undefined && result === undefined)
      this.report(name, `must be ${expected}, not ${JSON.stringify(value)}`, 'Write such a value, or leave the label out.');
    return result;
  }

  /** The choices by what stands for them, in lower case. */
  choice<T>(name: string, choices: ReadonlyMap<string, T>): T | undefined {
    return this.parsed(name, (value) => choices.get(value.toLowerCase()), `one of ${[...choices.keys()].join(', ')}`);
  }

  number(name: string): number | undefined {
    return this.parsed(name, (value) => (/^\d{1,9}$/.test(value) ? Number(value) : undefined), 'a whole number');
  }

  duration(name: string): string | undefined {
    return this.parsed(name, (value) => ('problem' in readDuration(value) ? undefined : value), 'a time with its unit, such as 30s');
  }

  flag(name: string): boolean | undefined {
    return this.parsed(name, (value) => FLAGS.get(value.toLowerCase()), 'true or false');
  }

  /** Says of a label, if it is there, that it is not followed: `because` completes the sentence. */
  report(name: string, because: string, help: string): void {
    this.#known.add(name);
    const label = this.#labels.get(name);
    if (label === undefined) return;
    this.#found = this.#found.filter((path) => path !== label.path);
    this.diagnostics.push({
      code: 'settings/label',
      severity: 'warning',
      path: label.path,
      message: `The label ${PREFIX}${name} ${because}.`,
      help,
    });
  }

  /** Says of every label that nothing has asked for that it is unknown. */
  reportUnknown(): void {
    for (const [name, { path }] of this.#labels) {
      if (this.#known.has(name)) continue;
      const near = closestName(name, this.#known);
      this.diagnostics.push({
        code: 'settings/unknown-label',
        severity: 'warning',
        path,
        part: 'key',
        message: `The label ${PREFIX}${name} is none that kubeferry knows here.`,
        help: near === undefined ? 'Write the wish as a setting under `x-kubeferry`.' : `Did you mean ${PREFIX}${near}?`,
      });
    }
  }
}

function nameOf(path: Path): string {
  return String(path.at(-1)).slice(PREFIX.length);
}

/** As Go reads them. */
const FLAGS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['t', true],
  ['1', true],
  ['false', false],
  ['f', false],
  ['0', false],
]);
