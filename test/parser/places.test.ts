/** What came from elsewhere is reported where it was written, with the place that brought it in beside it. */

import { expect, it } from 'vitest';
import { locate, type Place } from '../../src/diagnostics/locate.ts';
import { loadMemory } from './load-memory.ts';

const at = ({ file, line, column }: Place): string => `${file.replace('/project/', '')}:${line}:${column}`;

/** `scale` is a number; this one is none, and the message says so at its place. */
const CASES: readonly (readonly [name: string, files: Readonly<Record<string, string>>, written: string, uses: readonly string[]])[] = [
  ['written', { 'compose.yaml': 'services:\n  a:\n    image: x\n    scale: many\n' }, 'compose.yaml:4:12', []],
  [
    'anchor',
    { 'compose.yaml': 'x-s: &s many\nservices:\n  a:\n    image: x\n    scale: *s\n' },
    'compose.yaml:1:9',
    ['compose.yaml:5:12 used here'],
  ],
  [
    'merge key',
    { 'compose.yaml': 'x-s: &s\n  scale: many\nservices:\n  a:\n    <<: *s\n    image: x\n' },
    'compose.yaml:2:10',
    ['compose.yaml:5:9 merged in here'],
  ],
  [
    'override file',
    { 'compose.yaml': 'services: {a: {image: x}}\n', 'compose.override.yaml': 'services:\n  a:\n    scale: many\n' },
    'compose.override.yaml:3:12',
    [],
  ],
  [
    'extends',
    {
      'compose.yaml': 'services:\n  a:\n    extends: {file: base.yaml, service: b}\n',
      'base.yaml': 'services:\n  b:\n    image: x\n    ports: ["no"]\n    healthcheck: {start_interval: never}\n',
    },
    'base.yaml:4:13',
    [],
  ],
  [
    'include',
    { 'compose.yaml': 'include:\n  - inner.yaml\n', 'inner.yaml': 'services:\n  b:\n    image: x\n    depends_on: [gone]\n' },
    'inner.yaml:4:18',
    ['compose.yaml:2:5 included here'],
  ],
  [
    'extends, found in the finished model',
    {
      'compose.yaml': 'services:\n  a:\n    extends: {file: base.yaml, service: b}\n',
      'base.yaml': 'services:\n  b:\n    image: x\n    depends_on: [gone]\n',
    },
    'base.yaml:4:18',
    ['compose.yaml:3:14 extended here'],
  ],
];

it.each(CASES)('%s', (_, files, written, uses) => {
  const { value, diagnostics, sources } = loadMemory({ files });
  const located = locate(diagnostics, { sources, ...(value === undefined ? {} : { origins: value.origins }) });
  const places = located.map(({ place }) => (place === undefined ? 'nowhere' : at(place)));
  expect(places).toContain(written);
  const found = located.find(({ place }) => place !== undefined && at(place) === written);
  expect(found?.related.map(({ place, message }) => `${at(place)} ${message}`)).toEqual(uses);
});
