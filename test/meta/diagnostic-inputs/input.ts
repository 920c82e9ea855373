/** What makes a diagnostic appear: a project in memory, and where in it the diagnostic must stand. */

import { convert } from '../../../src/convert.ts';
import type { LocatedDiagnostic, Place } from '../../../src/diagnostics/locate.ts';
import type { LoadRequest } from '../../../src/parser/load.ts';
import { memoryFiles } from '../../../src/parser/memory-files.ts';
import type { SettingsRequest } from '../../../src/settings/read-settings.ts';

/** Stands for a value that nobody may see; inputs have it wherever a message could take it along. */
export const SECRET = 'hunter2';

export interface Input {
  /** The compose file. The place of the diagnostic stands between `⟦` and `⟧`, here or in one of the other files. */
  readonly compose?: string;
  /** By path below `/project`. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  /** The place where no mark can stand: `/project/compose.yaml:1:4-1:5`. */
  readonly at?: string;
  /** Why the diagnostic has no place. */
  readonly nowhere?: string;
  /** What the message must name: the marked text unless said. */
  readonly names?: string | readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** Flags of the loader. */
  readonly load?: Partial<LoadRequest>;
  readonly settings?: SettingsRequest;
  /** How the diagnostic is provoked; by converting the project unless said. */
  readonly by?: (project: Project) => Diagnostics | Promise<Diagnostics>;
}

type Diagnostics = readonly LocatedDiagnostic[];

/** One input for each code, or one for each wording that matters. */
export type Inputs = Readonly<Record<string, Input | readonly Input[]>>;

/** An input with its marks taken out. */
export interface Project extends Input {
  /** By absolute path. */
  readonly contents: Readonly<Record<string, string | Uint8Array>>;
}

export interface Prepared {
  readonly project: Project;
  /** `/project/compose.yaml:3:5-3:9`, or `nowhere`. */
  readonly place: string;
  readonly names: readonly string[];
}

export function prepare(input: Input): Prepared {
  const written = { ...(input.compose === undefined ? {} : { 'compose.yaml': input.compose }), ...input.files };
  const contents: Record<string, string | Uint8Array> = {};
  const marks: { place: string; text: string }[] = [];
  for (const [path, content] of Object.entries(written)) {
    const file = `/project/${path}`;
    contents[file] = typeof content === 'string' ? content.replaceAll(/[⟦⟧]/g, '') : content;
    if (typeof content === 'string' && content.includes('⟦')) marks.push(markIn(file, content));
  }
  const [mark] = marks;
  const places = [mark?.place, input.at, input.nowhere && 'nowhere'].filter((place) => place !== undefined);
  const [place] = places;
  if (marks.length > 1 || places.length > 1 || place === undefined) throw new Error('an input has one mark, one place, or says why none');
  const names = input.names ?? mark?.text.replaceAll(/^["'&*]|["':]$/g, '') ?? '';
  return { project: { ...input, contents }, place, names: [names].flat() };
}

function markIn(file: string, content: string): { readonly place: string; readonly text: string } {
  const [before = '', text = '', ...rest] = content.split(/[⟦⟧]/);
  if (rest.length !== 1) throw new Error(`a mark of ${file} is not closed, or there are two`);
  const line = before.split('\n').length;
  const column = before.length - before.lastIndexOf('\n');
  return { place: `${file}:${line}:${column}-${line}:${column + text.length}`, text };
}

export function shownPlace(place: Place | undefined): string {
  return place === undefined ? 'nowhere' : `${place.file}:${place.line}:${place.column}-${place.endLine}:${place.endColumn}`;
}

export async function diagnosticsOf(project: Project): Promise<Diagnostics> {
  const { by = byConversion } = project;
  return await by(project);
}

function byConversion({ contents, environment = {}, load = {}, settings }: Project): Diagnostics {
  const files = memoryFiles(contents);
  const request = { files, cwd: '/project', home: '/home/user', environment, ...load };
  return convert({ ...request, ...(settings === undefined ? {} : { settings }) }).diagnostics;
}

/** A compose file with the one service `web`, and these lines below it. */
export function web(...lines: readonly string[]): string {
  return `services:\n  web:\n    image: nginx:1.29.3\n${lines.map((line) => `    ${line}\n`).join('')}`;
}
