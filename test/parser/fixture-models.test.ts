/** Over the fixtures: the model of a model is itself, and an override file that says nothing changes nothing. */

import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { modelText } from '../../src/cli/config/model-text.ts';
import { printedModel } from '../../src/cli/config/printed-model.ts';
import { realFiles } from '../../src/cli/real-files.ts';
import type { Files } from '../../src/model/files.ts';
import { load } from '../../src/parser/load.ts';

const FIXTURES = resolve('fixtures');
const fixtures = readdirSync(FIXTURES).filter((folder) => readdirSync(join(FIXTURES, folder)).includes('compose.yaml'));

/** What `kubeferry config` prints for these compose files, with some files of the fixture replaced. */
function configOf(folder: string, texts: Readonly<Record<string, string>> = {}): string {
  const cwd = join(FIXTURES, folder);
  const given = new Map(Object.entries(texts).map(([name, text]) => [join(cwd, name), new TextEncoder().encode(text)]));
  const files: Files = {
    ...realFiles,
    read: (path, limit) => {
      const bytes = given.get(path);
      return bytes === undefined ? realFiles.read(path, limit) : { bytes };
    },
    kind: (path) => (given.has(path) ? 'file' : realFiles.kind(path)),
  };
  const composeFiles = ['compose.yaml', ...Object.keys(texts).filter((name) => name !== 'compose.yaml')];
  const { value, diagnostics } = load({ files, cwd, composeFiles, environment: {}, home: '/home/user', profiles: ['*'] });
  if (value === undefined) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return modelText(printedModel(value.project, { isRaw: false }), { format: 'yaml', escapesDollars: true });
}

/** Docker Compose prints these models, and refuses to read them: a config's variable beside its content, a hook without its empty command. */
const REFUSED_AGAIN: Readonly<Record<string, string>> = {
  'configs-and-secrets': 'has `environment` and `content`',
  'kitchen-sink': 'has `environment` and `content`',
};

describe.each(fixtures)('%s', (folder) => {
  it('has a model that is its own model', () => {
    const model = configOf(folder);
    const again = (): string => configOf(folder, { 'compose.yaml': model });
    const problem = REFUSED_AGAIN[folder];
    if (problem === undefined) expect(again()).toBe(model);
    else expect(again).toThrow(problem);
  });

  it.each(['{}', 'services: {}\n', 'x-nothing: {}\n'])('is not changed by %j over it', (text) => {
    const model = configOf(folder, { 'more.yaml': text });
    expect(model.replace(/^x-nothing: \{\}\n/m, '')).toBe(configOf(folder));
  });
});
