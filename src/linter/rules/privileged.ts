/** S206: a container that may do everything on its machine. */

import { defineRule } from '../rule.ts';

export const privileged = defineRule({
  id: 'S206',
  name: 'privileged',
  severity: 'error',
  summary: 'A container runs privileged.',
  why: 'It is root on the machine it runs on, whichever node that is, with all the other containers there. Namespaces with a security level of baseline or better refuse it.',
  bad: `services:
  vpn:
    image: registry.example.com/net/vpn:2.1.0
    privileged: true
`,
  good: `services:
  vpn:
    image: registry.example.com/net/vpn:2.1.0
    cap_add:
      - NET_ADMIN
`,
  check({ project }, report) {
    for (const [name, service] of Object.entries(project.services)) {
      if (service.privileged !== true) continue;
      report({
        message: `\`${name}\` runs privileged`,
        help: 'Add the capabilities and devices that it needs with `cap_add` and `devices`.',
        path: ['services', name, 'privileged'],
      });
    }
  },
});
