/** S205: a container that commands the container engine of its machine. */

import { defineRule } from '../rule.ts';

const ENGINE_SOCKET = /\/(?:docker|podman|containerd|crio)\.sock$/;

export const dockerSocket = defineRule({
  id: 'S205',
  name: 'docker-socket',
  severity: 'error',
  summary: "The socket of the machine's container engine is mounted into a container.",
  why: 'Who has that socket is root on the machine. In a cluster it shows the containers of one node only, if the node runs that engine at all: what reads it (proxies, dashboards, updaters) sees a fraction of the project.',
  bad: `services:
  proxy:
    image: traefik:3.6.1
    volumes:
      - /var/run/docker.sock:/var/run/docker.sock:ro
`,
  good: `services:
  proxy:
    image: traefik:3.6.1
    volumes:
      - ./routes.yaml:/etc/traefik/routes.yaml:ro
`,
  check({ project }, report) {
    for (const [name, service] of Object.entries(project.services)) {
      for (const [i, { source = '', target }] of (service.volumes ?? []).entries()) {
        if (!ENGINE_SOCKET.test(source) && !ENGINE_SOCKET.test(target)) continue;
        report({
          message: `\`${name}\` is given the container engine of the machine (${source})`,
          help: HELP,
          path: ['services', name, 'volumes', i],
        });
      }
      if (service.use_api_socket === true) {
        report({
          message: `\`${name}\` is given the container engine of the machine (use_api_socket)`,
          help: HELP,
          path: ['services', name, 'use_api_socket'],
        });
      }
    }
  },
});

const HELP = 'Configure the program from files, or let it ask the Kubernetes API with a ServiceAccount of its own.';
