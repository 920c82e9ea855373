/** Puts every service over the one that it extends (Compose specification, "Extends"; compose-go, loader/extends.go). */

import type { Span } from '../model/origins.ts';
import type { Path } from '../model/path.ts';
import { readBaseTable } from './base-file.ts';
import { mergeService } from './merge/merge.ts';
import { applyResets } from './merge/reset.ts';
import { isRemote, type Scope } from './scope.ts';
import { type ServiceTable, tableOf } from './service-table.ts';
import { reportGap, type Session, take } from './session.ts';
import { MAX_COPIED, mayCopy } from './size-limits.ts';
import { broughtBy, isNull, mapAt, mapNode, spanOf, stringAt, stringOf, withEntries, withoutEntry } from './source-edit.ts';
import type { SourceMap, SourceNode } from './source-tree.ts';
import { closestName } from './validate/closest-name.ts';

export interface ExtendsRequest {
  readonly root: SourceMap;
  readonly scope: Scope;
  readonly file: string;
  readonly resets: readonly Path[];
}

/** Links of a circle, and services to choose from, that are listed in a message. */
const MAX_SHOWN = 20;

/** A service on the way to its last base. */
interface Link {
  readonly table: ServiceTable;
  readonly name: string;
  readonly service: SourceMap;
  readonly use: Span;
}

export function applyExtends(session: Session, { root, scope, file, resets }: ExtendsRequest): SourceMap {
  const services = mapAt(root, 'services');
  if (services === undefined) return root;
  const table = tableOf(file, root, resets);
  const extended: [string, SourceNode][] = [];
  for (const [name, service] of services.entries) {
    const own = service.kind === 'map' ? service.entries.get('extends') : undefined;
    if (own === undefined) continue;
    session.consumed.push({
      path: ['services', name, 'extends'],
      origin: own.origin,
      because: 'the service is merged over the one that it extends',
    });
    extended.push([name, resolveService(session, scope, { table, name }) ?? service]);
  }
  // What was put together so far is dropped: later passes would take long over it.
  return extended.length === 0 || session.copied > MAX_COPIED ? root : withEntries(root, [['services', withEntries(services, extended)]]);
}

interface Target {
  readonly table: ServiceTable;
  readonly name: string;
}

/** Follows the bases down to one that extends nothing, then merges upwards. A loop, so that a long chain needs no deep stack. */
function resolveService(session: Session, scope: Scope, start: Target): SourceNode | undefined {
  const chain: Link[] = [];
  const visited = new Set<SourceNode>();
  let target: Target | undefined = start;
  let base: SourceNode | undefined;
  while (target !== undefined) {
    const { table, name }: Target = target;
    base = table.done.get(name) ?? table.services?.get(name);
    const extension = base?.kind === 'map' ? base.entries.get('extends') : undefined;
    if (base?.kind !== 'map' || extension === undefined) break;
    const link: Link = { table, name, service: withoutEntry(base, 'extends'), use: spanOf(extension.origin) };
    if (visited.has(base)) {
      reportCycle(session, chain, link);
      base = undefined;
      break;
    }
    visited.add(base);
    chain.push(link);
    base = undefined;
    target = findTarget(session, scope, { link, extension });
  }
  return chain.reduceRight<SourceNode | undefined>((below, link) => extend(session, link, below), base);
}

function extend(session: Session, { table, name, service, use }: Link, base: SourceNode | undefined): SourceNode {
  const merged =
    base?.kind === 'map' && mayCopy(session, base, use)
      ? take(session, mergeService(broughtBy(resetBase(base, name, table), 'extends', use), service))
      : service;
  table.done.set(name, merged);
  return merged;
}

function resetBase(base: SourceMap, name: string, { resets }: ServiceTable): SourceNode {
  const own = resets.filter(([section, service]) => section === 'services' && service === name);
  if (own.length === 0) return base;
  const wrapped = mapNode(base.origin, [['services', mapNode(base.origin, [[name, base]])]]);
  return mapAt(mapAt(applyResets(wrapped, own), 'services'), name) ?? mapNode(base.origin);
}

