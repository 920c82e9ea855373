import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { checkSettings } from '../../src/settings/check.ts';
import { checkFile } from '../../src/settings/check-file.ts';
import { nodesAt, type SchemaNode, schemaOf } from '../../src/settings/schema-node.ts';
import { sourceFiles } from './source-files.ts';

/** What messages say that a person could write: `x-kubeferry: {expose: {hosts: […]}}`. */
const suggestions = new Set(
  sourceFiles('src').flatMap(({ text }) =>
    [...text.matchAll(/x-kubeferry: (\{.*?\})\\?[`'".]/g)].map(([, settings = '']) =>
      settings.replaceAll(/\$\{[^}]*\}|\[…\]|\{…\}|…/g, '~'),
    ),
  ),
);

/** What may have settings in a compose file. */
const PARTS = ['service', 'volume', 'source'] as const;

/** The keys of the settings that no part of the schema has. */
function unknownKeys(settings: unknown, roots: readonly SchemaNode[]): readonly string[] {
  if (typeof settings !== 'object' || settings === null || Array.isArray(settings)) return [];
  return Object.entries(settings).flatMap(([key, value]) => {
    const nodes = roots.flatMap((root) => nodesAt(root, [key]));
    return nodes.length === 0 ? [key] : unknownKeys(value, nodes);
  });
}

it('are found in the sources', () => {
  expect(suggestions.size).toBeGreaterThan(15);
});

it.each([...suggestions].sort())('what a message suggests is a setting: %s', (text) => {
  expect(unknownKeys(parse(text), PARTS.map(schemaOf))).toEqual([]);
});

/** `…` may stand for anything, so that only what is missing beside it counts. */
it.each([...suggestions].sort())('and all of one: %s', (text) => {
  const faults = PARTS.map((part) => checkSettings(part, parse(text), { place: () => ({}) }).diagnostics);
  const missing = faults.map((found) => found.map(({ message }) => message).filter((message) => / needs /.test(message)));
  expect(missing).toContainEqual([]);
});

it('the settings of the README are settings', () => {
  const [, text = ''] = /```yaml\n(# yaml-language-server[\s\S]*?)```/.exec(readFileSync('README.md', 'utf8')) ?? [];
  expect(Object.keys(parse(text))).toContain('services');
  expect(checkFile(parse(text), () => ({})).diagnostics).toEqual([]);
});
