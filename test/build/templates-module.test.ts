import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Handlebars from 'handlebars';
import { expect, it } from 'vitest';
import { templatesModule } from '../../src/build/templates-module.ts';

/** Imports the module made of a folder with these files. */
async function packsOf(files: Readonly<Record<string, string>>) {
  const folder = mkdtempSync(join(tmpdir(), 'kubeferry-templates-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const module = `data:text/javascript,${encodeURIComponent(templatesModule(folder))}`;
  const { packs } = (await import(/* @vite-ignore */ module)) as typeof import('../../src/generated/templates.js');
  return packs;
}

it('compiles Handlebars files, keeps others, and reads the description of a pack', async () => {
  const packs = await packsOf({
    'helm/pack.yaml': 'files:\n  - path: Chart.yaml\n',
    'helm/a/Chart.yaml.hbs': 'name: {{name}} & co\n',
    'helm/_helpers.tpl': '{{ define "x" }}',
  });
  const pack = packs.get('helm');
  expect(pack?.pack).toEqual({ files: [{ path: 'Chart.yaml' }] });
  expect([...(pack?.templates.keys() ?? [])]).toEqual(['_helpers.tpl', 'a/Chart.yaml.hbs']);
  expect(pack?.templates.get('_helpers.tpl')).toEqual({ source: '{{ define "x" }}' });
  const render = Handlebars.template(pack?.templates.get('a/Chart.yaml.hbs')?.spec as TemplateSpecification);
  expect(render({ name: '<shop>' })).toBe('name: <shop> & co\n');
  expect(() => render({})).toThrow(/"name" not defined/);
});

it('refuses a helper that nobody wrote', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kubeferry-templates-'));
  mkdirSync(join(folder, 'p'));
  writeFileSync(join(folder, 'p/a.hbs'), '{{yalm this}}');
  expect(() => templatesModule(folder)).toThrow(/unknown helper yalm/);
});
