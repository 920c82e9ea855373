/** Contexts for tests of planners and concerns, built from Project literals in canonical long form. */

import type { FileKind, Files, ReadResult } from '../../src/model/files.ts';
import type { Project } from '../../src/model/project.ts';
import type { Service } from '../../src/model/service.ts';
import type { ProjectSettings, ServiceSettings, Settings, VolumeSettings } from '../../src/model/settings.ts';
import { DEFAULT_SETTINGS } from '../../src/settings/defaults.ts';
import type { ProjectContext } from '../../src/transformer/project-context.ts';

export interface Given {
  readonly services: Readonly<Record<string, Service>>;
  readonly project?: Omit<Project, 'name' | 'services'> & { readonly name?: string };
  readonly settings?: {
    readonly project?: Partial<ProjectSettings>;
    readonly services?: Readonly<Record<string, ServiceSettings>>;
    readonly volumes?: Readonly<Record<string, VolumeSettings>>;
  };
  /** Text of the files beside the compose file, by path below `/project`. */
  readonly files?: Readonly<Record<string, string>>;
}

export function contextOf({ services, project: rest = {}, settings = {}, files = {} }: Given): ProjectContext {
  const project: Project = { name: 'shop', ...rest, services };
  const resolved: Settings = {
    project: { ...DEFAULT_SETTINGS, ...settings.project },
    services: new Map(Object.entries(settings.services ?? {})),
    volumes: new Map(Object.entries(settings.volumes ?? {})),
    secrets: new Map(),
    configs: new Map(),
    origins: new Map(),
    readFrom: [],
  };
  return {
    project,
    settings: resolved,
    files: memoryFiles(files),
    loaded: {
      project,
      origins: { locate: () => undefined, template: () => undefined, written: () => [] },
      consumed: [],
      variables: [],
      environment: {},
      directory: '/project',
      composeFiles: ['/project/compose.yaml'],
      profiles: [],
      sources: new Map(),
    },
  };
}

/** A file system of text files below `/project`. */
function memoryFiles(texts: Readonly<Record<string, string>>): Files {
  const files = new Map(Object.entries(texts).map(([path, text]) => [`/project/${path}`, text]));
  const below = (folder: string) => [...files.keys()].filter((path) => path.startsWith(`${folder}/`));
  return {
    kind: (path): FileKind | undefined => (files.has(path) ? 'file' : below(path).length > 0 ? 'directory' : undefined),
    read: (path): ReadResult => {
      const text = files.get(path);
      return text === undefined ? { problem: 'missing' } : { bytes: new TextEncoder().encode(text) };
    },
    list: (path) => [...new Set(below(path).map((file) => file.slice(path.length + 1).split('/')[0] ?? ''))].sort(),
    real: (path) => path,
  };
}
