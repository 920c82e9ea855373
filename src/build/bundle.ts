/** Makes `dist/`: the command line and the library, each with all it needs inside, and the licences of what is inside. */

import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { type BuildOptions, build } from 'esbuild';
import { licencesText } from './licences.ts';

const COMMON: BuildOptions = {
  bundle: true,
  format: 'esm',
  target: 'es2022',
  minify: true,
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
  // The build of the YAML library for browsers is made of ES modules and does not ask for anything of Node.
  alias: { yaml: './node_modules/yaml/browser/dist/index.js' },
};

/** Commands are chunks of their own, so that `--version` loads none of them. */
const COMMAND_LINE: BuildOptions = {
  ...COMMON,
  entryNames: 'cli',
  outdir: 'dist',
  chunkNames: 'chunks/[name]-[hash]',
  splitting: true,
  platform: 'node',
  // CommonJS packages ask for Node's modules by `require`.
  banner: { js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);" },
};

const LIBRARY: BuildOptions = { ...COMMON, entryNames: 'index', outdir: 'dist', platform: 'browser' };

const BUNDLES = [
  { entry: 'src/cli/bin.ts', options: COMMAND_LINE },
  { entry: 'src/index.ts', options: LIBRARY },
];

export async function run(): Promise<void> {
  rmSync('dist', { recursive: true, force: true });
  const inputs: string[] = [];
  for (const { entry, options } of BUNDLES.filter(({ entry }) => existsSync(entry))) {
    const { metafile } = await build({ ...options, entryPoints: [entry] });
    inputs.push(...Object.keys(metafile?.inputs ?? {}));
  }
  writeFileSync('dist/LICENSES.txt', licencesText(inputs));
}
