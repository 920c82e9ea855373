/** Credentials and the values that they are part of. */

import type { Path } from '../../../model/path.ts';

/** One secret value and where it lives: a key of a Secret. */
export interface Credential {
  /** Name of the Secret. */
  readonly secret: string;
  readonly key: string;
  /** Absent where the run had no value for it. Only ever written into a Secret. */
  readonly value?: string;
  /** The variable of the compose files that it comes from; absent for one that is written out. */
  readonly variable?: string;
  /** The container starts without it, and then does not have the variable. */
  readonly optional?: true;
  /** A full sentence, without the value. */
  readonly because: string;
  readonly from: readonly Path[];
}

/** A value of the compose files as literal text and credentials. */
export type ValuePiece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'credential'; readonly credential: Credential };

export interface ServiceCredentials {
  /** By `formatPath`: the values of the service that credentials are part of. */
  readonly values: ReadonlyMap<string, readonly ValuePiece[]>;
  /** The environment variable of the container that carries a credential. */
  readonly carriers: ReadonlyMap<Credential, string>;
  /** Carriers that the service's own environment does not have, by name, sorted. */
  readonly helpers: ReadonlyMap<string, Credential>;
}
