/** C108: network_mode beside networks. */

import { defineRule } from '../rule.ts';

export const hostModeWithNetworks = defineRule({
  id: 'C108',
  name: 'host-mode-with-networks',
  severity: 'error',
  summary: 'A service has both network_mode and networks.',
  why: 'A container is either in networks of the project or in the one that network_mode names; Docker Compose refuses both.',
  bad: `services:
  web:
    image: nginx:1.29.3
    network_mode: bridge
    networks:
      - front
networks:
  front:
`,
  good: `services:
  web:
    image: nginx:1.29.3
    networks:
      - front
networks:
  front:
`,
  covers: ['compose/network-mode-and-networks'],
});
