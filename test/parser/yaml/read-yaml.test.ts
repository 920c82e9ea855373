import { expect, it } from 'vitest';
import { readYaml } from '../../../src/parser/yaml/read-yaml.ts';

it('reads an ordinary file', () => {
  const { documents, diagnostics } = readYaml('compose.yaml', 'services:\n  web:\n    image: nginx # the server\n');
  expect(diagnostics).toEqual([]);
  expect(documents).toHaveLength(1);
  expect(documents[0]).toMatchObject({ kind: 'map', origin: { start: 0, end: 33 } });
});
