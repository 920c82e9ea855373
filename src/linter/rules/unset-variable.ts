/** Y004: a variable without a value and without a default. */

import { defineRule } from '../rule.ts';

export const unsetVariable = defineRule({
  id: 'Y004',
  name: 'unset-variable',
  severity: 'warning',
  summary: 'A variable has no value, and the file gives no default for it.',
  why: 'Docker Compose puts nothing in its place. What is empty on this machine is then empty in the manifests, for every machine.',
  bad: `services:
  web:
    image: nginx:1.29.3
    environment:
      SITE: \${SITE_NAME}
`,
  good: `services:
  web:
    image: nginx:1.29.3
    environment:
      SITE: \${SITE_NAME:-example}
`,
  covers: ['compose/unset-variable', 'compose/required-variable'],
});
