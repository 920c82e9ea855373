/** C105: two services that can run together publish the same port of the host. */

import type { Path } from '../../model/path.ts';
import type { Port, Service } from '../../model/service.ts';
import { canRunTogether } from '../profiles.ts';
import { defineRule } from '../rule.ts';

export const duplicateHostPort = defineRule({
  id: 'C105',
  name: 'duplicate-host-port',
  severity: 'error',
  summary: 'Two services that can run together publish the same host port on the same address.',
  why: 'Only one process can listen on a port of a machine: the second container does not start. In a cluster both can be exposed, but the two then need names or addresses of their own.',
  bad: `services:
  web:
    image: nginx:1.29.3
    ports:
      - "8080:80"
  admin:
    image: phpmyadmin:5.2.3
    ports:
      - "8080:80"
`,
  good: `services:
  web:
    image: nginx:1.29.3
    ports:
      - "8080:80"
  admin:
    image: phpmyadmin:5.2.3
    ports:
      - "8081:80"
`,
  check({ project }, report) {
    const taken = new Map<string, Publication[]>();
    for (const publication of publicationsOf(project.services)) {
      const key = `${publication.port.protocol ?? 'tcp'}/${publication.port.published}`;
      const others = taken.get(key) ?? [];
      taken.set(key, others);
      const other = others.find((candidate) => conflict(candidate, publication));
      if (other === undefined) others.push(publication);
      else {
        report({
          message: `${describe(publication)} is published by ${whose(other, publication)}`,
          help: 'Give one of them another host port, or bind them to different addresses.',
          path: publication.path,
          related: [{ message: 'first published here', path: other.path }],
        });
      }
    }
  },
});

interface Publication {
  readonly name: string;
  readonly service: Service;
  readonly port: Port;
  readonly path: Path;
}

/** Only single ports: of a range for one container port Docker takes a free one. */
function* publicationsOf(services: Readonly<Record<string, Service>>): Iterable<Publication> {
  for (const [name, service] of Object.entries(services)) {
    for (const [i, port] of (service.ports ?? []).entries()) {
      if (/^[1-9]\d*$/.test(port.published ?? '')) yield { name, service, port, path: ['services', name, 'ports', i] };
    }
  }
}

function conflict(a: Publication, b: Publication): boolean {
  if (a.name === b.name && a.port.target === b.port.target && a.port.host_ip === b.port.host_ip) return false;
  return canRunTogether(a.service, b.service) && sameAddress(a.port.host_ip, b.port.host_ip);
}

const EVERY_ADDRESS = new Set(['', '0.0.0.0', '::', '[::]']);

/** All addresses of one IP family do not get in the way of one of the other. */
function sameAddress(a = '', b = ''): boolean {
  if (a === b || a === '' || b === '') return true;
  if (a.includes(':') !== b.includes(':')) return false;
  return EVERY_ADDRESS.has(a) || EVERY_ADDRESS.has(b);
}

function describe({ port }: Publication): string {
  const address = port.host_ip === undefined || port.host_ip === '' ? '' : ` on ${port.host_ip}`;
  return `host port ${port.published}/${port.protocol ?? 'tcp'}${address}`;
}

function whose(first: Publication, second: Publication): string {
  return first.name === second.name ? `\`${first.name}\` twice` : `both \`${first.name}\` and \`${second.name}\``;
}
