/** Collects the credentials of a project into Secrets: one for what variables give, one for each service that has some written out. */

import type { Path } from '../../../model/path.ts';
import type { ProjectContext } from '../../project-context.ts';
import { freeName } from '../free-name.ts';
import type { Names } from '../names.ts';
import { type ObjectKeys, objectKeys } from '../object-key.ts';
import type { Credential } from './credential.ts';

export interface VariableCredential {
  readonly service: string;
  readonly variable: string;
  readonly value?: string;
  readonly optional?: true;
  readonly because: string;
  readonly path: Path;
}

export interface WrittenCredential {
  readonly service: string;
  /** The key that it has unless that is taken by another value. */
  readonly key: string;
  readonly value: string;
  readonly because: string;
  readonly path: Path;
}

export interface CredentialStore {
  variable(request: VariableCredential): Credential;
  /** A value that is a credential as a whole. */
  written(request: WrittenCredential): Credential;
  /** A credential within a value: the one of the same service with that value, if there is one. */
  writtenPart(request: WrittenCredential): Credential;
  secrets(): ReadonlyMap<string, readonly Credential[]>;
}

interface Kept extends Credential {
  readonly from: Path[];
}

interface Drawer {
  readonly name: string;
  readonly keys: ObjectKeys;
  readonly kept: Map<string, Kept>;
  /** By value, the id of the first credential that has it. */
  readonly byValue: Map<string, string>;
}

export function openCredentialStore({ project }: ProjectContext, names: Names): CredentialStore {
  const taken = new Set(Object.keys(project.secrets ?? {}).map(names.secret));
  const drawers = new Map<string, Drawer>();
  const drawer = (id: string, wanted: string): Drawer => {
    const known = drawers.get(id);
    if (known !== undefined) return known;
    const made: Drawer = { name: freeName(wanted, taken), keys: objectKeys(), kept: new Map(), byValue: new Map() };
    drawers.set(id, made);
    return made;
  };
  const ofService = ({ service }: WrittenCredential) => drawer(`service ${service}`, `${names.service(service)}-env`);
  return {
    variable: ({ service, variable, value, optional, because, path }) => {
      const shared = drawer('project', `${names.project}-credentials`);
      const key = shared.keys.has(variable) ? `${variable}.${service}` : variable;
      const fields = { variable, because, ...(value === undefined ? {} : { value }), ...(optional === undefined ? {} : { optional }) };
      return keep(shared, { id: `${variable}\0${value ?? ''}`, key, path, fields });
    },
    written: (request) => keep(ofService(request), entry(request.key, request)),
    writtenPart: (request) => {
      const own = ofService(request);
      return keep(own, entry(own.byValue.get(request.value) ?? `part ${request.key} ${request.value}`, request));
    },
    secrets: () =>
      new Map(
        [...drawers.values()]
          .sort((a, b) => (a.name < b.name ? -1 : 1))
          .map(({ name, kept }) => [name, [...kept.values()].sort((a, b) => (a.key < b.key ? -1 : 1))]),
      ),
  };
}

interface Entry {
  /** What is one credential has one id. */
  readonly id: string;
  readonly key: string;
  readonly path: Path;
  readonly fields: Omit<Credential, 'secret' | 'key' | 'from'>;
}

function entry(id: string, { key, value, because, path }: WrittenCredential): Entry {
  return { id, key, path, fields: { value, because } };
}

function keep({ name, keys, kept, byValue }: Drawer, { id, key, path, fields }: Entry): Credential {
  const known = kept.get(id);
  if (known !== undefined) {
    known.from.push(path);
    return known;
  }
  const made: Kept = { secret: name, key: keys.take(key), ...fields, from: [path] };
  kept.set(id, made);
  if (made.value !== undefined && !byValue.has(made.value)) byValue.set(made.value, id);
  return made;
}
