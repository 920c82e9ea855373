/** M314: a named volume that several services write to. */

import type { Path } from '../../model/path.ts';
import type { Project } from '../../model/project.ts';
import { defineRule } from '../rule.ts';

export const sharedVolumeMultiWriter = defineRule({
  id: 'M314',
  name: 'shared-volume-multi-writer',
  severity: 'warning',
  summary: 'Several services mount one named volume for writing.',
  why: 'The usual storage of a cluster (a ReadWriteOnce claim) is attached to one node at a time: services on different nodes cannot share it, and their Pods stay Pending. Network storage that allows it often has no file locks that hold.',
  bad: `services:
  web:
    image: registry.example.com/shop/web:1.4.0
    volumes:
      - uploads:/srv/uploads
  worker:
    image: registry.example.com/shop/worker:1.4.0
    volumes:
      - uploads:/srv/uploads
volumes:
  uploads:
`,
  good: `services:
  web:
    image: registry.example.com/shop/web:1.4.0
    volumes:
      - uploads:/srv/uploads
  worker:
    image: registry.example.com/shop/worker:1.4.0
    volumes:
      - uploads:/srv/uploads:ro
volumes:
  uploads:
`,
  check({ project }, report) {
    for (const [volume, writers] of writersByVolume(project)) {
      const [first, second, ...others] = writers;
      if (first === undefined || second === undefined) continue;
      report({
        message: `${listed(writers)} mount the volume \`${volume}\` for writing`,
        help: 'Mount it with `:ro` where it is only read; else use storage that is ReadWriteMany, or object storage.',
        path: second.path,
        related: [first, ...others].map(({ service, path }) => ({ message: `mounted by \`${service}\``, path })),
      });
    }
  },
});

function listed(writers: readonly Writer[]): string {
  const names = writers.map(({ service }) => `\`${service}\``);
  if (names.length > 5) return `${names.slice(0, 4).join(', ')} and ${names.length - 4} more services`;
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

interface Writer {
  readonly service: string;
  readonly path: Path;
}

/** The first writing mount of each service, by volume. */
function writersByVolume(project: Project): ReadonlyMap<string, readonly Writer[]> {
  const writers = new Map<string, Writer[]>();
  for (const [service, { volumes = [] }] of Object.entries(project.services)) {
    for (const [i, { type, source, read_only }] of volumes.entries()) {
      if (type !== 'volume' || source === undefined || read_only === true) continue;
      const known = writers.get(source) ?? [];
      if (known.at(-1)?.service !== service) known.push({ service, path: ['services', service, 'volumes', i] });
      writers.set(source, known);
    }
  }
  return writers;
}
