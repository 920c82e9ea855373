/** Env files as ConfigMaps of their own, where a setting asks for that: one for each file, however many services read it. */

import { shorten, toDnsLabel } from '../../kube/names.ts';
import { byKey } from '../../model/by-key.ts';
import { basename } from '../../model/file-path.ts';
import { formatPath, type Path } from '../../model/path.ts';
import { isEnvName } from '../knowledge/env-names.ts';
import type { ProjectContext } from '../project-context.ts';
import type { CredentialPlan } from './credentials.ts';
import { freeName } from './free-name.ts';
import { isLeftOut } from './left-out.ts';
import type { Names } from './names.ts';
import { isObjectKey } from './object-key.ts';

export interface EnvFilePlan {
  /** Of the ConfigMap. */
  readonly name: string;
  /** Without credentials, and without what only single services take from the file with another value. */
  readonly data: ReadonlyMap<string, string>;
  readonly from: readonly Path[];
}

interface Draft {
  readonly data: Map<string, string>;
  readonly from: Path[];
}

/** By the path of the file. Empty unless the setting asks for ConfigMaps. */
export function planEnvFiles(
  context: ProjectContext,
  credentials: CredentialPlan,
  given: { readonly names: Names; readonly taken: Set<string> },
) {
  const files = new Map<string, EnvFilePlan>();
  if (context.settings.project.envFiles !== 'configmap') return files;
  for (const [file, { data, from }] of [...collect(context, credentials)].sort(byKey)) {
    const label = toDnsLabel(basename(file).replace(/^\.?env\.|\.env$|^\.env$/, ''));
    const wanted = shorten(`${given.names.project}-${label.startsWith('s-') ? '' : `${label}-`}env`, 63);
    files.set(file, { name: freeName(wanted, given.taken, file), data, from });
  }
  return files;
}

function collect({ project, settings, loaded }: ProjectContext, credentials: CredentialPlan): ReadonlyMap<string, Draft> {
  const drafts = new Map<string, Draft>();
  for (const [service, { environment = {} }] of Object.entries(project.services).sort(byKey)) {
    if (isLeftOut({ project, settings }, service)) continue;
    const secret = credentials.services.get(service)?.values;
    for (const [name, value] of Object.entries(environment)) {
      const path = ['services', service, 'environment', name];
      const origin = loaded.origins.locate(path);
      if (value === null || origin?.via !== 'env-file' || secret?.has(formatPath(path)) === true) continue;
      if (!isObjectKey(name) || !isEnvName(name, settings.project.kubeVersion)) continue;
      const draft = drafts.get(origin.file) ?? { data: new Map<string, string>(), from: [] };
      if (!draft.data.has(name)) draft.data.set(name, value);
      draft.from.push(path);
      drafts.set(origin.file, draft);
    }
  }
  return drafts;
}
