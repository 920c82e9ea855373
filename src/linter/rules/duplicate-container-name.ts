/** C106: two services that can run together have one container name. */

import type { Service } from '../../model/service.ts';
import { canRunTogether } from '../profiles.ts';
import { defineRule } from '../rule.ts';

export const duplicateContainerName = defineRule({
  id: 'C106',
  name: 'duplicate-container-name',
  severity: 'error',
  summary: 'Two services that can run together have the same container_name.',
  why: 'A container name is unique on a machine: the second container is not created. In a cluster nothing has a name of that kind; what others use to reach the service is its service name.',
  bad: `services:
  db:
    image: postgres:17.2
    container_name: database
  cache:
    image: redis:8.2.2
    container_name: database
`,
  good: `services:
  db:
    image: postgres:17.2
  cache:
    image: redis:8.2.2
`,
  check({ project }, report) {
    const taken = new Map<string, (readonly [string, Service])[]>();
    for (const [name, service] of Object.entries(project.services)) {
      const containerName = service.container_name;
      if (containerName === undefined || containerName === '') continue;
      const others = taken.get(containerName) ?? [];
      const other = others.find(([, candidate]) => canRunTogether(candidate, service));
      taken.set(containerName, others);
      others.push([name, service]);
      if (other === undefined) continue;
      report({
        message: `\`${other[0]}\` and \`${name}\` have the same container name \`${containerName}\``,
        help: 'Remove container_name: containers are reached by the name of their service.',
        path: ['services', name, 'container_name'],
        related: [{ message: 'first used here', path: ['services', other[0], 'container_name'] }],
      });
    }
  },
});
