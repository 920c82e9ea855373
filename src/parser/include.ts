/** Brings in the models of the files that a document includes (Compose specification, "Include"; compose-go, loader/include.go). */

import { dirname, isAbsolute, relativePath, resolvePath } from '../model/file-path.ts';
import type { Path } from '../model/path.ts';
import { addEnvFiles, defaultEnvFiles, type NamedEnvFile } from './environment.ts';
import { type IncludeEntry, type NamedPath, readIncludeEntries } from './include-entries.ts';
import { mergeIncluded } from './merge/merge.ts';
import { applyResets } from './merge/reset.ts';
import { type FileToLoad, type IncludeStep, isRemote, type Scope } from './scope.ts';
import { reportGap, type Session, take } from './session.ts';
import { MAX_COPIED, mayCopy } from './size-limits.ts';
import { asMap, broughtBy, mapAt, mapNode, withoutEntry } from './source-edit.ts';
import type { SourceMap } from './source-tree.ts';

/** What an included model brings; its `name` and extensions stay behind. */
const RESOURCES = ['services', 'volumes', 'networks', 'secrets', 'configs', 'models'];

/** More than any project has; fewer than a few files that include each other in many ways could ask for. */
const MAX_INCLUDES = 1000;
const MAX_STEPS = 100;

export interface IncludeRequest {
  readonly root: SourceMap;
  readonly scope: Scope;
  /** The file that the document stands in. */
  readonly file: string;
  /** What the document resets: also in an included definition that it overrides. */
  readonly resets: readonly Path[];
  readonly loadScope: (session: Session, scope: Scope, files: readonly FileToLoad[]) => SourceMap;
}

/** The document over what it includes, without its `include`. */
export function applyIncludes(session: Session, request: IncludeRequest): SourceMap {
  const include = request.root.entries.get('include');
  if (include === undefined) return request.root;
  session.consumed.push({ path: ['include'], origin: include.origin, because: 'the files that it names are part of this model' });
  const local = withoutEntry(request.root, 'include');
  const resets = request.resets.filter(([section = '', name]) => mapAt(local, String(section))?.entries.has(String(name)));
  let root = local;
  for (const entry of take(session, readIncludeEntries(include))) {
    const included = loadEntry(session, entry, request);
    if (included !== undefined && mayCopy(session, included, entry.at))
      root = asMap(take(session, mergeIncluded(applyResets(resourcesOf(included, entry), resets), root)));
  }
  return session.copied > MAX_COPIED ? local : root;
}

function resourcesOf(included: SourceMap, entry: IncludeEntry): SourceMap {
  const sections = [...included.entries].filter(([key]) => RESOURCES.includes(key));
  return mapNode(
    included.origin,
    sections.map(([key, section]) => [key, broughtBy(section, 'include', entry.at)] as const),
  );
}

function loadEntry(session: Session, entry: IncludeEntry, request: IncludeRequest): SourceMap | undefined {
  const { scope } = request;
  const step: IncludeStep = { file: request.file, use: entry.at };
  const files = entry.paths.map(({ text, at }) => ({ file: resolvePath(scope.directory, text), use: at }));
  const barred = entry.paths.some((path, index) =>
    isBarred(session, { path, file: files[index]?.file ?? '', steps: [...scope.steps, step] }),
  );
  if (barred) return undefined;
  const inner = scopeOf(session, entry, { scope, step, main: files[0]?.file ?? '' });
  const key = JSON.stringify([files.map(({ file }) => file), inner.base, inner.directory, inner.environmentKey]);
  const known = session.models.get(key);
  if (known !== undefined) return known;
  if (session.models.size >= MAX_INCLUDES || inner.steps.length > MAX_STEPS) return refuse(session, entry);
  const model = request.loadScope(session, inner, files);
  session.models.set(key, model);
  return model;
}

interface Candidate {
  readonly path: NamedPath;
  readonly file: string;
  readonly steps: readonly IncludeStep[];
}

/** A file that cannot be included here is reported. */
function isBarred(session: Session, { path, file, steps }: Candidate): boolean {
  if (isRemote(path.text)) {
    reportGap(session, {
      code: 'compose/remote-include',
      message: `${path.text} is not on this machine, and kubeferry reads no files from elsewhere`,
      help: 'Fetch it into the project, and include the copy.',
      at: path.at,
    });
    return true;
  }
  const first = steps.findIndex((step) => step.file === file);
  if (first < 0) return false;
  const cycle = steps.slice(first);
  reportGap(session, {
    code: 'compose/include-cycle',
    message: `${file} includes itself`,
    help: 'Remove one of the includes of the circle.',
    at: path.at,
    related: cycle.map((step, index) => ({ message: `includes ${cycle[index + 1]?.file ?? file}`, at: step.use })),
  });
  return true;
}

interface Inside {
  readonly scope: Scope;
  readonly step: IncludeStep;
  readonly main: string;
}

/** The folder and the variables of an included model. Its variables do not reach the including one. */
function scopeOf(session: Session, entry: IncludeEntry, { scope, step, main }: Inside): Scope {
  const given = entry.projectDirectory?.text;
  const directory = given === undefined ? dirname(main) : resolvePath(scope.directory, given);
  const base = given !== undefined && isAbsolute(given) ? given : relativePath(scope.directory, directory);
  const named = entry.envFiles.map(({ text, at }): NamedEnvFile => ({ file: resolvePath(scope.directory, text), use: at }));
  const envFiles = named.length > 0 ? named : defaultEnvFiles(session, directory);
  return {
    directory,
    base,
    environment: envFiles.length === 0 ? scope.environment : addEnvFiles(session, scope.environment, envFiles),
    environmentKey: [scope.environmentKey, ...envFiles.map(({ file }) => JSON.stringify(file))].join(' '),
    steps: [...scope.steps, step],
  };
}

function refuse(session: Session, entry: IncludeEntry): undefined {
  reportGap(session, {
    code: 'compose/too-many-includes',
    message: `the project includes more than ${MAX_INCLUDES} models, or goes deeper than ${MAX_STEPS} files`,
    help: 'Include each file from one place.',
    at: entry.at,
  });
  return undefined;
}
