/** C109: one limit with two values. */

import { defineRule } from '../rule.ts';

export const conflictingLimits = defineRule({
  id: 'C109',
  name: 'conflicting-limits',
  severity: 'error',
  summary: 'A limit or number of copies stands both in its short form and under deploy, with different values.',
  why: 'Only one can hold. A scheduler places the container by that number, so that it should be the one that was meant.',
  bad: `services:
  web:
    image: nginx:1.29.3
    mem_limit: 256m
    deploy:
      resources:
        limits:
          memory: 512m
`,
  good: `services:
  web:
    image: nginx:1.29.3
    deploy:
      resources:
        limits:
          memory: 512m
`,
  covers: ['compose/conflicting-limits', 'compose/conflicting-scale'],
});
