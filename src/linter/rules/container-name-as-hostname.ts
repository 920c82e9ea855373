/** M305: a service that is reached by its container name or hostname instead of its service name. */

import type { Project } from '../../model/project.ts';
import type { Service } from '../../model/service.ts';
import { type HostReference, hostReferences, spanOfPart } from '../host-references.ts';
import { defineRule } from '../rule.ts';

export const containerNameAsHostname = defineRule({
  id: 'M305',
  name: 'container-name-as-hostname',
  severity: 'warning',
  summary: 'A service is addressed by the container name or hostname of another one instead of its service name.',
  why: 'These names belong to one container on one machine. On several machines a service is one name for all its copies, wherever they run: that is the name of the service.',
  bad: `services:
  web:
    image: registry.example.com/shop/web:1.4.0
    environment:
      REDIS_URL: redis://shop-redis:6379
  redis:
    image: redis:8.2.2
    container_name: shop-redis
`,
  good: `services:
  web:
    image: registry.example.com/shop/web:1.4.0
    environment:
      REDIS_URL: redis://redis:6379
  redis:
    image: redis:8.2.2
    container_name: shop-redis
`,
  check(loaded, report) {
    const owners = ownersOfNames(loaded.project);
    for (const [host, uses] of usesOfNames(loaded.project, owners)) {
      const owner = owners.get(host);
      const [first, ...others] = uses;
      if (owner === undefined || first === undefined) continue;
      const places = uses.length === 1 ? '' : ` in ${uses.length} places`;
      report({
        message: `\`${owner.service}\` is reached by its ${owner.kind} \`${host}\`${places} (here by \`${first.service}\`, in ${first.where})`,
        help: `Write the name of the service: \`${owner.service}\`.`,
        path: first.path,
        ...spanOfPart(loaded, first),
        related: [
          { message: `the ${owner.kind}`, path: ['services', owner.service, owner.key] },
          ...others.map((use) => ({ message: `by \`${use.service}\``, path: use.path, ...spanOfPart(loaded, use) })),
        ],
      });
    }
  },
});

interface Owner {
  readonly service: string;
  readonly key: 'container_name' | 'hostname';
  readonly kind: string;
}

interface Use extends HostReference {
  readonly service: string;
}

/** By others than the owner itself, in the order of the document. */
function usesOfNames({ services }: Project, owners: ReadonlyMap<string, Owner>): ReadonlyMap<string, readonly Use[]> {
  const uses = new Map<string, Use[]>();
  for (const [name, service] of Object.entries(services)) {
    for (const reference of hostReferences(name, service)) {
      const owner = owners.get(reference.host);
      if (owner === undefined || owner.service === name) continue;
      const use = { ...reference, service: name };
      const known = uses.get(reference.host);
      if (known === undefined) uses.set(reference.host, [use]);
      else known.push(use);
    }
  }
  return uses;
}

/** Names that are no service names or network aliases, which every container of the network answers to. */
function ownersOfNames({ services }: Project): ReadonlyMap<string, Owner> {
  const owners = new Map<string, Owner>();
  for (const [name, service] of Object.entries(services)) {
    if (service.hostname !== undefined) owners.set(service.hostname, { service: name, key: 'hostname', kind: 'hostname' });
  }
  for (const [name, service] of Object.entries(services)) {
    if (service.container_name !== undefined)
      owners.set(service.container_name, { service: name, key: 'container_name', kind: 'container name' });
  }
  for (const [name, service] of Object.entries(services)) {
    owners.delete(name);
    for (const alias of aliasesOf(service)) owners.delete(alias);
  }
  return owners;
}

function aliasesOf(service: Service): readonly string[] {
  return Object.values(service.networks ?? {}).flatMap((network) => network?.aliases ?? []);
}
