/** M312: a service that is built, but whose image has no name. */

import { defineRule } from '../rule.ts';

export const buildOnly = defineRule({
  id: 'M312',
  name: 'build-only',
  severity: 'warning',
  summary: 'A service is built from source and gives its image no name.',
  why: 'Nodes of a cluster do not build: they pull an image by its name from a registry that all of them reach. Without a name there is nothing to push and nothing to pull.',
  bad: `services:
  web:
    build: .
`,
  good: `services:
  web:
    build: .
    image: registry.example.com/shop/web:1.4.0
`,
  check({ project }, report) {
    for (const [name, { build, image }] of Object.entries(project.services)) {
      if (build === undefined || image !== undefined) continue;
      report({
        message: `the image that \`${name}\` is built into has no name`,
        help: `Add \`image: <registry>/${project.name}/${name}:<version>\` beside \`build\`, and push it there.`,
        path: ['services', name, 'build'],
        part: 'key',
      });
    }
  },
});
