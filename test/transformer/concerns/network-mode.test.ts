import { describe, expect, it } from 'vitest';
import { convertText } from '../conversion.ts';

const one = (mode: string) => convertText(`services:\n  app: {image: "app:1", network_mode: "${mode}"}\n`);

describe('network_mode', () => {
  it.each([
    ['bridge', 'mapped'],
    ['default', 'mapped'],
    ['host', 'approximated'],
    ['none', 'approximated'],
    ['container:other', 'unsupported'],
    ['some-network', 'unsupported'],
  ])('%s is %s', (mode, fate) => {
    expect(one(mode).fate('services.app.network_mode')).toBe(fate);
  });

  it('host is the network of the node, with the names of the cluster', () => {
    expect(one('host').pod('app')).toMatchObject({ hostNetwork: true, dnsPolicy: 'ClusterFirstWithHostNet' });
  });

  it('none lets nothing in and nothing out', () => {
    expect(one('none').find('NetworkPolicy', 'no-network-app').spec).toMatchObject({ policyTypes: ['Ingress', 'Egress'] });
  });

  it('of another service makes both containers of one Pod, whose ports are reached under the name of the other', () => {
    const out = convertText(`services:
  vpn: {image: vpn, ports: ["8080:80"]}
  app: {image: app, network_mode: "service:vpn", expose: ["9000"]}
`);
    expect(out.pod('vpn').containers.map(({ name }) => name)).toEqual(['vpn', 'app']);
    expect(out.find('Service', 'vpn').spec?.ports?.map(({ port }) => port)).toEqual([80, 9000]);
    expect(out.names).not.toContain('Deployment app');
    expect(out.fate('services.app.network_mode')).toBe('mapped');
  });

  it('of a service that is left out is told of', () => {
    const out = convertText(`services:
  vpn: {image: vpn, x-kubeferry: {skip: true}}
  app: {image: app, network_mode: "service:vpn"}
`);
    expect(out.fate('services.app.network_mode')).toBe('unsupported');
  });
});
