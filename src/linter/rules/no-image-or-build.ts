/** C101: a service without a program. */

import { defineRule } from '../rule.ts';

export const noImageOrBuild = defineRule({
  id: 'C101',
  name: 'no-image-or-build',
  severity: 'error',
  summary: 'A service has neither image nor build.',
  why: 'There is no program to run, on one machine or on many.',
  bad: `services:
  web:
    ports:
      - "80:80"
`,
  good: `services:
  web:
    image: nginx:1.29.3
    ports:
      - "80:80"
`,
  covers: ['compose/no-image-or-build'],
});
