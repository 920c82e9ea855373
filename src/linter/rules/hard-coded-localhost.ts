/** M310: a service that looks for another one, or for the machine, at localhost. */

import type { Project } from '../../model/project.ts';
import type { Service } from '../../model/service.ts';
import { type HostReference, hostReferences, spanOfPart } from '../host-references.ts';
import { defineRule, type Finding } from '../rule.ts';

export const hardCodedLocalhost = defineRule({
  id: 'M310',
  name: 'hard-coded-localhost',
  severity: 'warning',
  summary: 'A value names localhost with the port of another service, or the machine itself (host.docker.internal).',
  why: 'In a cluster localhost is the Pod that asks, and nothing stands for "the machine": whatever is not in the same Pod has a name of its own.',
  bad: `services:
  web:
    image: registry.example.com/shop/web:1.4.0
    environment:
      API_URL: http://localhost:4000
  api:
    image: registry.example.com/shop/api:1.4.0
    ports:
      - "4000:4000"
`,
  good: `services:
  web:
    image: registry.example.com/shop/web:1.4.0
    environment:
      API_URL: http://api:4000
  api:
    image: registry.example.com/shop/api:1.4.0
    ports:
      - "4000:4000"
`,
  check(loaded, report) {
    for (const [name, service] of Object.entries(loaded.project.services)) {
      for (const reference of hostReferences(name, service)) {
        const finding = judge(reference, { name, service, project: loaded.project });
        if (finding !== undefined) report({ path: reference.path, ...spanOfPart(loaded, reference), ...finding });
      }
    }
  },
});

const LOCAL = new Set(['localhost', '127.0.0.1']);
const MACHINE = new Set(['host.docker.internal', 'gateway.docker.internal', '172.17.0.1']);

interface Asker {
  readonly name: string;
  readonly service: Service;
  readonly project: Project;
}

function judge({ host, port, text, where }: HostReference, { name, service, project }: Asker): Finding | undefined {
  if (MACHINE.has(host)) {
    return {
      message: `\`${name}\` reaches the machine that it runs on as ${host} (in ${where})`,
      help: 'Name the host where that program will run.',
    };
  }
  if (!LOCAL.has(host) || port === undefined || servesPort(service, port)) return undefined;
  const other = Object.entries(project.services).find(([candidate, served]) => candidate !== name && servesPort(served, port));
  if (other === undefined || sharesNetwork(service, other[0]) || sharesNetwork(other[1], name)) return undefined;
  const target = other[1].ports?.find(({ published }) => published === String(port))?.target ?? port;
  return {
    message: `\`${name}\` is given ${text} (in ${where}), the address of \`${other[0]}\` on this machine`,
    help: `Between services write \`${other[0]}:${target}\`; for browsers, the public address of \`${other[0]}\`.`,
  };
}

function servesPort({ ports = [], expose = [] }: Service, port: number): boolean {
  return (
    ports.some(({ target, published }) => target === port || published === String(port)) ||
    expose.some((text) => text.split('/')[0] === String(port))
  );
}

function sharesNetwork({ network_mode }: Service, other: string): boolean {
  return network_mode === `service:${other}`;
}
