/** C110: two mounts on one path of a container. */

import { defineRule } from '../rule.ts';

export const duplicateMountTarget = defineRule({
  id: 'C110',
  name: 'duplicate-mount-target',
  severity: 'error',
  summary: 'Two mounts of a service have the same path in the container.',
  why: 'One hides the other; Docker Compose refuses both, and so does Kubernetes.',
  bad: `services:
  web:
    image: nginx:1.29.3
    volumes:
      - ./html:/usr/share/nginx/html
    tmpfs:
      - /usr/share/nginx/html
`,
  good: `services:
  web:
    image: nginx:1.29.3
    volumes:
      - ./html:/usr/share/nginx/html
    tmpfs:
      - /tmp
`,
  covers: ['compose/duplicate-mount'],
});
