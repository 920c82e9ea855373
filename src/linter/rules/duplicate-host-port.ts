/** C105: two services that can run together publish the same port of the host. */

import type { Path } from '../../model/path.ts';
import type { Port, Service } from '../../model/service.ts';
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
    const taken: Taken = new Map();
    for (const publication of publicationsOf(project.services)) {
      const other = firstConflict(publication, taken);
      if (other === undefined) take(publication, taken);
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
  /** In the order of the file. */
  readonly rank: number;
}

/** Only single ports: of a range for one container port Docker takes a free one. */
function* publicationsOf(services: Readonly<Record<string, Service>>): Iterable<Publication> {
  let rank = 0;
  for (const [name, service] of Object.entries(services)) {
    for (const [i, port] of (service.ports ?? []).entries()) {
      if (/^[1-9]\d*$/.test(port.published ?? '')) yield { name, service, port, path: ['services', name, 'ports', i], rank: rank++ };
    }
  }
}

/** By port, address and profile: those that hold it. */
type Taken = Map<string, Publication[]>;

/** What is looked up instead of every address, and of every one of a family. */
const ANY = '*';
const WHOLE_FAMILY = { 4: ['0.0.0.0'], 6: ['::', '[::]'] } as const;

function take(publication: Publication, taken: Taken): void {
  const { service, port } = publication;
  const address = port.host_ip ?? '';
  const addresses = address === '' ? ['', ANY] : [address, `${ANY}${familyOf(address)}`, ANY];
  const profiles = service.profiles ?? [];
  for (const key of keysOf(publication, addresses, profiles.length === 0 ? ['', ANY] : [...profiles, ANY])) {
    const known = taken.get(key);
    if (known === undefined) taken.set(key, [publication]);
    else known.push(publication);
  }
}

/** All addresses of one IP family do not get in the way of one of the other; services without a profile in common never run together. */
function firstConflict(publication: Publication, taken: Taken): Publication | undefined {
  const { service, port } = publication;
  const profiles = service.profiles ?? [];
  const found = keysOf(publication, addressesLike(port.host_ip ?? ''), profiles.length === 0 ? [ANY] : ['', ...profiles]).flatMap(
    (key) => taken.get(key)?.find((other) => !isSame(other, publication)) ?? [],
  );
  return found.sort((a, b) => a.rank - b.rank)[0];
}

function addressesLike(address: string): readonly string[] {
  if (address === '') return [ANY];
  const family = familyOf(address);
  const whole: readonly string[] = WHOLE_FAMILY[family];
  return whole.includes(address) ? ['', `${ANY}${family}`] : [address, '', ...whole];
}

function familyOf(address: string): 4 | 6 {
  return address.includes(':') ? 6 : 4;
}

function keysOf({ port }: Publication, addresses: readonly string[], profiles: readonly string[]): readonly string[] {
  const number = `${port.protocol ?? 'tcp'}/${port.published}`;
  return addresses.flatMap((address) => profiles.map((profile) => JSON.stringify([number, address, profile])));
}

function isSame(a: Publication, b: Publication): boolean {
  return a.name === b.name && a.port.target === b.port.target && a.port.host_ip === b.port.host_ip;
}

function describe({ port }: Publication): string {
  const address = port.host_ip === undefined || port.host_ip === '' ? '' : ` on ${port.host_ip}`;
  return `host port ${port.published}/${port.protocol ?? 'tcp'}${address}`;
}

function whose(first: Publication, second: Publication): string {
  return first.name === second.name ? `\`${first.name}\` twice` : `both \`${first.name}\` and \`${second.name}\``;
}
