/** C114: a healthcheck that Docker cannot run. */

import { defineRule } from '../rule.ts';

export const healthcheckShape = defineRule({
  id: 'C114',
  name: 'healthcheck-shape',
  severity: 'error',
  summary: 'The test of a healthcheck is a list that does not begin with CMD, CMD-SHELL or NONE.',
  why: 'It says neither that a program is run nor that a shell is: Docker Compose refuses it, and a probe cannot be made of it.',
  bad: `services:
  web:
    image: nginx:1.29.3
    healthcheck:
      test: ["curl", "-f", "http://localhost"]
`,
  good: `services:
  web:
    image: nginx:1.29.3
    healthcheck:
      test: ["CMD", "curl", "-f", "http://localhost"]
`,
  covers: ['compose/healthcheck-start'],
});
