/** C102: the name of a service that is not declared. */

import { defineRule } from '../rule.ts';

export const undefinedServiceRef = defineRule({
  id: 'C102',
  name: 'undefined-service-ref',
  severity: 'error',
  summary:
    'A service refers to another one (depends_on, links, volumes_from, network_mode, build contexts) that is not declared or not active.',
  why: 'What it needs will not be there.',
  bad: `services:
  web:
    image: nginx:1.29.3
    depends_on:
      - database
  db:
    image: postgres:17.2
`,
  good: `services:
  web:
    image: nginx:1.29.3
    depends_on:
      - db
  db:
    image: postgres:17.2
`,
  covers: ['compose/undefined-service', 'compose/disabled-service', 'compose/context-not-built'],
});
