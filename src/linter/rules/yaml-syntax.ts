/** Y001: text that is no YAML, or none that Docker Compose reads. */

import { defineRule } from '../rule.ts';

export const yamlSyntax = defineRule({
  id: 'Y001',
  name: 'yaml-syntax',
  severity: 'error',
  summary: 'A file is not valid YAML.',
  why: 'Nothing can be read from the place of the fault on; a tool that goes on nevertheless guesses.',
  bad: `services:
  web:
    image: "nginx:1.29.3
`,
  good: `services:
  web:
    image: "nginx:1.29.3"
`,
  covers: ['yaml/*'],
});
