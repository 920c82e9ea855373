import { describe, expect, it } from 'vitest';
import { loadProject } from './load-memory.ts';

const load = (compose: string, request: object = {}) => loadProject({ files: { 'compose.yaml': `name: p\n${compose}` }, ...request });

describe('networks', () => {
  it.each([
    ['is used by a service that names none', 'services: {a: {image: x}}', { default: null }, ['default']],
    ['is used by a service with an empty list', 'services: {a: {image: x, networks: []}}', { default: null }, ['default']],
    ['is not there when every service has others', 'services: {a: {image: x, networks: [n]}}\nnetworks: {n: }', { n: null }, ['n']],
    ['is not used under a network mode', 'services: {a: {image: x, network_mode: host}}', undefined, []],
    ['keeps its own settings', 'services: {a: {image: x}}\nnetworks: {default: {driver: d}}', { default: null }, ['default']],
  ])('`default` %s', (_, compose, networks, declared) => {
    const { project } = load(compose);
    expect(project.services['a']?.networks).toEqual(networks);
    expect(Object.keys(project.networks ?? {})).toEqual(declared);
  });
});

describe('names of resources', () => {
  it.each([
    ['the project and the key', 'v: ', 'p_v'],
    ['the key of an external one', 'v: {external: true}', 'v'],
    ['the one that is written', 'v: {name: mine}', 'mine'],
  ])('%s', (_, volume, name) => {
    expect(load(`services: {a: {image: x}}\nvolumes: {${volume}}`).project.volumes?.['v']?.name).toBe(name);
  });
});

describe('implied dependencies', () => {
  it.each([
    ['links', 'links: [b]', { b: { condition: 'service_started', required: true, restart: true } }],
    ['links with an alias', 'links: ["b:db"]', { b: { condition: 'service_started', required: true, restart: true } }],
    ['a shared network', 'network_mode: "service:b"', { b: { condition: 'service_started', required: true, restart: true } }],
    ['a shared pid namespace', 'pid: "service:b"', { b: { condition: 'service_started', required: true, restart: true } }],
    ['volumes_from', 'volumes_from: ["b:ro"]', { b: { condition: 'service_started', required: true } }],
    ['volumes_from of a container', 'volumes_from: ["container:b"]', undefined],
    [
      'none where it is written',
      'links: [b], depends_on: {b: {condition: service_healthy}}',
      { b: { condition: 'service_healthy', required: true } },
    ],
  ])('come from %s', (_, service, expected) => {
    const { project } = load(`services: {a: {image: x, ${service}}, b: {image: y}}`);
    expect(project.services['a']?.depends_on).toEqual(expected);
  });
});

describe('services', () => {
  it.each([
    ['the folder and file of a build', 'build: {target: t}', { build: { context: '/project', dockerfile: 'Dockerfile', target: 't' } }],
    ['no file beside an inline one', 'build: {dockerfile_inline: FROM x}', { build: { context: '/project', dockerfile_inline: 'FROM x' } }],
    ['build arguments from the run, without those that are not set', 'build: {args: [A, B]}', { build: { args: { A: '1' } } }],
    ['the older name of a pull policy', 'image: x, pull_policy: if_not_present', { pull_policy: 'missing' }],
    ['clean mount targets', 'image: x, volumes: ["vol:/a/../b/"]', { volumes: [{ target: '/b' }] }],
  ])('get %s', (_, service, expected) => {
    const compose = `services: {a: {${service}}}\nvolumes: {vol: }`;
    expect(load(compose, { environment: { A: '1' } }).project.services['a']).toMatchObject(expected);
  });

  it('say that what is added is a default, at the place that it follows from', () => {
    const { origins } = load('services: {a: {image: x, links: [b]}, b: {image: y}}');
    expect(origins.locate(['services', 'a', 'depends_on', 'b', 'condition'])).toMatchObject({ via: 'default', start: 41, end: 42 });
    expect(origins.written().some((path) => path.includes('depends_on'))).toBe(false);
  });
});

it('leaves all that out on request', () => {
  const { project } = load('services: {a: {build: .}}\nvolumes: {v: }', { normalize: false });
  expect(project.networks).toBeUndefined();
  expect(project.services['a']).not.toHaveProperty('networks');
});
