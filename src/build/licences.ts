/** The licences of the packages whose code or data is part of `dist/`. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Packages that generated code is drawn from: they are not among the inputs of the bundler. */
const GENERATED_FROM = ['dclint', '@kubernetes/client-node'];

const NOTES: ReadonlyMap<string, string> = new Map([
  [
    'dclint',
    'Only the JSON schema of the Compose Specification (Apache-2.0, The Compose Specification Authors), which it carries, is used.',
  ],
  [
    '@kubernetes/client-node',
    'Only the names and types of the fields of the Kubernetes API (Apache-2.0, The Kubernetes Authors) are used.',
  ],
]);

/** `inputs` are the files that went into the bundles. */
export function licencesText(inputs: readonly string[]): string {
  const bundled = inputs.flatMap((input) => /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1] ?? []);
  const names = [...new Set([...bundled, ...GENERATED_FROM])].sort();
  return names.map(packageText).join(`\n${'-'.repeat(80)}\n\n`);
}

function packageText(name: string): string {
  const folder = join('node_modules', name);
  const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string; license: string };
  const note = NOTES.get(name);
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file === undefined ? '' : `\n${readFileSync(join(folder, file), 'utf8').trim()}\n`;
  return `${name} ${version} (${license})\n${note === undefined ? '' : `${note}\n`}${text}`;
}
