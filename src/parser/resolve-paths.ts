/** Makes the relative paths of a model absolute, or relative to the folder of the scope that takes the model in (compose-go, paths/resolve.go). */

import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Outcome } from '../diagnostics/outcome.ts';
import { isAbsolute, isWindowsAbsolute, joinPath } from '../model/file-path.ts';
import { patternTree } from './pattern-tree.ts';
import { rewriteTree } from './rewrite-tree.ts';
import { isRemote } from './scope.ts';
import type { Session } from './session.ts';
import { asMap, mapAt, stringAt, stringOf, withEntry } from './source-edit.ts';
import type { SourceMap, SourceNode } from './source-tree.ts';

export interface PathBase {
  readonly base: string;
  readonly session: Pick<Session, 'files' | 'home'>;
}

interface Run extends PathBase {
  readonly diagnostics: Diagnostic[];
}

type Resolve = (run: Run, node: SourceNode) => SourceNode;

const PATHS = patternTree<Resolve>({
  'services.*.build.context': resolveContext,
  'services.*.build.additional_contexts.*': resolveContext,
  'services.*.build.ssh.*': resolveForeign,
  'services.*.env_file.*.path': resolveOwn,
  'services.*.label_file.*': resolveOwn,
  'services.*.extends.file': resolveExtended,
  'services.*.develop.watch.*.path': resolveWatched,
  'services.*.volumes.*': resolveMount,
  'configs.*.file': resolveForeign,
  'secrets.*.file': resolveForeign,
  'volumes.*': resolveVolume,
});

export function resolvePaths(root: SourceMap, options: PathBase): Outcome<SourceMap> {
  const run: Run = { ...options, diagnostics: [] };
  const value = rewriteTree(root, PATHS, (node, resolve) => resolve(run, node));
  return { value: asMap(value), diagnostics: run.diagnostics };
}

/** Changes the text of a string; everything else stays. */
function changeText(node: SourceNode, change: (text: string) => string): SourceNode {
  const text = stringOf(node);
  if (text === undefined || node.kind !== 'scalar') return node;
  const value = change(text);
  return value === text ? node : { ...node, value };
}

function expandHome({ session }: Run, path: string): string {
  return path.startsWith('~') && session.home !== undefined ? joinPath(session.home, path.slice(1)) : path;
}

function resolveOwn(run: Run, node: SourceNode): SourceNode {
  return changeText(node, (text) => own(run, text));
}

function own(run: Run, text: string): string {
  const path = expandHome(run, text);
  return path === '' || isAbsolute(path) ? path : joinPath(run.base, path);
}

/** The path may be one of another system: that of a remote engine, or of Windows. */
function resolveForeign(run: Run, node: SourceNode): SourceNode {
  return changeText(node, (text) => {
    const path = expandHome(run, text);
    return isAbsolute(path) || isWindowsAbsolute(path) ? path : joinPath(run.base, path);
  });
}

const REMOTE_CONTEXT = /^(?:https?:\/\/|git:\/\/|ssh:\/\/|github\.com\/|git@)/;

function resolveContext(run: Run, node: SourceNode): SourceNode {
  return changeText(node, (text) =>
    text.includes('://') || text.startsWith('service:') || REMOTE_CONTEXT.test(text) ? text : own(run, text),
  );
}

function resolveExtended(run: Run, node: SourceNode): SourceNode {
  return isRemote(stringOf(node) ?? '') ? node : resolveOwn(run, node);
}

/** Watching follows symbolic links. */
function resolveWatched(run: Run, node: SourceNode): SourceNode {
  return changeText(node, (text) => {
    const path = own(run, text);
    return isAbsolute(path) ? run.session.files.real(path) : path;
  });
}

function resolveMount(run: Run, mount: SourceNode): SourceNode {
  if (mount.kind !== 'map' || stringAt(mount, 'type') !== 'bind') return mount;
  const source = mount.entries.get('source');
  if (source !== undefined) return withEntry(mount, 'source', resolveForeign(run, source));
  const target = stringAt(mount, 'target');
  run.diagnostics.push({
    code: 'compose/mount-without-source',
    severity: 'error',
    message: `the bind mount${target === undefined ? '' : ` at \`${target}\``} needs a \`source\`: the folder or file of the host`,
    help: 'Write `source: ./folder`, or use `type: volume`.',
    at: mount.origin,
  });
  return mount;
}

/** A volume of the local driver whose only option is `bind` is a bind mount by another name. */
function resolveVolume(run: Run, volume: SourceNode): SourceNode {
  const options = mapAt(volume, 'driver_opts');
  const device = options?.entries.get('device');
  const isBind = stringAt(volume, 'driver') === 'local' && stringAt(options, 'o') === 'bind';
  if (volume.kind !== 'map' || options === undefined || device === undefined || !isBind) return volume;
  return withEntry(volume, 'driver_opts', withEntry(options, 'device', resolveForeign(run, device)));
}
