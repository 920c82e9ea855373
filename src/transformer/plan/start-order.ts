/** In which order the containers of one Pod start: what others depend on comes first, otherwise the lead. */

import type { Project } from '../../model/project.ts';

/** `members` has the lead first. A cycle, which the parser refuses, is cut where it would close. */
export function startOrder({ services }: Pick<Project, 'services'>, members: readonly string[]): readonly string[] {
  if (members.length < 2) return members;
  const placed = new Set<string>();
  const visiting = new Set<string>();
  const place = (member: string) => {
    if (visiting.has(member)) return;
    visiting.add(member);
    for (const other of members) if (services[member]?.depends_on?.[other] !== undefined) place(other);
    placed.add(member);
  };
  for (const member of members) place(member);
  return [...placed];
}
