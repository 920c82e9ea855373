/** Y008: references that lead back to where they started. */

import { defineRule } from '../rule.ts';

export const referenceCycle = defineRule({
  id: 'Y008',
  name: 'reference-cycle',
  severity: 'error',
  summary: 'References (depends_on, extends, include, aliases) lead back to where they started.',
  why: 'There is no order in which these services could start, or no end to reading these files.',
  bad: `services:
  web:
    image: nginx:1.29.3
    depends_on:
      - api
  api:
    image: registry.example.com/shop/api:1.4.0
    depends_on:
      - web
`,
  good: `services:
  web:
    image: nginx:1.29.3
    depends_on:
      - api
  api:
    image: registry.example.com/shop/api:1.4.0
`,
  covers: ['yaml/alias-cycle', 'compose/extends-cycle', 'compose/include-cycle', 'compose/dependency-cycle'],
});
