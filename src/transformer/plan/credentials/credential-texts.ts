/** The texts of a service that may hold credentials, with the pieces that they were composed of. */

import { byKey } from '../../../model/by-key.ts';
import { type FlagValue, flagValues } from '../../../model/command-passwords.ts';
import { isCredentialName } from '../../../model/credential.ts';
import type { TemplatePart } from '../../../model/origins.ts';
import type { Path } from '../../../model/path.ts';
import type { Hook, Service } from '../../../model/service.ts';
import { isRandomKey } from '../../knowledge/credential-values.ts';
import type { ProjectContext } from '../../project-context.ts';
import { isLeftOut } from '../left-out.ts';
import { partsOf } from './value-parts.ts';

export interface CredentialText {
  readonly service: string;
  readonly path: Path;
  /** Of an environment variable: its name. */
  readonly name?: string;
  /** Whether that name promises a credential. */
  readonly named: boolean;
  /** Of a word of a command: the flag or assignment whose value it holds. */
  readonly flag?: FlagValue;
  /** Whether it is a variable of the service's container, to which other values can refer. */
  readonly own: boolean;
  /** null: a variable of the environment that has no value. */
  readonly value: string | null;
  readonly parts: readonly TemplatePart[];
}

/** By service in the order of names; the environment first, its variables sorted. */
export function credentialTexts(context: ProjectContext): ReadonlyMap<string, readonly CredentialText[]> {
  const texts = new Map<string, readonly CredentialText[]>();
  for (const [name, service] of Object.entries(context.project.services).sort(byKey)) {
    if (isLeftOut(context, name)) continue;
    texts.set(name, [...environmentTexts(context, name, service), ...commandTexts(context, name, service)]);
  }
  return texts;
}

function environmentTexts(context: ProjectContext, service: string, { environment = {} }: Service): readonly CredentialText[] {
  return Object.entries(environment)
    .sort(byKey)
    .map(([name, value]) => {
      const path = ['services', service, 'environment', name];
      return {
        service,
        path,
        name,
        named: isCredentialName(name) || isRandomKey(name, value ?? ''),
        own: true,
        value,
        parts: value === null ? [] : partsOf(context, path, value),
      };
    });
}

function commandTexts(context: ProjectContext, service: string, model: Service): readonly CredentialText[] {
  const words = (list: readonly string[] | null | undefined, path: Path) => {
    const flags = flagValues(list ?? []);
    return (list ?? []).map((value, i): CredentialText => {
      const at = [...path, i];
      const flag = flags[i];
      return {
        service,
        path: at,
        named: false,
        own: false,
        value,
        parts: partsOf(context, at, value),
        ...(flag === undefined ? {} : { flag }),
      };
    });
  };
  const hooks = (key: 'post_start' | 'pre_stop' | 'pre_start', list: readonly Hook[] | undefined) =>
    (list ?? []).flatMap((hook, i) => [
      ...words(hook.command, ['services', service, key, i, 'command']),
      ...hookVariables(context, { service, hook, path: ['services', service, key, i, 'environment'] }),
    ]);
  return [
    ...words(model.entrypoint, ['services', service, 'entrypoint']),
    ...words(model.command, ['services', service, 'command']),
    ...words(model.healthcheck?.test, ['services', service, 'healthcheck', 'test']),
    ...hooks('pre_start', model.pre_start),
    ...hooks('post_start', model.post_start),
    ...hooks('pre_stop', model.pre_stop),
  ];
}

function hookVariables(
  context: ProjectContext,
  { service, hook, path }: { readonly service: string; readonly hook: Hook; readonly path: Path },
): readonly CredentialText[] {
  return Object.entries(hook.environment ?? {})
    .sort(byKey)
    .flatMap(([name, value]) => {
      const at = [...path, name];
      return value === null
        ? []
        : [{ service, path: at, name, named: isCredentialName(name), own: false, value, parts: partsOf(context, at, value) }];
    });
}
