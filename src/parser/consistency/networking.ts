/** A service either joins networks or uses a network mode. */

import { problemAt, seeAlso } from '../validate/problem.ts';
import { placeIn, placesIn, type ServiceCheck, textOf } from './subject.ts';

export const modeOrNetworks: ServiceCheck = (service) => {
  const mode = placeIn(service, 'network_mode');
  const networks = placeIn(service, 'networks');
  if (mode === undefined || networks === undefined || textOf(mode.node) === undefined || placesIn(networks).length === 0) return [];
  return [
    problemAt(mode, {
      code: 'compose/network-mode-and-networks',
      message: `service \`${service.name}\` has a \`network_mode\` and \`networks\`, which exclude each other`,
      help: 'Remove one of them; `network_mode: none`, `host` or `service:NAME` leaves no room for networks.',
      related: [seeAlso('the networks', { ...networks, part: 'key' })],
    }),
  ];
};
