/** M306: a service in the network of its machine. */

import { defineRule } from '../rule.ts';

export const networkModeHost = defineRule({
  id: 'M306',
  name: 'network-mode-host',
  severity: 'error',
  summary: "A service uses the machine's own network (network_mode: host).",
  why: 'Its ports are those of one node: no second copy fits on that node, others must know where it runs, and namespaces with a security level of baseline or better refuse it.',
  bad: `services:
  web:
    image: nginx:1.29.3
    network_mode: host
`,
  good: `services:
  web:
    image: nginx:1.29.3
    ports:
      - "80:80"
`,
  check({ project }, report) {
    for (const [name, { network_mode }] of Object.entries(project.services)) {
      if (network_mode !== 'host') continue;
      report({
        message: `\`${name}\` uses the network of the machine`,
        help: 'Publish the ports that it serves instead.',
        path: ['services', name, 'network_mode'],
      });
    }
  },
});
