/** Y002: what the Compose specification does not allow: unknown keys, wrong types, values that cannot be. */

import { defineRule } from '../rule.ts';

export const schema = defineRule({
  id: 'Y002',
  name: 'schema',
  severity: 'error',
  summary: 'A key or value is not one that the Compose specification knows.',
  why: 'Docker Compose refuses the file. A tool that is less strict drops what it does not know: with a misspelt key, what was meant is missing on every machine.',
  bad: `services:
  web:
    image: nginx:1.29.3
    enviroment:
      TZ: Europe/Zurich
`,
  good: `services:
  web:
    image: nginx:1.29.3
    environment:
      TZ: Europe/Zurich
`,
  covers: ['schema/*', 'compose/*'],
});
