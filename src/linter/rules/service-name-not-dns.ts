/** M328: a service name that is no DNS label. */

import { defineRule } from '../rule.ts';

export const serviceNameNotDns = defineRule({
  id: 'M328',
  name: 'service-name-not-dns',
  severity: 'warning',
  summary: 'A service name has capitals, `_`, `.`, a leading digit, or more than 63 characters.',
  why: 'In a cluster a service is found by DNS, and its name must be a DNS label. It has to be renamed there, and everything that refers to it with it.',
  bad: `services:
  my_db:
    image: postgres:17.2
`,
  good: `services:
  my-db:
    image: postgres:17.2
`,
  check({ project }, report) {
    for (const name of Object.keys(project.services)) {
      if (DNS_LABEL.test(name)) continue;
      report({
        message: `\`${name}\` cannot be the name of a service in a cluster`,
        help: 'Use lower-case letters, digits and `-`, beginning with a letter: `my-db` for `my_db`.',
        path: ['services', name],
        part: 'key',
      });
    }
  },
});

/** RFC 1035, as Kubernetes asks it of Services. */
const DNS_LABEL = /^[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
