/** The formats that come with kubeferry: the folders under `templates/`, compiled when kubeferry is built. */

import type Handlebars from 'handlebars';
import runtime from 'handlebars/runtime.js';
import { packs } from '../generated/templates.js';
import type { Pack, PackFile, Render } from './emitter.ts';
import type { HelperName } from './helper-names.ts';
import { yamlPrinter } from './yaml-text.ts';

type Helper = (value: unknown) => string;

/** For one run. */
function helpers(): Readonly<Record<HelperName, Helper>> {
  return { yaml: yamlPrinter(), comment };
}

/** A text as comment lines, however many lines it has. */
function comment(text: unknown): string {
  return String(text)
    .split(/\r\n?|\n|\u0085|\u2028|\u2029/)
    .map((line) => `# ${line}`.trimEnd())
    .join('\n');
}

/** The runtime's own types leave out what it exports. */
const { create } = runtime as unknown as typeof Handlebars;

export function builtInPack(name: string): Pack | undefined {
  const found = packs.get(name);
  if (found === undefined) return undefined;
  const engine = create();
  for (const [helper, run] of Object.entries(helpers())) engine.registerHelper(helper, run);
  const render = new Map<string, Render>();
  for (const [path, { spec, source }] of found.templates) {
    const template = spec === undefined ? undefined : engine.template(spec);
    render.set(path, template === undefined ? () => source : (data) => template(data));
  }
  return { name, files: packFiles(found.pack), render };
}

/** The pack files are part of kubeferry and checked when it is tested, so their shape is taken as it is. */
function packFiles(pack: unknown): readonly PackFile[] {
  const { files } = pack as { readonly files: readonly (Omit<PackFile, 'secret'> & { readonly secret?: boolean })[] };
  return files.map((file) => ({ ...file, secret: file.secret ?? false }));
}
