/** On which ports each service listens: what its file declares, and what other places of the project tell of it. */

import type { Path } from '../../model/path.ts';
import type { Service } from '../../model/service.ts';
import type { ProjectContext } from '../concern.ts';
import { freePortName, plainPortName, toPortName } from './port-names.ts';

export type Protocol = 'TCP' | 'UDP' | 'SCTP';

/** One entry of `ports`: how a port is reached through the Docker host. */
export interface Publication {
  /** A number, a range (`8000-8010`), or absent for a random one. */
  readonly port?: string;
  readonly hostIp?: string;
  readonly mode: 'ingress' | 'host';
  readonly from: Path;
}

export interface PortPlan {
  readonly number: number;
  readonly protocol: Protocol;
  /** Unique within the Pod, and a legal name there. */
  readonly name: string;
  readonly appProtocol?: string;
  /** Empty for a port that is only reached from other containers. */
  readonly published: readonly Publication[];
  readonly from: readonly Path[];
  /** How the port is known, as the end of a sentence: "declared in ports", "used by worker as redis:6379". */
  readonly because: string;
}

export function planPorts(context: ProjectContext): ReadonlyMap<string, readonly PortPlan[]> {
  return new Map(Object.entries(context.project.services).map(([name, service]) => [name, declaredPorts(name, service)]));
}

function declaredPorts(name: string, service: Service): readonly PortPlan[] {
  const ports = new Map<string, PortPlan>();
  const taken = new Set<string>();
  for (const [index, port] of (service.ports ?? []).entries()) {
    const protocol = (port.protocol ?? 'tcp').toUpperCase() as Protocol;
    const path: Path = ['services', name, 'ports', index];
    const key = `${port.target}/${protocol}`;
    const publication: Publication = {
      ...(port.published === undefined ? {} : { port: port.published }),
      ...(port.host_ip === undefined ? {} : { hostIp: port.host_ip }),
      mode: port.mode === 'host' ? 'host' : 'ingress',
      from: path,
    };
    const known = ports.get(key);
    if (known !== undefined) {
      ports.set(key, { ...known, published: [...known.published, publication], from: [...known.from, path] });
      continue;
    }
    const wanted = toPortName(port.name ?? port.app_protocol ?? '') ?? plainPortName(port.target, protocol);
    const portName = freePortName(wanted, { number: port.target, protocol }, taken);
    taken.add(portName);
    ports.set(key, { number: port.target, protocol, name: portName, published: [publication], from: [path], because: 'declared in ports' });
  }
  return [...ports.values()];
}
