/** What a concern has to say about one part of Compose: fields for Kubernetes objects, whole objects, fates of paths, and diagnostics. */

import type { Diagnostic, Severity } from '../diagnostics/diagnostic.ts';
import type { Container, PodSpec } from '../kube/objects.gen.ts';
import type { KubeObject, ObjectRef, WorkloadSpec } from '../kube/objects.ts';
import type { Path } from '../model/path.ts';

/**
 * What became of a path that the user wrote. `mapped`: it means the same in Kubernetes; `approximated`: nearly the same, `because` says what
 * differs; `ignored`: it has no meaning there and nothing is lost; `unsupported`: something is lost, `instead` says what to do.
 */
export type Fate = 'mapped' | 'approximated' | 'ignored' | 'unsupported';

/** What becomes of one place and all that is written below it. */
export interface Statement {
  readonly path: Path;
  readonly fate: Fate;
  readonly because: string;
  readonly instead?: string;
  /** Of the message to the user; by fate unless said: unsupported warns, the others inform. */
  readonly severity?: Severity;
  readonly code?: `convert/${string}`;
}

export interface Metadata {
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}

export type Contribution =
  /** Fields of the service's own container. */
  | { readonly to: 'container'; readonly fields: Partial<Container>; readonly from: readonly Path[] }
  /**
   * A container that runs to its end before the service's own one, from which it has what it `inherits` and does not say itself. Those that inherit
   * nothing run first.
   */
  | {
      readonly to: 'init-container';
      readonly fields: Container;
      readonly inherits: readonly (keyof Container)[];
      readonly from: readonly Path[];
    }
  /** Fields of the Pod; lists are appended, members with one name must be equal. */
  | { readonly to: 'pod'; readonly fields: Partial<PodSpec>; readonly from: readonly Path[] }
  | { readonly to: 'workload'; readonly fields: WorkloadSpec; readonly from: readonly Path[] }
  | { readonly to: 'pod-metadata' | 'workload-metadata'; readonly fields: Metadata; readonly from: readonly Path[] }
  /** The Pods are replaced whenever those of the other service are. */
  | { readonly to: 'restart-with'; readonly service: string; readonly from: readonly Path[] }
  | {
      readonly to: 'object';
      readonly object: KubeObject;
      readonly from: readonly Path[];
      /** The cluster may have it already. */
      readonly external?: true;
    }
  /** An object of the cluster that the result needs and does not bring. */
  | { readonly to: 'expected'; readonly object: ObjectRef }
  | ({
      readonly to: 'ledger';
      /** A diagnostic of the concern says it, for this place and others at once. */
      readonly silent?: true;
    } & Statement)
  | { readonly to: 'diagnostics'; readonly diagnostic: Diagnostic };

export function container(fields: Partial<Container>, ...from: readonly Path[]): Contribution {
  return { to: 'container', fields, from };
}

export function initContainer(fields: Container, inherits: readonly (keyof Container)[], ...from: readonly Path[]): Contribution {
  return { to: 'init-container', fields, inherits, from };
}

export function helperContainer(fields: Container, ...from: readonly Path[]): Contribution {
  return { to: 'init-container', fields, inherits: [], from };
}

export function pod(fields: Partial<PodSpec>, ...from: readonly Path[]): Contribution {
  return { to: 'pod', fields, from };
}

export function workload(fields: WorkloadSpec, ...from: readonly Path[]): Contribution {
  return { to: 'workload', fields, from };
}

export function podMetadata(fields: Metadata, ...from: readonly Path[]): Contribution {
  return { to: 'pod-metadata', fields, from };
}

export function workloadMetadata(fields: Metadata, ...from: readonly Path[]): Contribution {
  return { to: 'workload-metadata', fields, from };
}

export function restartWith(service: string, ...from: readonly Path[]): Contribution {
  return { to: 'restart-with', service, from };
}

export function object(kubeObject: KubeObject, ...from: readonly Path[]): Contribution {
  return { to: 'object', object: kubeObject, from };
}

/** An object that the cluster may have already; it is written apart from the rest. */
export function externalObject(kubeObject: KubeObject, ...from: readonly Path[]): Contribution {
  return { to: 'object', object: kubeObject, from, external: true };
}

/** The user said that the cluster has it: a setting, or `external: true`. */
export function expected(kind: 'Secret' | 'ConfigMap' | 'ServiceAccount' | 'PersistentVolumeClaim', name: string): Contribution {
  return { to: 'expected', object: { apiVersion: 'v1', kind, name } };
}

/** Accounts for a path that means the same in Kubernetes without a field of its own (a default, a decision). */
export function mapped(path: Path, because: string): Contribution {
  return { to: 'ledger', path, fate: 'mapped', because };
}

export function approximated(path: Path, because: string, instead?: string): Contribution {
  return { to: 'ledger', path, fate: 'approximated', because, ...(instead === undefined ? {} : { instead }) };
}

export function ignored(path: Path, because: string): Contribution {
  return { to: 'ledger', path, fate: 'ignored', because };
}

/** Accounts for a place of which the concern speaks in a diagnostic of its own. */
export function silently(contribution: Contribution): Contribution {
  return contribution.to === 'ledger' ? { ...contribution, silent: true } : contribution;
}

export function unsupported(path: Path, because: string, instead: string): Contribution {
  return { to: 'ledger', path, fate: 'unsupported', because, instead };
}

export function diagnose(diagnostic: Diagnostic): Contribution {
  return { to: 'diagnostics', diagnostic };
}
