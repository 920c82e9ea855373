/** C103: the name of a volume, network, secret, config or model that is not declared. */

import { defineRule } from '../rule.ts';

export const undefinedResourceRef = defineRule({
  id: 'C103',
  name: 'undefined-resource-ref',
  severity: 'error',
  summary: 'A service uses a volume, network, secret, config or model that is not declared at the top level.',
  why: 'Nobody creates it: the service does not start.',
  bad: `services:
  db:
    image: postgres:17.2
    volumes:
      - db-data:/var/lib/postgresql/data
`,
  good: `services:
  db:
    image: postgres:17.2
    volumes:
      - db-data:/var/lib/postgresql/data
volumes:
  db-data:
`,
  covers: [
    'compose/undefined-volume',
    'compose/undefined-network',
    'compose/undefined-secret',
    'compose/undefined-config',
    'compose/undefined-model',
  ],
});
