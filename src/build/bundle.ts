/** Makes `dist/`: the command line and the library, each with all it needs inside, and the licences of what is inside. */

import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type BuildOptions, type BuildResult, build, transform } from 'esbuild';
import { SETTINGS_SCHEMA } from '../settings/schema.ts';
import { keepBytecode } from './bytecode.ts';
import { licencesText } from './licences.ts';

const COMMON = {
  bundle: true,
  target: 'node20',
  minify: true,
  legalComments: 'none',
  metafile: true,
  write: false,
  logLevel: 'warning',
  // The build of the YAML library for browsers is made of ES modules and does not ask for anything of Node.
  alias: { yaml: './node_modules/yaml/browser/dist/index.js', 'yaml/util': './node_modules/yaml/browser/dist/util.js' },
} as const satisfies BuildOptions;

const LIBRARY: BuildOptions = { ...COMMON, entryPoints: { index: 'src/index.ts' }, format: 'esm', target: 'es2022', platform: 'browser' };

const STARTER: BuildOptions = {
  ...COMMON,
  entryPoints: { cli: 'src/cli/bin.ts' },
  format: 'cjs',
  platform: 'node',
  outExtension: { '.js': '.cjs' },
};

/** Commands are chunks of their own, so that `--version` loads none of them. */
const PROGRAM: BuildOptions = {
  ...COMMON,
  entryPoints: { 'program/program': 'src/cli/program.ts' },
  chunkNames: 'program/[name]-[hash]',
  format: 'esm',
  splitting: true,
  platform: 'node',
  outExtension: { '.js': '.cjs' },
  // The parser of options would load it for commands that are programs of their own.
  alias: { ...COMMON.alias, 'node:child_process': './src/build/nothing.ts' },
};

export async function run(): Promise<void> {
  const outdir = 'dist';
  const results = [await build({ ...LIBRARY, outdir }), ...(await buildCommandLine({ outdir }))];
  // A build that fails leaves the last good one in its place.
  rmSync(outdir, { recursive: true, force: true });
  for (const result of results) write(result);
  chmodSync(join(outdir, 'cli.cjs'), 0o755);
  // The same program under the ending that the other files of the package have; `bin` names the one that starts faster.
  writeFileSync(join(outdir, 'cli.js'), "import './cli.cjs';\n");
  // For editors: `# yaml-language-server: $schema=…`.
  const settingsSchema = { $schema: 'https://json-schema.org/draft/2020-12/schema', ...SETTINGS_SCHEMA };
  writeFileSync(join(outdir, 'kubeferry.schema.json'), `${JSON.stringify(settingsSchema, undefined, 2)}\n`);
  writeFileSync(join(outdir, 'LICENSES.txt'), licencesText(results.flatMap(({ metafile }) => Object.keys(metafile?.inputs ?? {}))));
  await keepBytecode(join(outdir, 'program'));
}

/** The command line alone, for tests that run it as a program of its own. Returns the path of the program. */
export async function bundleCommandLine(outdir: string): Promise<string> {
  for (const result of await buildCommandLine({ outdir, minify: false })) write(result);
  return join(outdir, 'cli.cjs');
}

async function buildCommandLine(options: BuildOptions): Promise<readonly BuildResult[]> {
  return [await build({ ...STARTER, ...options }), await asCommonJs(await build({ ...PROGRAM, ...options }))];
}

/** Node starts CommonJS faster than ES modules, into which alone the bundler splits. */
async function asCommonJs(result: BuildResult): Promise<BuildResult> {
  const outputFiles = (result.outputFiles ?? []).map(async (file) => {
    const { code } = await transform(file.text, { format: 'cjs', platform: 'node', minify: true, supported: { 'dynamic-import': false } });
    return { ...file, contents: new TextEncoder().encode(code) };
  });
  return { ...result, outputFiles: await Promise.all(outputFiles) };
}

function write({ outputFiles = [] }: BuildResult): void {
  for (const { path, contents } of outputFiles) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, contents);
  }
}
