/** The config files that a service reads, as far as the project brings them: where proxies and applications name the services they talk to. */

import { joinPath } from '../../../model/file-path.ts';
import type { Path } from '../../../model/path.ts';
import type { Mount, Service } from '../../../model/service.ts';
import type { ProjectContext } from '../../project-context.ts';

export interface ConfigText {
  readonly text: string;
  readonly key: undefined;
  readonly from: Path;
}

const CONFIG_FILE =
  /\.(?:conf|cfg|cnf|ini|toml|ya?ml|json|env|properties|xml|tmpl|template|vcl|lua|river|alloy)$|(?:^|\/)(?:Caddyfile|nginx\.conf\.[a-z]+)$/;
const SIZE_LIMIT = 64 * 1024;
const FILES_PER_FOLDER = 32;

export function* configTexts(context: ProjectContext, name: string, service: Service): Iterable<ConfigText> {
  for (const [i, reference] of (service.configs ?? []).entries()) {
    const { configs = {} } = context.project;
    const config = Object.hasOwn(configs, reference.source) ? configs[reference.source] : undefined;
    const from: Path = ['services', name, 'configs', i];
    if (config?.content !== undefined) yield { text: config.content, key: undefined, from };
    else if (config?.file !== undefined) yield* readText(context, config.file, from);
  }
  for (const [i, mount] of (service.volumes ?? []).entries()) yield* mountedTexts(context, mount, ['services', name, 'volumes', i]);
}

function* mountedTexts(context: ProjectContext, { type, source }: Mount, from: Path): Iterable<ConfigText> {
  if (type !== 'bind' || source === undefined || !source.startsWith(`${context.loaded.directory}/`)) return;
  if (context.files.kind(source) === 'file') {
    if (CONFIG_FILE.test(source)) yield* readText(context, source, from);
    return;
  }
  const names = context.files.list(source).filter((entry) => CONFIG_FILE.test(entry));
  for (const entry of names.slice(0, FILES_PER_FOLDER)) yield* readText(context, joinPath(source, entry), from);
}

function* readText({ files }: ProjectContext, path: string, from: Path): Iterable<ConfigText> {
  if (files.kind(path) !== 'file') return;
  const result = files.read(path, SIZE_LIMIT);
  if ('bytes' in result) yield { text: new TextDecoder('utf-8').decode(result.bytes), key: undefined, from };
}
