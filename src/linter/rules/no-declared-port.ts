/** M327: a service that others address at a port which it does not declare. */

import type { Project } from '../../model/project.ts';
import type { Service } from '../../model/service.ts';
import { type HostReference, hostReferences, spanOfPart } from '../host-references.ts';
import { defineRule } from '../rule.ts';

export const noDeclaredPort = defineRule({
  id: 'M327',
  name: 'no-declared-port',
  severity: 'info',
  summary: 'A service is addressed at a port that it declares neither under ports nor under expose.',
  why: 'On one machine every port of a container is reachable under its name. In a cluster a name exists only with the ports that are declared for it; where none is, the port has to be guessed from its uses.',
  bad: `services:
  web:
    image: registry.example.com/shop/web:1.4.0
    environment:
      API_URL: http://api:4000
  api:
    image: registry.example.com/shop/api:1.4.0
`,
  good: `services:
  web:
    image: registry.example.com/shop/web:1.4.0
    environment:
      API_URL: http://api:4000
  api:
    image: registry.example.com/shop/api:1.4.0
    expose:
      - "4000"
`,
  check(loaded, report) {
    for (const uses of undeclaredUses(loaded.project)) {
      const [first, ...others] = uses;
      if (first === undefined) continue;
      report({
        message: `\`${first.service}\` reaches \`${first.host}\` at port ${first.port} (in ${first.where}), which \`${first.host}\` does not declare`,
        help: `Add \`expose: ["${first.port}"]\` to \`${first.host}\`.`,
        path: first.path,
        ...spanOfPart(loaded, first),
        related: others.map((use) => ({ message: `by \`${use.service}\``, path: use.path, ...spanOfPart(loaded, use) })),
      });
    }
  },
});

interface Use extends HostReference {
  readonly service: string;
}

/** Uses of one undeclared port together, in the order of the document. */
function undeclaredUses({ services }: Project): Iterable<readonly Use[]> {
  const uses = new Map<string, Use[]>();
  for (const [name, service] of Object.entries(services)) {
    for (const reference of hostReferences(name, service)) {
      const target = Object.hasOwn(services, reference.host) ? services[reference.host] : undefined;
      if (target === undefined || reference.host === name || reference.port === undefined || declares(target, reference.port)) continue;
      const key = `${reference.host}:${reference.port}`;
      const known = uses.get(key);
      if (known === undefined) uses.set(key, [{ ...reference, service: name }]);
      else known.push({ ...reference, service: name });
    }
  }
  return uses.values();
}

/** A service in the network of another one, or of the machine, has no ports of its own. */
function declares({ ports = [], expose = [], network_mode }: Service, port: number): boolean {
  if (network_mode !== undefined && network_mode !== 'bridge') return true;
  return ports.some(({ target }) => target === port) || expose.some((range) => isWithin(range, port));
}

/** `4000`, `4000/tcp`, `4000-4010`. */
function isWithin(range: string, port: number): boolean {
  const match = /^(\d+)(?:-(\d+))?(?:\/[a-z]+)?$/.exec(range);
  if (match === null) return false;
  const first = Number(match[1]);
  return port >= first && port <= Number(match[2] ?? first);
}
