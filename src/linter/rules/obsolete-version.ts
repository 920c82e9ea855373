/** C111: the top-level `version` key. */

import { defineRule } from '../rule.ts';

export const obsoleteVersion = defineRule({
  id: 'C111',
  name: 'obsolete-version',
  severity: 'info',
  summary: 'The file has a top-level `version`, which Docker Compose no longer reads.',
  why: 'There is one Compose specification; the key has no effect, but suggests to readers and to old tools that it chooses what may be written.',
  bad: `version: "3.8"
services:
  web:
    image: nginx:1.29.3
`,
  good: `services:
  web:
    image: nginx:1.29.3
`,
  covers: ['compose/obsolete-version'],
});
