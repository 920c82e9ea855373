import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { conversionStory } from '../src/cli/conversion-story.ts';
import { realFiles } from '../src/cli/real-files.ts';
import { type ConvertRequest, convert } from '../src/convert.ts';
import { plainStyler } from '../src/reporters/styler.ts';
import { text } from '../src/reporters/text.ts';

/** What `case.json` of a fixture may say. */
interface Case {
  /** One sentence: what the fixture shows. */
  readonly shows: string;
  /** Which fault of other converters the result does not have. */
  readonly avoids: string;
  /** Whose work it shows; each concern has a fixture. */
  readonly concerns: readonly string[];
  readonly composeFiles?: readonly string[];
  readonly profiles?: readonly string[];
  readonly settings?: NonNullable<ConvertRequest['settings']>['flags'];
}

const ROOT = resolve('fixtures');

function readCase(folder: string): Case {
  return JSON.parse(readFileSync(join(ROOT, folder, 'case.json'), 'utf8')) as Case;
}

/** A file whose name starts with a dot would act on the repository itself (`.gitignore`). */
function storedName(path: string): string {
  return path.replace(/^\./, 'dot-');
}

function run(folder: string) {
  const { composeFiles, profiles, settings } = readCase(folder);
  const cwd = join(ROOT, folder);
  const conversion = convert({
    files: realFiles,
    cwd,
    environment: {},
    ...(composeFiles === undefined ? {} : { composeFiles }),
    ...(profiles === undefined ? {} : { profiles }),
    ...(settings === undefined ? {} : { settings: { flags: settings } }),
  });
  const { bundle, diagnostics, sources, loaded } = conversion;
  const notes = diagnostics.filter(({ severity }) => severity === 'info');
  const loud = diagnostics.filter(({ severity }) => severity !== 'info');
  const story = bundle === undefined ? '' : conversionStory({ bundle, notes, cwd, styler: plainStyler });
  const report = text({ diagnostics: loud, sources, cwd, projects: loaded?.composeFiles.slice(0, 1) ?? [], styler: plainStyler });
  const files = new Map(conversion.files.map(({ path, text: content }) => [`manifests/${storedName(path)}`, content]));
  return new Map([...files, ['report.txt', `${story}\n${report}`.replaceAll(`${cwd}/`, '')]]);
}

function stored(folder: string): readonly string[] {
  const expected = join(ROOT, folder, 'expected');
  if (!existsSync(expected)) return [];
  return readdirSync(expected, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(expected, join(entry.parentPath, entry.name)))
    .sort();
}

describe.each(readdirSync(ROOT).sort())('fixture %s', (folder) => {
  it('gives what is expected, byte for byte', async () => {
    for (const [path, content] of run(folder)) await expect(content).toMatchFileSnapshot(join(ROOT, folder, 'expected', path));
  });

  it('keeps no file that is no longer written', () => {
    const written = run(folder);
    expect(stored(folder).filter((path) => !written.has(path))).toEqual([]);
  });

  it('says what it shows', () => {
    expect(readCase(folder).shows).toMatch(/^\S.*\.$/);
  });
});
