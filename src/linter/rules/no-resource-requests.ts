/** M323: services that do not say how much CPU and memory they need. */

import type { Service } from '../../model/service.ts';
import { defineRule } from '../rule.ts';

export const noResourceRequests = defineRule({
  id: 'M323',
  name: 'no-resource-requests',
  severity: 'info',
  summary: 'Services do not say how much CPU or memory they need.',
  why: 'A cluster places containers by what they ask for. What asks for nothing is put on any node, however full, and is the first to be evicted when memory runs short.',
  bad: `services:
  web:
    image: nginx:1.29.3
`,
  good: `services:
  web:
    image: nginx:1.29.3
    deploy:
      resources:
        reservations:
          cpus: "0.1"
          memory: 64M
`,
  check({ project }, report) {
    const names = Object.keys(project.services);
    const silent = Object.entries(project.services).filter(([, service]) => asksForNothing(service));
    const [first] = silent;
    if (first === undefined) return;
    const listed = silent.slice(0, 5).map(([name]) => `\`${name}\``);
    const more = silent.length > listed.length ? ` and ${silent.length - listed.length} more` : '';
    report({
      message: `${silent.length} of ${names.length} services ask for no CPU or memory: ${listed.join(', ')}${more}`,
      help: 'Write `deploy.resources.reservations` with `cpus` and `memory` into each of them.',
      path: ['services', first[0]],
      part: 'key',
    });
  },
});

function asksForNothing({ deploy, cpus, mem_limit, mem_reservation }: Service): boolean {
  const { limits, reservations } = deploy?.resources ?? {};
  return [limits?.cpus, limits?.memory, reservations?.cpus, reservations?.memory, cpus, mem_limit, mem_reservation].every(
    (amount) => amount === undefined,
  );
}
