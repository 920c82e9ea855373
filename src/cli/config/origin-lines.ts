/** Says of every value of the model where it stands, how it came to its place, and which variables it is composed of. */

import { indexLines, type LineIndex } from '../../diagnostics/line-index.ts';
import type { TemplatePart } from '../../model/origins.ts';
import { formatPath, type Path } from '../../model/path.ts';
import type { LoadedProject } from '../../parser/load.ts';
import { shownFile } from '../../reporters/file-name.ts';
import type { Plain, PlainObject } from './plain.ts';

export interface OriginLinesRequest {
  readonly model: PlainObject;
  readonly loaded: LoadedProject;
  readonly cwd: string;
}

/** No line holds a value: some are secret. */
export function originLines({ model, loaded, cwd }: OriginLinesRequest): readonly string[] {
  const indexes = new Map<string, LineIndex>();
  const indexOf = (file: string): LineIndex => {
    const index = indexes.get(file) ?? indexLines(loaded.sources.get(file) ?? '');
    indexes.set(file, index);
    return index;
  };
  return leaves(model, []).map((path) => {
    const origin = loaded.origins.locate(path);
    if (origin === undefined) return formatPath(path);
    const { line, column } = indexOf(origin.file).positionOf(origin.start);
    return `${formatPath(path)}  ${shownFile(origin.file, cwd)}:${line}:${column}  ${origin.via}${variables(loaded.origins.template(path))}`;
  });
}

function leaves(value: Plain | undefined, path: Path): readonly Path[] {
  if (typeof value !== 'object' || value === null) return value === undefined ? [] : [path];
  const children: readonly (readonly [string | number, Plain | undefined])[] = Array.isArray(value)
    ? [...value.entries()]
    : Object.entries(value);
  return children.length === 0 ? [path] : children.flatMap(([key, child]) => leaves(child, [...path, key]));
}

function variables(template: readonly TemplatePart[] | undefined): string {
  const names = (template ?? []).flatMap((part) =>
    part.kind === 'variable' ? [part.source === 'variable' ? part.name : `${part.name} (${part.source})`] : [],
  );
  return names.length === 0 ? '' : `  from ${[...new Set(names)].join(', ')}`;
}
