import { expect, it } from 'vitest';
import { composePaths } from '../../src/build/compose-paths.ts';

const text = { type: 'string' };
const object = (properties: object, more: object = {}) => ({ type: 'object', properties, ...more });
const strings = { type: 'array', items: text };

it.each([
  ['a scalar', object({ image: text }), ['image']],
  ['nested members', object({ deploy: object({ mode: text }) }), ['deploy.mode']],
  ['free keys', object({ labels: { type: 'object', patternProperties: { '.+': text } } }), ['labels.*']],
  ['an object of which nothing is known', object({ storage_opt: { type: 'object' } }), ['storage_opt.*']],
  ['a list', object({ cap_add: strings }), ['cap_add.*']],
  ['a scalar or a list: the list', object({ dns: { oneOf: [text, strings] } }), ['dns.*']],
  ['a short form: the long one', object({ build: { oneOf: [text, object({ context: text })] } }), ['build.context']],
  [
    'a list or a map: the map',
    object({ labels: { oneOf: [strings, { type: 'object', patternProperties: { '.+': text } }] } }),
    ['labels.*'],
  ],
  [
    'null beside members: both',
    object({ networks: { type: ['object', 'null'], properties: { name: text } } }),
    ['networks', 'networks.name'],
  ],
  ['null beside a list: both', object({ command: { oneOf: [{ type: 'null' }, text, strings] } }), ['command', 'command.*']],
  ['a reference', object({ a: { $ref: '#/definitions/x' } }, { definitions: { x: object({ b: text }) } }), ['a.b']],
  ['extensions: none', object({ a: text }, { patternProperties: { '^x-': {} } }), ['a']],
  ['the deprecated external object: the scalar', object({ v: object({ external: { type: ['boolean', 'object'] } }) }), ['v.external']],
])('%s', (_, schema, expected) => {
  expect(composePaths(schema)).toEqual(expected);
});
