/** Gives every host name its place in Kubernetes, one after the other, so that none is given twice. */

import type { Diagnostic } from '../../../diagnostics/diagnostic.ts';
import { listWords } from '../../../diagnostics/list-words.ts';
import { isServiceName, toDnsLabel } from '../../../kube/names.ts';
import type { Statement } from '../../contribution.ts';
import type { Names } from '../names.ts';
import { headlessName, publicName } from '../ports/service-names.ts';
import type { FurtherName } from './further-name.ts';
import type { HostIndex, HostUse } from './host-index.ts';
import type { Meaning } from './hostname-meanings.ts';
import { nameElsewhere, nameInFile, nameRewritten, nameTaken, nameUnserved, notOneService } from './hostname-remarks.ts';

export interface Draft {
  readonly names: Names;
  readonly hosts: HostIndex;
  /** Names of the Services of compose services. */
  readonly own: ReadonlySet<string>;
  /** Names of Kubernetes Services that are given away, with those that a compose service may have besides the ones planned here. */
  readonly taken: Set<string>;
  readonly further: FurtherName[];
  readonly rewrites: Map<string, string>;
  readonly ownRewrites: Map<string, Map<string, string>>;
  readonly remarks: Statement[];
  readonly diagnostics: Diagnostic[];
}

export function beginDraft(names: Names, hosts: HostIndex): Draft {
  const own = new Set(servicesIn(hosts).map((service) => names.service(service)));
  const taken = new Set<string>();
  for (const name of own) taken.add(name).add(headlessName(name)).add(publicName(name));
  return { names, hosts, own, taken, further: [], rewrites: new Map(), ownRewrites: new Map(), remarks: [], diagnostics: [] };
}

function servicesIn(hosts: HostIndex): readonly string[] {
  return [...hosts.names.values()].flatMap((list) => list.flatMap(({ kind, service }) => (kind === 'service' ? [service] : [])));
}

/** Finds the place of one name: a further Service, or other words where it is used. */
export function placeName(draft: Draft, host: string, meanings: readonly Meaning[]): void {
  const own = meanings.find(({ kind }) => kind === 'service');
  const others = meanings.filter(({ target }) => target !== own?.target);
  if (own !== undefined) {
    keepServiceName(draft, host, own);
    for (const meaning of others) overrule(draft, host, meaning);
    return;
  }
  const targets = [...new Set(others.map(({ target }) => target))].sort();
  const [target] = targets;
  if (target === undefined) return;
  if (targets.length === 1 || shareANetwork(others)) giveName(draft, host, { targets, target, meanings: others });
  else splitName(draft, host, { targets, target, meanings: others });
}

/** One name for different services: everyone who uses it says which one is meant. */
function splitName(draft: Draft, host: string, { targets, meanings }: Given): void {
  for (const { from } of meanings) draft.remarks.push(notOneService(from, host, targets));
  for (const { only, target } of meanings) if (only !== undefined) rewriteFor(draft, only, { host, target });
  for (const use of draft.hosts.usesOfName.get(host) ?? []) {
    const [target, ...more] = use.targets;
    if (target !== undefined && more.length === 0) rewriteFor(draft, use.by, { host, target });
  }
}

/** A service that a setting or the rules for names call otherwise stays reachable under its old name where that is legal. */
function keepServiceName(draft: Draft, host: string, { target, from }: Meaning): void {
  const name = draft.names.service(target);
  if (name === host) return;
  if (isServiceName(host) && !draft.taken.has(host)) {
    const because = `${host} is called ${name} by a setting; the others know it as ${host}.`;
    if (draft.hosts.uses.has(target)) addName(draft, { name: host, written: host, targets: [target], from: [from], because });
    return;
  }
  draft.rewrites.set(host, name);
  remarkFiles(draft, host, name);
}

/** A name that already is a service's stays that service's; those who mean another by it must say so. */
function overrule(draft: Draft, host: string, { target, only, kind, from }: Meaning): void {
  if (only !== undefined) rewriteFor(draft, only, { host, target });
  if (kind === 'link' || kind === 'alias') draft.remarks.push(nameTaken({ host, target, from, name: draft.names.service(target), only }));
}

interface Given {
  readonly targets: readonly string[];
  readonly target: string;
  readonly meanings: readonly Meaning[];
}

function giveName(draft: Draft, host: string, { targets, target, meanings }: Given): void {
  const from = meanings.map((meaning) => meaning.from);
  const because = `${listWords(targets)} ${targets.length === 1 ? 'is' : 'are'} also known as ${host}.`;
  if (isServiceName(host) && !draft.taken.has(host)) {
    addName(draft, { name: host, written: host, targets, from, because });
    return;
  }
  const isPublic = host.includes('.') && !PRIVATE.test(host) && meanings.some(({ kind }) => kind !== 'address');
  if (isPublic) {
    for (const path of from) draft.remarks.push(nameUnserved(path, host, draft.names.service(target)));
    return;
  }
  const name = targets.length === 1 ? draft.names.service(target) : freeLabel(draft, host);
  if (targets.length > 1) addName(draft, { name, written: host, targets, from, because });
  draft.rewrites.set(host, name);
  const isUsed = draft.hosts.usesOfName.has(host);
  for (const path of from) draft.remarks.push(isUsed ? nameRewritten(path, host, name) : nameElsewhere(path, host, name));
  remarkFiles(draft, host, name);
}

/** Domains that exist in private networks alone; a name in another one may be a real host, whose name must not change (certificates, cookies). */
const PRIVATE = /\.(?:local|localhost|localdomain|internal|intern|private|lan|home|corp|docker|test|svc|dev\.local)$/i;

function addName(draft: Draft, further: FurtherName): void {
  draft.taken.add(further.name);
  draft.further.push(further);
}

function freeLabel(draft: Draft, host: string): string {
  let name = toDnsLabel(host);
  for (let round = 2; draft.taken.has(name); round++) name = toDnsLabel(`${host}-${round}`);
  return name;
}

/** Whether one network has them all, so that a name is one for everybody. */
function shareANetwork(meanings: readonly Meaning[]): boolean {
  const members = new Map<string, number>();
  for (const { networks } of meanings) for (const network of new Set(networks)) members.set(network, (members.get(network) ?? 0) + 1);
  return [...members.values()].includes(meanings.length);
}

/** To one service alone the name means this target. */
function rewriteFor(draft: Draft, by: string, { host, target }: { readonly host: string; readonly target: string }): void {
  const own = draft.ownRewrites.get(by) ?? new Map<string, string>();
  own.set(host, draft.names.service(target));
  draft.ownRewrites.set(by, own);
}

/** Files are taken over as they are, so that a name in them must be changed by hand. */
function remarkFiles(draft: Draft, host: string, name: string): void {
  const inFiles = (draft.hosts.usesOfName.get(host) ?? []).filter(isInFile);
  const once = new Map(inFiles.map((use) => [JSON.stringify(use.from), use]));
  for (const { by, from } of once.values()) draft.diagnostics.push(nameInFile({ host, name, by, from }));
}

function isInFile({ from }: HostUse): boolean {
  return from[2] === 'volumes' || from[2] === 'configs';
}
