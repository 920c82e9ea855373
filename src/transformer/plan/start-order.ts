/** In which order the containers of one Pod start: what others depend on comes first, otherwise the lead. */

import type { Project } from '../../model/project.ts';

/** `members` has the lead first. A cycle, which the parser refuses, is cut where it would close. */
export function startOrder({ services }: Pick<Project, 'services'>, members: readonly string[]): readonly string[] {
  if (members.length < 2) return members;
  const ranks = new Map(members.map((member, rank) => [member, rank] as const));
  const rankOf = (member: string) => ranks.get(member) ?? -1;
  const neededBy = (member: string) =>
    Object.keys(services[member]?.depends_on ?? {})
      .filter((other) => ranks.has(other))
      .sort((a, b) => rankOf(b) - rankOf(a));
  const placed = new Set<string>();
  const visited = new Set<string>();
  const open = [...members].reverse();
  for (let member = open.pop(); member !== undefined; member = open.pop()) {
    if (visited.has(member)) {
      placed.add(member);
      continue;
    }
    visited.add(member);
    open.push(member, ...neededBy(member).filter((other) => !visited.has(other)));
  }
  return [...placed];
}
