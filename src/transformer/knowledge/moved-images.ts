/** Images that are no longer where their names say. A machine that pulled them in time still runs them; a node finds nothing. */

import type { ImageRef } from '../../model/image-ref.ts';

/** In 2025 Bitnami moved the versions of its images to another place on Docker Hub: https://github.com/bitnami/containers/issues/83267 */
const BITNAMI = /^bitnami\/(.+)$/;
const DOCKER_HUB: ReadonlySet<string> = new Set(['docker.io', 'index.docker.io', 'registry-1.docker.io']);

/** The name under which the image is there; undefined for one that is where it was, as far as is known. */
export function movedTo({ domain = 'docker.io', path, tag }: ImageRef): string | undefined {
  const [, name] = BITNAMI.exec(path) ?? [];
  if (name === undefined || tag === undefined || !/\d/.test(tag) || !DOCKER_HUB.has(domain)) return undefined;
  return `bitnamilegacy/${name}:${tag}`;
}