/** The service that an `extends` names; undefined, with an error reported, when there is none. */
function findTarget(session: Session, scope: Scope, { link, extension }: { link: Link; extension: SourceNode }): Target | undefined {
  const named = readExtension(session, link, extension);
  if (named === undefined) return undefined;
  const { name, file } = named;
  const table = file === undefined ? link.table : readBaseTable(session, { scope, name: file.text, use: file.at });
  if (table.services?.has(name)) return { table, name };
  if (session.documents.get(table.file)?.length !== 0) reportMissing(session, { link, table, name });
  return undefined;
}

interface Extension {
  readonly name: string;
  readonly file: { readonly text: string; readonly at: Span } | undefined;
}

function readExtension(session: Session, link: Link, extension: SourceNode): Extension | undefined {
  if (extension.kind !== 'map') {
    const name = stringOf(extension);
    return name === undefined ? reportInvalid(session, link, extension) : { name, file: undefined };
  }
  const name = stringAt(extension, 'service');
  const file = extension.entries.get('file');
  if (name === undefined) return reportInvalid(session, link, extension);
  if (file === undefined || isNull(file)) return { name, file: undefined };
  const text = stringOf(file);
  if (text === undefined) return reportInvalid(session, link, file);
  return isRemote(text) ? refuseRemote(session, text, file) : { name, file: { text, at: spanOf(file.origin) } };
}

function reportInvalid(session: Session, link: Link, node: SourceNode): undefined {
  reportGap(session, {
    code: 'compose/invalid-extends',
    message: `the \`extends\` of service \`${link.name}\` does not name a service`,
    help: 'Write `extends: other-service`, or `extends: { file: other.yaml, service: other-service }`.',
    path: ['services', link.name, 'extends'],
    at: node.origin,
  });
  return undefined;
}

function refuseRemote(session: Session, file: string, node: SourceNode): undefined {
  reportGap(session, {
    code: 'compose/remote-include',
    message: `${file} is not on this machine, and kubeferry reads no files from elsewhere`,
    help: 'Fetch it into the project, and extend the copy.',
    at: node.origin,
  });
  return undefined;
}

interface Missing {
  readonly link: Link;
  readonly table: ServiceTable;
  readonly name: string;
}

function reportMissing(session: Session, { link, table, name }: Missing): void {
  reportGap(session, {
    code: 'compose/extends-missing',
    message: `service \`${link.name}\` extends \`${name}\`, which is no service of ${table.file}`,
    help: missingHelp({ link, table, name }),
    at: link.use,
  });
}

/** No service can extend itself. */
function missingHelp({ link, table, name }: Missing): string {
  if (table.services === undefined) return 'Name a file that has `services`.';
  const others = [...table.services.keys()].filter((other) => table !== link.table || other !== link.name);
  if (others.length === 0) return `Add a service \`${name}\` there, or remove the \`extends\`.`;
  const near = closestName(name, others);
  return near === undefined ? `Name one of: ${others.slice(0, MAX_SHOWN).join(', ')}.` : `Did you mean \`${near}\`?`;
}

function reportCycle(session: Session, chain: readonly Link[], link: Link): void {
  const cycle = chain.slice(chain.findIndex(({ table, name }) => table === link.table && name === link.name));
  const shown = cycle.slice(0, MAX_SHOWN);
  const names = [...shown.map(({ name }) => `\`${name}\``), ...(shown.length < cycle.length ? ['…'] : []), `\`${link.name}\``];
  reportGap(session, {
    code: 'compose/extends-cycle',
    message: `service \`${link.name}\` extends itself: ${names.join(' -> ')}`,
    help: 'Remove one of these `extends`.',
    at: link.use,
    related: shown.map(({ name, table, use }) => ({ message: `\`${name}\` of ${table.file} extends the next`, at: use })),
  });
}
