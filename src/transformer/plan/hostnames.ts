/** The DNS names that services use of each other beyond the service names: which become further Services, and which must be written differently. */

import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Path } from '../../model/path.ts';
import type { ProjectContext } from '../concern.ts';
import type { Names } from './names.ts';

/** A further Service: another name for one workload, or a name that several share. */
export interface FurtherName {
  /** Name of the Kubernetes Service. */
  readonly name: string;
  /** As the compose files have it. */
  readonly written: string;
  /** Compose services that answer to it. */
  readonly targets: readonly string[];
  readonly from: readonly Path[];
  readonly because: string;
}

export interface HostnamePlan {
  /** Sorted by name. */
  readonly further: readonly FurtherName[];
  /** Host names that must be written differently wherever they are used, and how. */
  readonly rewrites: ReadonlyMap<string, string>;
  /** The same for names that mean something else to one service alone (`links`), by that service. */
  readonly ownRewrites: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly diagnostics: readonly Diagnostic[];
}

export function planHostnames(_context: ProjectContext, _names: Names): HostnamePlan {
  return { further: [], rewrites: new Map(), ownRewrites: new Map(), diagnostics: [] };
}

export interface HostReplacement {
  readonly from: string;
  readonly to: string;
}

/** Where a text stands, as far as it decides whether a word in it is a host name. */
export interface HostPlace {
  /** The compose service whose text it is. */
  readonly service: string;
  /** Name of the environment variable, when the text is the value of one. */
  readonly key?: string;
}

export interface Rewritten {
  readonly text: string;
  readonly replaced: readonly HostReplacement[];
}

export function rewriteHosts(text: string, _plan: { readonly hostnames: HostnamePlan }, _place: HostPlace): Rewritten {
  return { text, replaced: [] };
}
