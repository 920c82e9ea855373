/** Makes `dist/`: the command line and the library, each with all it needs inside, and the licences of what is inside. */

import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type BuildOptions, type BuildResult, build } from 'esbuild';
import { licencesText } from './licences.ts';

const COMMON: BuildOptions = {
  bundle: true,
  format: 'esm',
  target: 'es2022',
  minify: true,
  legalComments: 'none',
  metafile: true,
  write: false,
  outdir: 'dist',
  logLevel: 'warning',
  // The build of the YAML library for browsers is made of ES modules and does not ask for anything of Node.
  alias: { yaml: './node_modules/yaml/browser/dist/index.js' },
};

/** Commands are chunks of their own, so that `--version` loads none of them. */
const COMMAND_LINE: BuildOptions = {
  ...COMMON,
  entryPoints: { cli: 'src/cli/bin.ts' },
  chunkNames: 'chunks/[name]-[hash]',
  splitting: true,
  platform: 'node',
  // CommonJS packages ask for Node's modules by `require`.
  banner: { js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);" },
};

const LIBRARY: BuildOptions = { ...COMMON, entryPoints: { index: 'src/index.ts' }, platform: 'browser' };

export async function run(): Promise<void> {
  const results = await Promise.all([build(COMMAND_LINE), build(LIBRARY)]);
  // A build that fails leaves the last good one in its place.
  rmSync('dist', { recursive: true, force: true });
  for (const result of results) writeBundle(result, 'dist');
  writeFileSync('dist/LICENSES.txt', licencesText(results.flatMap(({ metafile }) => Object.keys(metafile?.inputs ?? {}))));
}

/** The command line alone, for tests that run it as a program of its own. Returns the path of the program. */
export async function bundleCommandLine(folder: string): Promise<string> {
  writeBundle(await build({ ...COMMAND_LINE, outdir: folder, minify: false }), folder);
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  return join(folder, 'cli.js');
}

function writeBundle({ outputFiles = [] }: BuildResult, folder: string): void {
  for (const { path, contents } of outputFiles) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, contents);
  }
  if (outputFiles.some(({ path }) => path.endsWith('cli.js'))) chmodSync(join(folder, 'cli.js'), 0o755);
}
