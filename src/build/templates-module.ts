/** The files under `templates/` as a module: Handlebars files compiled, the others as they are. */

import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import Handlebars from 'handlebars';
import { parse } from 'yaml';
import { HELPER_NAMES } from '../emitters/helper-names.ts';

export const TEMPLATES_TYPES = `export interface BuiltInTemplate {
  readonly source: string;
  /** What \`Handlebars.template\` of the runtime takes; of \`.hbs\` files only. */
  readonly spec?: object;
}

export interface BuiltInPack {
  /** The content of \`pack.yaml\`. */
  readonly pack: unknown;
  /** By path within the pack. */
  readonly templates: ReadonlyMap<string, BuiltInTemplate>;
}

/** By name of the folder under \`templates/\`. */
export const packs: ReadonlyMap<string, BuiltInPack>;
`;

export function templatesModule(folder: string): string {
  const packs = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
    .map((name) => `[${JSON.stringify(name)},${packText(join(folder, name))}]`);
  return `export const packs=new Map([${packs.join(',\n')}]);\n`;
}

function packText(folder: string): string {
  const files = filesBelow(folder);
  const pack = files.includes('pack.yaml') ? parse(readFileSync(join(folder, 'pack.yaml'), 'utf8')) : null;
  const templates = files
    .filter((path) => path !== 'pack.yaml')
    .map((path) => `[${JSON.stringify(path)},${templateText(path, readFileSync(join(folder, path), 'utf8'))}]`);
  return `{pack:${JSON.stringify(pack)},templates:new Map([${templates.join(',\n')}])}`;
}

function templateText(path: string, source: string): string {
  if (!path.endsWith('.hbs')) return `{source:${JSON.stringify(source)}}`;
  const knownHelpers = Object.fromEntries(HELPER_NAMES.map((name) => [name, true]));
  const spec = Handlebars.precompile(source, { knownHelpers, knownHelpersOnly: true, strict: true, noEscape: true });
  return `{source:${JSON.stringify(source)},spec:${spec}}`;
}

/** Paths of all files below a folder, with `/`, sorted. */
function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}
