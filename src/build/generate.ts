/** Makes what the sources import from `src/generated`: validators compiled from schemas, and templates compiled from `templates/`. */

import { readFileSync } from 'node:fs';
import { SETTINGS_SCHEMA } from '../settings/schema.ts';
import { composeSchema, type JsonSchema } from './compose-schema.ts';
import { KINDS } from './kube-kinds.ts';
import { kubeSchema } from './kube-schema.ts';
import { minified, VALIDATE_TYPES, validatorModule } from './standalone.ts';
import { TEMPLATES_TYPES, templatesModule } from './templates-module.ts';
import { writeIfChanged } from './write-if-changed.ts';

const FOLDER = 'src/generated';

export async function run(): Promise<void> {
  const compose = validatorModule({ ...withoutUniqueItems(composeSchema()), $id: 'compose' }, { validate: 'compose' });
  write('compose-validator', await minified(compose), `${VALIDATE_TYPES}\nexport const validate: Validate;\n`);
  write('kube-validator', await minified(kubeValidators()), `${VALIDATE_TYPES}\n${KUBE_TYPES}`);
  write('settings-validator', await minified(settingsValidators()), `${VALIDATE_TYPES}\n${SETTINGS_TYPES}`);
  write('version', `export const version = ${JSON.stringify(packageVersion())};\n`, 'export const version: string;\n');
  write('templates', templatesModule('templates'), TEMPLATES_TYPES);
}

/** The parser looks for repeated items itself: the compiled check compares every item with every other one, and calls methods of user data. */
function withoutUniqueItems(schema: JsonSchema): JsonSchema {
  return JSON.parse(JSON.stringify(schema, (key, value) => (key === 'uniqueItems' ? undefined : value)));
}

function write(name: string, code: string, types: string): void {
  writeIfChanged(`${FOLDER}/${name}.js`, code);
  writeIfChanged(`${FOLDER}/${name}.d.ts`, types);
}

const KUBE_TYPES = `/** By API version and kind: \`apps/v1/Deployment\`. */
export const validators: Readonly<Record<string, Validate>>;
`;

const SETTINGS_TYPES = `/** \`file\` is kubeferry.yaml, the others what may stand under \`x-kubeferry\`. */
export const validators: Readonly<Record<'file' | 'project' | 'service' | 'volume' | 'source', Validate>>;
`;

function settingsValidators(): string {
  const parts = ['project', 'service', 'volume', 'source'];
  const exports = { file: 'settings', ...Object.fromEntries(parts.map((part) => [part, `settings#/$defs/${part}`])) };
  const code = validatorModule(SETTINGS_SCHEMA, exports).replaceAll('export const ', 'const ');
  return `${code}\nexport const validators = { ${Object.keys(exports).join(', ')} };\n`;
}

function packageVersion(): string {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  return version;
}

/** One module for all kinds, since they share most of their parts. */
function kubeValidators(): string {
  const exports = Object.fromEntries(KINDS.map(({ kind }) => [kind, `kubernetes#/definitions/${kind}`]));
  const code = validatorModule(kubeSchema(), exports).replaceAll('export const ', 'const ');
  const table = KINDS.map(({ apiVersion, kind }) => `'${apiVersion}/${kind}': ${kind}`);
  return `${code}\nexport const validators = { ${table.join(', ')} };\n`;
}
