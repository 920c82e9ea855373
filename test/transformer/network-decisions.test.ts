import { describe, expect, it } from 'vitest';
import { makePlan } from '../../src/transformer/make-plan.ts';
import { networkDecisions } from '../../src/transformer/network-decisions.ts';
import { contextOf, type Given } from './context.ts';

const decisions = (given: Given) =>
  networkDecisions(makePlan(contextOf(given)).value).map(({ about, choice, because }) => `${about}: ${choice}. ${because}`);

describe('networkDecisions', () => {
  it.each<[string, Given, readonly string[]]>([
    [
      'a port that others tell',
      { services: { api: { image: 'a/b' }, w: { image: 'a/b', environment: { A: 'api:90' } } } },
      ['service api: port: 90/TCP. Used by w as api:90.'],
    ],
    ['no declared port', { services: { api: { image: 'a/b', expose: ['80'] } } }, []],
    ['no service that nobody asked to expose', { services: { web: { image: 'a/b', ports: [{ target: 80, published: '80' }] } } }, []],
    [
      'what is asked not to be exposed',
      {
        services: { web: { image: 'a/b', ports: [{ target: 80, published: '80' }] } },
        settings: { services: { web: { expose: { kind: 'none' } } } },
      },
      ['service web: exposure: not exposed. A setting keeps it inside the cluster.'],
    ],
    [
      'a way in for every host',
      { services: { web: { image: 'a/b', ports: [{ target: 80 }] } }, settings: { services: { web: { expose: { kind: 'ingress' } } } } },
      ['service web: exposure: Ingress (/). A setting exposes it (ingress).'],
    ],
    [
      'a way in',
      { services: { web: { image: 'a/b', ports: [{ target: 80 }], labels: { 'traefik.http.routers.r.rule': 'Host(`a.example.com`)' } } } },
      ['service web: exposure: Ingress (a.example.com/). Its labels of Traefik ask for a way in by HTTP.'],
    ],
    [
      'a further name',
      { services: { db: { image: 'a/b', networks: { default: { aliases: ['pg'] } } } } },
      ['name pg: a Service pg. db is also known as pg.'],
    ],
    [
      'policies',
      { services: { a: { image: 'a/b', networks: { x: null } }, b: { image: 'a/b', networks: { y: null } } } },
      ['networks: NetworkPolicies. The project keeps 2 networks apart, so NetworkPolicies do.'],
    ],
  ])('tell of %s', (_, given, expected) => {
    expect(decisions(given)).toEqual(expected);
  });
});
