/** Y003: a file that the project names and that cannot be read. */

import { defineRule } from '../rule.ts';

export const unresolvedFile = defineRule({
  id: 'Y003',
  name: 'unresolved-file',
  severity: 'error',
  summary: 'A file that the project is made of (include, extends, env_file, label_file) is missing or cannot be read.',
  why: 'The project works on the machine that has the file, and nowhere else: not in CI, not on a second machine.',
  bad: `services:
  web:
    image: nginx:1.29.3
    env_file: web.env
`,
  good: `services:
  web:
    image: nginx:1.29.3
    env_file:
      - path: web.env
        required: false
`,
  covers: ['compose/no-file', 'compose/file-unreadable', 'compose/env-file-missing', 'compose/extends-missing', 'compose/remote-include'],
});
