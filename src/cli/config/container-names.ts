/** `docker compose config`, unlike its loader, refuses a project in which two services have one container name. */

import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Project } from '../../model/project.ts';

export function repeatedContainerNames({ services }: Project): readonly Diagnostic[] {
  const owners = new Map<string, string>();
  return Object.entries(services).flatMap(([service, { container_name: name }]): readonly Diagnostic[] => {
    const owner = name === undefined ? undefined : owners.get(name);
    if (name !== undefined && owner === undefined) owners.set(name, service);
    if (owner === undefined) return [];
    return [
      {
        code: 'compose/container-name-in-use',
        severity: 'error',
        message: `the container name \`${name}\` of service \`${service}\` is that of service \`${owner}\` already`,
        help: 'Give each container a name of its own, or remove `container_name`.',
        path: ['services', service, 'container_name'],
        related: [{ message: 'the other service', path: ['services', owner, 'container_name'] }],
      },
    ];
  });
}
