/** S201: an image whose tag is moved to a new image from time to time. */

import { parseImageRef } from '../../model/image-ref.ts';
import { defineRule } from '../rule.ts';

const MUTABLE = new Set(
  'latest stable edge nightly dev devel develop development main master trunk head beta alpha canary rc lts test testing next rolling current release snapshot unstable'.split(
    ' ',
  ),
);

export const imageMutableTag = defineRule({
  id: 'S201',
  name: 'image-mutable-tag',
  severity: 'warning',
  summary: 'An image has no tag, or one that stands for something else tomorrow (latest, stable, main, …).',
  why: 'Each node pulls by itself, at its own time: two copies of one service then run different programs, and a rollback brings back nothing.',
  bad: `services:
  web:
    image: nginx
`,
  good: `services:
  web:
    image: nginx:1.29.3
`,
  check({ project, origins }, report) {
    for (const [name, { image, build }] of Object.entries(project.services)) {
      const path = ['services', name, 'image'];
      if (image === undefined || build !== undefined) continue;
      if (origins.template(path)?.some((part) => part.kind === 'variable' && part.source === 'unset')) continue;
      const ref = parseImageRef(image);
      if (ref === undefined || ref.digest !== undefined) continue;
      if (ref.tag === undefined) {
        report({ message: `\`${name}\` runs ${image} without a tag, which is whatever is latest on the day`, help: HELP, path });
      } else if (MUTABLE.has(ref.tag.toLowerCase())) {
        report({
          message: `\`${name}\` runs ${image}, a tag that is moved to new images`,
          help: HELP,
          path,
        });
      }
    }
  },
});

const HELP = 'Name a version (`name:1.2.3`), or the digest of the image (`name@sha256:…`).';
