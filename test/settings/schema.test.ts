import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/settings/defaults.ts';
import { SETTINGS_SCHEMA } from '../../src/settings/schema.ts';

interface Node {
  readonly description?: string;
  readonly default?: unknown;
  readonly enum?: readonly string[];
  readonly examples?: readonly string[];
  readonly pattern?: string;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly anyOf?: readonly Node[];
  readonly items?: Node;
}

/** Every setting that has a name, with the place at which an editor shows it. */
function named(node: Node, at: string): readonly (readonly [string, Node])[] {
  const inner = [...(node.anyOf ?? []), ...(node.items === undefined ? [] : [node.items])].flatMap((part) => named(part, at));
  const own = Object.entries(node.properties ?? {}).flatMap(([key, child]): readonly (readonly [string, Node])[] => [
    [`${at}.${key}`, child],
    ...named(child, `${at}.${key}`),
  ]);
  return [...own, ...inner];
}

const { $defs, ...file } = SETTINGS_SCHEMA;
const SETTINGS = [...named(file as Node, 'file'), ...Object.entries($defs).flatMap(([name, part]) => named(part as Node, name))];

describe('what an editor shows of the settings', () => {
  it.each(SETTINGS)('%s says what it is', (_, { description = '' }) => {
    expect(description).toMatch(/^\S.*\.$/);
  });

  it.each(SETTINGS.filter(([, { enum: choices }]) => choices !== undefined))('%s says what each choice means', (at, node) => {
    const silent = (node.enum ?? []).filter((choice) => !node.description?.includes(choice));
    expect(at.endsWith('.kubeVersion') ? [] : silent).toEqual([]);
  });

  it.each(SETTINGS.filter(([, { examples }]) => examples !== undefined))(
    '%s gives examples that fit',
    (_, { examples = [], pattern = '' }) => {
      expect(examples.filter((example) => !new RegExp(pattern).test(example))).toEqual([]);
    },
  );

  it('the default is the one that holds', () => {
    const { secrets, ...others } = DEFAULT_SETTINGS;
    const known: Readonly<Record<string, unknown>> = { ...others, secretValues: secrets };
    const told = SETTINGS.filter(([at, node]) => at.startsWith('file.') && node.default !== undefined);
    expect(told.map(([at]) => at)).toEqual(
      expect.arrayContaining(['file.kubeVersion', 'file.secretValues', 'file.storage.size', 'file.wait']),
    );
    for (const [at, node] of told) {
      const value = at
        .split('.')
        .slice(1)
        .reduce<unknown>((held, key) => (held as Readonly<Record<string, unknown>>)[key], known);
      expect([at, node.default]).toEqual([at, value]);
    }
  });
});
