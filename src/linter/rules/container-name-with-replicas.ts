/** C107: several containers that shall have one name. */

import { defineRule } from '../rule.ts';

export const containerNameWithReplicas = defineRule({
  id: 'C107',
  name: 'container-name-with-replicas',
  severity: 'error',
  summary: 'A service with a container_name is to run more than once.',
  why: 'A container name is unique on a machine. It stands in the way of the second copy, on this machine and on the next.',
  bad: `services:
  web:
    image: nginx:1.29.3
    container_name: web
    scale: 2
`,
  good: `services:
  web:
    image: nginx:1.29.3
    scale: 2
`,
  covers: ['compose/container-name-with-replicas'],
});
