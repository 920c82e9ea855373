/** Which ports a load balancer or the nodes open for a service: those that it publishes, under the numbers that it publishes. */

import type { ExposeSettings } from '../../../model/settings.ts';
import type { PortPlan } from '../ports/port-plan.ts';
import { isPrivate, isPublic, outsideNumber } from '../ports/publication.ts';
import type { OpenPort } from './exposure-plan.ts';

/** The numbers that every cluster opens on its nodes unless told otherwise. */
const NODE_PORTS = { first: 30000, last: 32767 };

export function openPorts(asked: ExposeSettings, ports: readonly PortPlan[]): readonly OpenPort[] {
  const chosen = chosenPorts(asked, ports);
  const open = new Map<string, OpenPort>();
  for (const port of chosen) {
    const publications = port.published.filter(isPublic);
    const numbers = publications.length === 0 ? [port.number] : publications.map((publication) => outsideNumber(publication, port.number));
    for (const number of numbers) open.set(`${number}/${port.protocol}`, { port, number, ...nodePortOf(asked, number) });
  }
  return onlyOneAskedNodePort([...open.values()]);
}

/** The asked one, else the published ones, else the first that is known. */
function chosenPorts({ port }: ExposeSettings, ports: readonly PortPlan[]): readonly PortPlan[] {
  if (port !== undefined) return ports.filter(({ number }) => number === port);
  const published = ports.filter((plan) => plan.published.some(isPublic));
  return published.length > 0 ? published : ports.filter((plan) => !isPrivate(plan)).slice(0, 1);
}

function nodePortOf({ kind, nodePort }: ExposeSettings, number: number): { readonly nodePort?: number } {
  if (kind !== 'nodeport') return {};
  const wanted = nodePort ?? number;
  return wanted >= NODE_PORTS.first && wanted <= NODE_PORTS.last ? { nodePort: wanted } : {};
}

/**
 * A node port can be given away once, to one number of the Service, for TCP and UDP; the further numbers get one from the cluster
 * (`initNodePorts` of the API server).
 */
function onlyOneAskedNodePort(open: readonly OpenPort[]): readonly OpenPort[] {
  const owners = new Map<number, number>();
  return open.map(({ nodePort, ...rest }) => {
    if (nodePort === undefined) return rest;
    const owner = owners.get(nodePort) ?? rest.number;
    owners.set(nodePort, owner);
    return owner === rest.number ? { ...rest, nodePort } : rest;
  });
}
