/** Merges env files into the environment of their services, and label files into their labels (compose-go, types/project.go). */

import type { Origin, TemplatePart, Via } from '../model/origins.ts';
import type { Path } from '../model/path.ts';
import { parseDotenv } from './dotenv/dotenv.ts';
import { parseRawEnvFile } from './dotenv/raw-env-file.ts';
import type { Environment } from './environment.ts';
import { fillVariables } from './fill-variables.ts';
import { reportReading } from './foreign-file.ts';
import { readEnvText } from './read-env-text.ts';
import type { Session } from './session.ts';
import { added, itemsAt, mapAt, mapEntries, mapNode, spanOf, stringAt, stringNode, stringOf, withEntries } from './source-edit.ts';
import type { SourceMap, SourceNode, SourceScalar } from './source-tree.ts';

/** What a service writes itself wins over its files, a later file over an earlier one. */
export function mergeServiceFiles(session: Session, root: SourceMap, environment: Environment): SourceMap {
  const services = mapAt(root, 'services');
  if (services === undefined) return root;
  const merged = mapEntries(services, (service, name) => {
    const place: Place = { path: ['services', name], environment };
    return service.kind === 'map' ? mergeLabelFiles(session, mergeEnvFiles(session, service, place), place) : service;
  });
  return withEntries(root, [['services', merged]]);
}

interface Place {
  /** Of the service. */
  readonly path: Path;
  readonly environment: Environment;
}

type Lookup = (name: string) => string | undefined;

/** The values of env files may use the variables of the run, then those of the service, then those read so far. */
function mergeEnvFiles(session: Session, service: SourceMap, { path, environment }: Place): SourceMap {
  const written = service.entries.get('environment');
  const own = written === undefined ? undefined : fillVariables(written, { environment, keepsUnset: true });
  const files = itemsAt(service, 'env_file');
  if (files.length === 0) return own === undefined || own === written ? service : withEntries(service, [['environment', own]]);
  const variables = own?.kind === 'map' ? own : mapNode(added(service.origin));
  const read = new Map<string, SourceScalar>();
  const lookup: Lookup = (name) => environment.get(name) ?? stringAt(variables, name) ?? stringOf(read.get(name));
  for (const [index, entry] of files.entries()) {
    if (entry.kind !== 'map') continue;
    for (const [name, value] of readEnvFile(session, entry, { path: [...path, 'env_file', index], lookup })) read.set(name, value);
  }
  return withEntries(service, [['environment', { ...variables, entries: new Map([...read, ...variables.entries]) }]]);
}

/** Labels use only labels. */
function mergeLabelFiles(session: Session, service: SourceMap, { path }: Place): SourceMap {
  const files = itemsAt(service, 'label_file');
  if (files.length === 0) return service;
  const own = mapAt(service, 'labels') ?? mapNode(added(service.origin));
  const read = new Map<string, SourceScalar>();
  for (const [index, named] of files.entries()) {
    const lookup: Lookup = (name) => stringOf(read.get(name));
    const place = [...path, 'label_file', index];
    const labels = readFile(session, { named, path: place, noun: 'label file', via: 'label-file', isRequired: true, lookup });
    for (const [name, value] of labels) read.set(name, value);
  }
  return withEntries(service, [['labels', { ...own, entries: new Map([...read, ...own.entries]) }]]);
}

interface EntryPlace {
  readonly path: Path;
  readonly lookup: Lookup;
}

function readEnvFile(session: Session, entry: SourceMap, { path, lookup }: EntryPlace): ReadonlyMap<string, SourceScalar> {
  const named = entry.entries.get('path');
  const format = entry.entries.get('format');
  const name = stringOf(format);
  if (named === undefined) return new Map();
  if (format !== undefined && name !== undefined && name !== '' && name !== 'raw') {
    session.diagnostics.push({
      code: 'compose/env-file-format',
      severity: 'error',
      message: `${JSON.stringify(name)} is no format of an env file`,
      help: 'Write `format: raw`, or leave the format out.',
      path: [...path, 'format'],
      at: format.origin,
    });
    return new Map();
  }
  const required = entry.entries.get('required');
  const isRequired = !(required?.kind === 'scalar' && required.value === false);
  return readFile(session, {
    named,
    path: [...path, 'path'],
    noun: 'env file',
    via: 'env-file',
    isRequired,
    lookup,
    isRaw: name === 'raw',
  });
}

interface FileRequest {
  /** The path in the model. */
  readonly named: SourceNode;
  readonly path: Path;
  readonly noun: 'env file' | 'label file';
  readonly via: Via;
  readonly isRequired: boolean;
  readonly isRaw?: boolean;
  readonly lookup: Lookup;
}

function readFile(session: Session, request: FileRequest): ReadonlyMap<string, SourceScalar> {
  const { named, path, noun, via, isRequired, isRaw = false, lookup } = request;
  const file = stringOf(named);
  if (file === undefined || (!isRequired && session.files.kind(file) === undefined)) return new Map();
  const use = spanOf(named.origin);
  const describe = (reason: string): string => `cannot read the ${noun} ${file}: ${reason}`;
  const text = session.sources.get(file) ?? readEnvText(session, { file, use, path, describe, missing: 'compose/env-file-missing' });
  if (text === undefined) return new Map();
  const { entries, diagnostics } = isRaw ? parseRawEnvFile(file, text, lookup) : parseDotenv(file, text, lookup);
  reportReading(session, { file, use, diagnostics });
  return new Map(entries.map(({ key, value, origin, template }) => [key, variable(value, { ...origin, via, use }, template)]));
}

function variable(value: string, origin: Origin, template: readonly TemplatePart[] | undefined): SourceScalar {
  const node = stringNode(value, origin);
  return template === undefined ? node : { ...node, template };
}
