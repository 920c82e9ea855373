/** The DNS names that services have for each other beyond their own: which become further Services, and which must be written differently. */

import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Statement } from '../contribution.ts';
import type { ProjectContext } from '../project-context.ts';
import type { FurtherName } from './hostnames/further-name.ts';
import { type HostIndex, indexHosts } from './hostnames/host-index.ts';
import { scanHosts } from './hostnames/host-scan.ts';
import { beginDraft, placeName } from './hostnames/hostname-draft.ts';
import { meaningsOf, wordsIn } from './hostnames/hostname-meanings.ts';
import { leftNames } from './hostnames/left-names.ts';
import type { Names } from './names.ts';

export interface HostnamePlan {
  /** Sorted by name. */
  readonly further: readonly FurtherName[];
  /** The same by each service that answers to the name. */
  readonly furtherOf: ReadonlyMap<string, readonly FurtherName[]>;
  /** Host names that must be written differently wherever they are used, and how. */
  readonly rewrites: ReadonlyMap<string, string>;
  /** The same for names that mean something else to one service alone, by that service. */
  readonly ownRewrites: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Names of the Services that have the name of a compose service or are further ones. */
  readonly taken: ReadonlySet<string>;
  /** What became of names that are no further Services, by the service that gives them. */
  readonly remarks: ReadonlyMap<string, readonly Statement[]>;
  /** Who uses which name where. */
  readonly hosts: HostIndex;
  readonly diagnostics: readonly Diagnostic[];
}

export function planHostnames(context: ProjectContext, names: Names, hosts: HostIndex = indexHosts(context)): HostnamePlan {
  const draft = beginDraft(names, hosts);
  for (const host of wordsIn(hosts)) {
    const meanings = meaningsOf(host, hosts);
    if (meanings.length > 0) placeName(draft, host, meanings);
  }
  const further = draft.further.sort((a, b) => (a.name < b.name ? -1 : 1));
  const furtherOf = groupBy(further.flatMap((name) => name.targets.map((target) => [target, name] as const)));
  const remarks = groupBy(draft.remarks.map((remark) => [String(remark.path[1]), remark] as const));
  const taken = new Set([...draft.own, ...further.map(({ name }) => name)]);
  return {
    further,
    furtherOf,
    rewrites: draft.rewrites,
    ownRewrites: draft.ownRewrites,
    taken,
    remarks,
    hosts,
    diagnostics: [...draft.diagnostics, ...leftNames(context, hosts, draft.rewrites)],
  };
}

function groupBy<T>(entries: readonly (readonly [string, T])[]): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const [key, value] of entries) {
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [value]);
    else group.push(value);
  }
  return groups;
}

export interface HostReplacement {
  readonly from: string;
  readonly to: string;
}

/** Where a text stands, as far as it decides whether a word in it is a host name. */
export interface HostPlace {
  /** The compose service whose text it is: names from its `links` are its own. */
  readonly service?: string;
  /** Name of the environment variable, when the text is the value of one, or the flag before a word of a command. */
  readonly key?: string;
}

export interface Rewritten {
  readonly text: string;
  /** Each pair once, in the order of the text. */
  readonly replaced: readonly HostReplacement[];
}

/**
 * Certain are the host of a URL, `name:port`, comma lists of both, and a name alone that is the value of a variable or flag for hosts
 * (`DB_HOST`, `--host`). Everything else is left as it is.
 */
export function rewriteHosts(text: string, { hostnames }: { readonly hostnames: HostnamePlan }, place: HostPlace = {}): Rewritten {
  const own = place.service === undefined ? undefined : hostnames.ownRewrites.get(place.service);
  if (hostnames.rewrites.size === 0 && own === undefined) return { text, replaced: [] };
  const nameFor = (host: string) => own?.get(host) ?? hostnames.rewrites.get(host);
  const hits = scanHosts(text, { isHost: (word) => nameFor(word) !== undefined, key: place.key });
  const replaced = new Map<string, string>();
  let written = '';
  let last = 0;
  for (const { host, start, end } of hits) {
    const name = nameFor(host) ?? host;
    written += text.slice(last, start) + name;
    last = end;
    replaced.set(host, name);
  }
  return { text: written + text.slice(last), replaced: [...replaced].map(([from, to]) => ({ from, to })) };
}

/** The words of a command; what follows a flag for hosts is one (`--host`, `db`). */
export function rewriteWords(
  words: readonly string[],
  plan: { readonly hostnames: HostnamePlan },
  place: Omit<HostPlace, 'key'>,
): { readonly words: readonly string[]; readonly replaced: readonly HostReplacement[] } {
  const rewritten = words.map((word, i) => {
    const before = words[i - 1];
    return rewriteHosts(word, plan, { ...place, ...(before?.startsWith('-') === true ? { key: before } : {}) });
  });
  const replaced = new Map(rewritten.flatMap((word) => word.replaced.map((pair) => [pair.from, pair] as const)));
  return { words: rewritten.map(({ text }) => text), replaced: [...replaced.values()] };
}
