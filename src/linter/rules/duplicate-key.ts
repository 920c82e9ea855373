/** Y005: a key that stands twice in one mapping. */

import { defineRule } from '../rule.ts';

export const duplicateKey = defineRule({
  id: 'Y005',
  name: 'duplicate-key',
  severity: 'error',
  summary: 'A key stands twice in one mapping.',
  why: 'One of the two values is lost, and which one depends on the program that reads the file.',
  bad: `services:
  web:
    image: nginx:1.29.3
    ports:
      - "80:80"
    ports:
      - "443:443"
`,
  good: `services:
  web:
    image: nginx:1.29.3
    ports:
      - "80:80"
      - "443:443"
`,
  covers: ['yaml/duplicate-key'],
});
