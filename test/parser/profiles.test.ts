import { expect, it } from 'vitest';
import { loadMemory, loadProject } from './load-memory.ts';

const files = { 'compose.yaml': 'services: {a: {image: a}, b: {image: b, profiles: [dev]}, c: {image: c, profiles: [dev, test]}}' };

it.each([
  ['none', {}, ['a']],
  ['one', { profiles: ['test'] }, ['a', 'c']],
  ['all', { profiles: ['*'] }, ['a', 'b', 'c']],
  ['of the environment', { environment: { COMPOSE_PROFILES: 'x, dev' } }, ['a', 'b', 'c']],
  ['named ones before those of the environment', { profiles: ['test'], environment: { COMPOSE_PROFILES: 'dev' } }, ['a', 'c']],
])('keeps the services of the profiles that are active: %s', (_, request, expected) => {
  expect(Object.keys(loadProject({ files, ...request }).project.services)).toEqual(expected);
});

it('takes profiles from .env', () => {
  expect(Object.keys(loadProject({ files: { ...files, '.env': 'COMPOSE_PROFILES=test' } }).project.services)).toEqual(['a', 'c']);
});

it('knows the profiles that are not active', () => {
  expect(loadProject({ files }).profiles).toEqual(['dev', 'test']);
});

it('accounts for services that are off', () => {
  const { consumed } = loadProject({ files });
  expect(consumed.map(({ path, because }) => [path, because])).toEqual([
    [['services', 'b'], 'none of its profiles (dev) is active'],
    [['services', 'c'], 'none of its profiles (dev, test) is active'],
  ]);
});

it.each([
  ['is an error', 'depends_on: [b]', 1],
  ['is none when the dependency is not required', 'depends_on: {b: {condition: service_started, required: false}}', 0],
])('a dependency on a service that is off %s', (_, dependency, errors) => {
  const compose = `services: {a: {image: a, ${dependency}}, b: {image: b, profiles: [dev]}}`;
  expect(loadMemory({ files: { 'compose.yaml': compose } }).diagnostics).toHaveLength(errors);
});
