/** What the top-level `configs` and `secrets` become: an object of the result, or one that is in the cluster already. */

import type { Path } from '../../../model/path.ts';
import type { FileSource } from '../../../model/project.ts';
import { utf8 } from '../../object-data.ts';
import type { ProjectContext } from '../../project-context.ts';
import { secretSpans } from '../credentials/secret-spans.ts';
import { partsOf } from '../credentials/value-parts.ts';
import { freeName } from '../free-name.ts';
import { isLeftOut } from '../left-out.ts';
import type { Names } from '../names.ts';
import { toObjectKey } from '../object-key.ts';
import { OBJECT_LIMIT } from './folder-survey.ts';
import { isSecretContent } from './secret-content.ts';
import { showPath } from './show-path.ts';

export type SourceContent =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  /** `why` is a sentence. A file that is not there is an error, a variable that is not set a warning. */
  | {
      readonly kind: 'missing';
      readonly why: string;
      readonly instead: string;
      readonly path: Path;
      readonly severity: 'error' | 'warning';
    }
  /** The object is in the cluster already. */
  | { readonly kind: 'existing' }
  /** The values are not looked at: a placeholder or an ExternalSecret stands for them. */
  | { readonly kind: 'unread' };

export interface SourcePlan {
  readonly key: string;
  readonly source: FileSource;
  readonly path: Path;
  readonly object: { readonly kind: 'ConfigMap' | 'Secret'; readonly name: string; readonly key: string };
  readonly content: SourceContent;
  /** Of a config: why it becomes a Secret. */
  readonly secretBecause?: string;
  /** Services that use it, sorted. */
  readonly users: readonly string[];
}

export interface SourcePlans {
  /** By compose key. */
  readonly configs: ReadonlyMap<string, SourcePlan>;
  readonly secrets: ReadonlyMap<string, SourcePlan>;
}

export interface SourceFacts {
  readonly names: Names;
  /** Variables of the compose files that hold a credential. */
  readonly credentialVariables: ReadonlyMap<string, string>;
}

export function planSources(context: ProjectContext, facts: SourceFacts): SourcePlans {
  return { configs: planConfigs(context, facts), secrets: planSecrets(context, facts) };
}

function planSecrets(context: ProjectContext, { names }: SourceFacts): ReadonlyMap<string, SourcePlan> {
  const { project, settings } = context;
  const users = usersOf(context, 'secrets');
  const mode = settings.project.secrets;
  return new Map(
    Object.entries(project.secrets ?? {}).map(([key, source]) => {
      const path = ['secrets', key];
      const asked = settings.secrets.get(key);
      const object = { kind: 'Secret', name: names.secret(key), key: asked?.key ?? toObjectKey(key) } as const;
      const existing = source.external === true || asked?.name !== undefined || mode === 'existing';
      const read = mode === 'separate' || mode === 'inline';
      const content: SourceContent = existing ? { kind: 'existing' } : read ? readSource(context, source, path) : { kind: 'unread' };
      return [key, { key, source, path, object, content, users: users.get(key) ?? [] }];
    }),
  );
}

function planConfigs(context: ProjectContext, facts: SourceFacts): ReadonlyMap<string, SourcePlan> {
  const { project, settings } = context;
  const { names } = facts;
  const users = usersOf(context, 'configs');
  const secretNames = new Set(Object.keys(project.secrets ?? {}).map(names.secret));
  return new Map(
    Object.entries(project.configs ?? {}).map(([key, source]) => {
      const path = ['configs', key];
      const asked = settings.configs.get(key);
      const existing = source.external === true || asked?.name !== undefined;
      const content: SourceContent = existing ? { kind: 'existing' } : readSource(context, source, path);
      const secretBecause = whySecret(context, { key, source, content }, facts);
      const kind = secretBecause === undefined ? 'ConfigMap' : 'Secret';
      const name = kind === 'Secret' ? freeName(names.config(key), secretNames, `config ${key}`) : names.config(key);
      const object = { kind, name, key: asked?.key ?? toObjectKey(key) } as const;
      const because = secretBecause === undefined ? {} : { secretBecause };
      return [key, { key, source, path, object, content, ...because, users: users.get(key) ?? [] }];
    }),
  );
}

function usersOf({ project, settings }: ProjectContext, list: 'configs' | 'secrets'): ReadonlyMap<string, readonly string[]> {
  const users = new Map<string, string[]>();
  for (const name of Object.keys(project.services).sort()) {
    const references = project.services[name]?.[list];
    if (references === undefined || isLeftOut({ project, settings }, name)) continue;
    for (const source of new Set(references.map((reference) => reference.source))) {
      const known = users.get(source);
      if (known === undefined) users.set(source, [name]);
      else known.push(name);
    }
  }
  return users;
}

/** Reads what the compose files name; never prints it. */
function readSource({ files, loaded }: ProjectContext, source: FileSource, path: Path): SourceContent {
  if (source.content !== undefined) return { kind: 'bytes', bytes: utf8(source.content) };
  if (source.environment !== undefined) {
    return {
      kind: 'missing',
      why: `The variable ${source.environment} is not set.`,
      instead: `Set ${source.environment} in the environment or in .env, and convert again.`,
      path: [...path, 'environment'],
      severity: 'warning',
    };
  }
  if (source.file === undefined) return { kind: 'existing' };
  const result = files.read(source.file, OBJECT_LIMIT);
  if ('bytes' in result) return { kind: 'bytes', bytes: result.bytes };
  const missing = { kind: 'missing', path: [...path, 'file'], severity: 'error' } as const;
  const file = showPath(source.file, loaded);
  switch (result.problem) {
    case 'missing':
      return { ...missing, why: `${file} is not there.`, instead: 'Create it and convert again.' };
    case 'too-large':
      return {
        ...missing,
        why: `${file} is larger than the 1 MiB that a ConfigMap or Secret may hold.`,
        instead: 'Put it into the image or into a volume.',
      };
    case 'directory':
      return { ...missing, why: `${file} is a folder, not a file.`, instead: 'Name a file in it.' };
    default:
      return { ...missing, why: `${file} cannot be read.`, instead: 'Make it readable and convert again.' };
  }
}

interface ConfigFacts {
  readonly key: string;
  readonly source: FileSource;
  readonly content: SourceContent;
}

/** A config that a credential is written into is a Secret, whatever Compose calls it. */
function whySecret(
  context: ProjectContext,
  { key, source, content }: ConfigFacts,
  { credentialVariables }: SourceFacts,
): string | undefined {
  if (content.kind !== 'bytes') return undefined;
  if (source.content !== undefined) {
    const parts = partsOf(context, ['configs', key, 'content'], source.content);
    const variable = parts.find((part) => part.kind === 'variable' && credentialVariables.has(part.name));
    if (variable?.kind === 'variable') return `The credential ${variable.name} is part of it.`;
    if (secretSpans(parts).length > 0) return 'It has a password in it.';
  }
  return isSecretContent(source.file ?? key, content.bytes) ? 'It has a key or a credential in it.' : undefined;
}
