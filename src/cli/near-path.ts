/** For a target of `explain` that is none: the path or service that was probably meant, or what there is. */

import { formatPath, type Path, parsePath, type Segment } from '../model/path.ts';
import type { LoadedProject } from '../parser/load.ts';
import { closestName } from '../parser/validate/closest-name.ts';

const MOST_LISTED = 12;

/** A sentence. */
export function nearPath(target: string, { project, origins }: LoadedProject): string {
  if (/^[a-z]+\/[a-z-]+$/.test(target)) return 'As the code of a message it does not appear in this project.';
  const services = Object.keys(project.services);
  const path = parsePath(target) ?? [];
  const known = [...origins.written()];
  const near = path.length > 1 ? nearOf(path, known) : undefined;
  const service = path.length === 1 ? closestName(target, services) : undefined;
  if (near !== undefined) return near;
  if (service !== undefined) return `Did you mean ${service}?`;
  return `Services are ${list(services)}; paths are written as services.${services[0] ?? 'web'}.ports.`;
}

/** As far as the path is known, then the nearest name, or all names, that follow there. */
function nearOf(path: Path, known: readonly Path[]): string | undefined {
  const depth = path.findIndex((_, i) => !known.some((other) => startsLike(other, path.slice(0, i + 1))));
  const start = path.slice(0, depth);
  const names = [...new Set(known.filter((other) => startsLike(other, start)).flatMap((other) => other.slice(depth, depth + 1)))];
  const wrong = path[depth];
  if (wrong === undefined || names.length === 0) return undefined;
  const name = typeof wrong === 'string' ? closestName(wrong, names.map(String)) : undefined;
  if (name !== undefined) {
    const meant = [...start, names.find((segment) => String(segment) === name) ?? name];
    const whole = [...meant, ...path.slice(depth + 1)];
    return `Did you mean ${formatPath(known.some((other) => startsLike(other, whole)) ? whole : meant)}?`;
  }
  return start.length === 0 ? undefined : `${formatPath(start)} has ${list(names.map((segment) => formatPath([segment])))}.`;
}

function startsLike(path: Path, start: readonly Segment[]): boolean {
  return start.length <= path.length && start.every((segment, i) => String(segment) === String(path[i]));
}

function list(names: readonly string[]): string {
  return names.length <= MOST_LISTED
    ? names.join(', ')
    : `${names.slice(0, MOST_LISTED).join(', ')} and ${names.length - MOST_LISTED} more`;
}
