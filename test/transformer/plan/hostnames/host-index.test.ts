import { describe, expect, it } from 'vitest';
import { indexHosts } from '../../../../src/transformer/plan/hostnames/host-index.ts';
import { networksOfServices } from '../../../../src/transformer/plan/hostnames/networks-of.ts';
import { contextOf, type Given } from '../../context.ts';

const image = 'example.com/app:1';

describe('networksOfServices', () => {
  it.each<[string, Given['services'], Record<string, readonly string[]>]>([
    ['the default network', { a: { image } }, { a: ['default'] }],
    ['those that are named', { a: { image, networks: { x: null, y: {} } } }, { a: ['x', 'y'] }],
    [
      'those of the Pod',
      { b: { image, network_mode: 'service:a' }, a: { image, networks: { x: null } }, c: { image, network_mode: 'service:b' } },
      { a: ['x'], b: ['x'], c: ['x'] },
    ],
    ['none on the network of the host', { a: { image, network_mode: 'host' }, b: { image, network_mode: 'none' } }, { a: [], b: [] }],
    ['none in a circle', { a: { image, network_mode: 'service:b' }, b: { image, network_mode: 'service:a' } }, { a: [], b: [] }],
    ['none of a service that is not there', { a: { image, network_mode: 'service:b' } }, { a: [] }],
  ])('finds %s', (_, services, expected) => {
    expect(Object.fromEntries(networksOfServices(contextOf({ services })))).toEqual(expected);
  });
});

describe('indexHosts', () => {
  const many = (service: (i: number) => Given['services'][string]) =>
    Object.fromEntries(Array.from({ length: 5000 }, (_, i) => [`s${i}`, service(i)]));

  it('stays linear when very many services share a name', () => {
    const services = many(() => ({ image, networks: { default: { aliases: ['app'] } }, environment: { APP: 'app:9000' } }));
    const { usesOfName, uses } = indexHosts(contextOf({ services }));
    expect(usesOfName.get('app')).toHaveLength(5000);
    expect([...uses.keys()].length).toBeLessThan(100);
  });

  it('stays linear on a long row of shared networks', () => {
    const services = many((i) => ({ image, ...(i === 0 ? { networks: { x: null } } : { network_mode: `service:s${i - 1}` }) }));
    expect(indexHosts(contextOf({ services })).networks.get('s4999')).toEqual(['x']);
  });

  it('tells who addresses whom, by name and by dependence', () => {
    const services: Given['services'] = {
      db: { image },
      job: { image },
      web: { image, environment: { DB: 'db:5432' }, depends_on: { job: { condition: 'service_completed_successfully' } } },
      api: { image, depends_on: { db: { condition: 'service_started' } } },
    };
    const { addressedBy } = indexHosts(contextOf({ services }));
    expect([...(addressedBy.get('db') ?? [])].sort()).toEqual(['api', 'web']);
    expect(addressedBy.has('job')).toBe(false);
  });

  it('counts a use once for each text', () => {
    const services: Given['services'] = { db: { image }, web: { image, environment: { A: 'db:1000,db:1000,db:2000', B: 'db:1000' } } };
    expect(
      indexHosts(contextOf({ services }))
        .uses.get('db')
        ?.map(({ port, from }) => [port, from.at(-1)]),
    ).toEqual([
      [1000, 'A'],
      [2000, 'A'],
      [1000, 'B'],
    ]);
  });
});
