import { describe, expect, it } from 'vitest';
import type { Service } from '../../../src/model/service.ts';
import type { ServiceSettings } from '../../../src/model/settings.ts';
import { planPods } from '../../../src/transformer/plan/pods.ts';
import { contextOf } from '../context.ts';

function podsOf(services: Readonly<Record<string, Service>>, settings: Readonly<Record<string, ServiceSettings>> = {}): readonly string[] {
  return planPods(contextOf({ services, settings: { services: settings } })).map(
    ({ members, guests }) => members.join('+') + (guests.length === 0 ? '' : ` guests ${guests.join(',')}`),
  );
}

const completed = { condition: 'service_completed_successfully' } as const;

describe('planPods', () => {
  it.each<[string, Readonly<Record<string, Service>>, readonly string[]]>([
    ['each alone', { b: {}, a: {} }, ['a', 'b']],
    ['a shared network', { vpn: {}, app: { network_mode: 'service:vpn' } }, ['vpn+app']],
    ['a shared process namespace', { app: {}, debug: { pid: 'service:app' } }, ['app+debug']],
    ['shared memory', { app: {}, tool: { ipc: 'service:app' } }, ['app+tool']],
    ['a chain of shared networks', { c: {}, b: { network_mode: 'service:c' }, a: { network_mode: 'service:b' } }, ['c+a+b']],
    ['two namespaces of two services', { z: {}, y: {}, x: { network_mode: 'service:z', pid: 'service:y' } }, ['y+x+z']],
    ['a service that is not there', { app: { network_mode: 'service:gone' } }, ['app']],
    ['a container of someone else', { app: { network_mode: 'container:other' } }, ['app']],
  ])('groups %s', (_, services, expected) => {
    expect(podsOf(services)).toEqual(expected);
  });

  it.each<[string, Readonly<Record<string, ServiceSettings>>, readonly string[]]>([
    ['one name', { a: { pod: 'x' }, c: { pod: 'x' } }, ['a+c', 'b']],
    ['the name of a service, which then leads', { a: { pod: 'c' }, c: { pod: 'c' } }, ['b', 'c+a']],
    ['a service that is left out', { a: { pod: 'x' }, c: { pod: 'x', skip: true } }, ['a', 'b']],
  ])('puts together what settings give %s', (_, settings, expected) => {
    expect(podsOf({ a: {}, b: {}, c: {} }, settings)).toEqual(expected);
  });

  it.each<[string, Readonly<Record<string, Service>>, readonly string[]]>([
    [
      'in each Pod that waits for it',
      { init: {}, app: { depends_on: { init: completed } }, worker: { depends_on: { init: completed } } },
      ['app+init guests init', 'worker+init guests init'],
    ],
    ['nowhere without a dependent', { init: {}, app: {} }, ['app', 'init']],
    [
      'nowhere for one that does not wait for its end',
      { init: {}, app: { depends_on: { init: { condition: 'service_started' } } } },
      ['app', 'init'],
    ],
    [
      'nowhere for one that does not need it',
      { init: {}, app: { depends_on: { init: { ...completed, required: false } } } },
      ['app', 'init'],
    ],
    [
      'together with what another guest waits for',
      { first: {}, init: { depends_on: { first: completed } }, app: { depends_on: { init: completed } } },
      ['app+first+init guests first,init'],
    ],
    [
      'in the Pod that its dependent shares',
      { init: {}, vpn: {}, app: { network_mode: 'service:vpn', depends_on: { init: completed } } },
      ['vpn+app+init guests init'],
    ],
  ])('has a guest %s', (_, services, expected) => {
    expect(podsOf(services, { init: { runAs: 'init-container' }, first: { runAs: 'init-container' } })).toEqual(expected);
  });

  it('says why', () => {
    const [pod] = planPods(contextOf({ services: { vpn: {}, app: { network_mode: 'service:vpn' } } }));
    expect(pod).toMatchObject({
      because: 'app shares the network namespace of vpn, so both are containers of one Pod.',
      from: [['services', 'app', 'network_mode']],
    });
  });

  it('cuts a cycle', () => {
    expect(podsOf({ b: { network_mode: 'service:a' }, a: { network_mode: 'service:b' } })).toEqual(['a+b']);
  });
});
