/** The lists that `config` prints instead of the model, each sorted, one entry a line. */

import type { Project } from '../../model/project.ts';
import type { LoadedProject, VariableUse } from '../../parser/load.ts';
import type { PlainObject } from './plain.ts';

export function serviceNames({ services }: Project): readonly string[] {
  return Object.keys(services).sort();
}

/** Keys of a section of the printed model. */
export function resourceNames(model: PlainObject, section: 'networks' | 'volumes'): readonly string[] {
  return Object.keys(model[section] ?? {}).sort();
}

/** A service that is built without an image name gets the one that Docker Compose gives it. */
export function imageNames({ name: project, services }: Project): readonly string[] {
  return Object.entries(services)
    .map(([name, { image }]) => image ?? `${project}-${name}`)
    .sort();
}

export function environmentLines({ environment }: LoadedProject): readonly string[] {
  return Object.entries(environment)
    .map(([name, value]) => `${name}=${value}`)
    .sort();
}

/** Columns as in Docker Compose, one line for each variable. */
export function variableTable(uses: readonly VariableUse[]): readonly string[] {
  const byName = new Map<string, VariableUse>();
  for (const use of uses) byName.set(use.name, merged(byName.get(use.name), use));
  const rows = [...byName.values()]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, required, default: otherwise = '', alternate = '' }) => [name, String(required), otherwise, alternate]);
  return table([['NAME', 'REQUIRED', 'DEFAULT VALUE', 'ALTERNATE VALUE'], ...rows]);
}

/** The first use says most of a variable; what it leaves open, a later one may say. */
function merged(known: VariableUse | undefined, use: VariableUse): VariableUse {
  return known === undefined ? use : { ...use, ...known, required: known.required || use.required };
}

function table(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)) + 3);
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('')
      .trimEnd(),
  );
}
