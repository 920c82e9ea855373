/** What a set of compose files means: the canonical model, as plain data. Positions are kept beside it, in Origins. */

import type { Extensions } from './extensions.ts';
import type { Dictionary, Service } from './service.ts';

export interface Project extends Extensions {
  readonly name: string;
  readonly services: Dictionary<Service>;
  readonly networks?: Dictionary<Network | null>;
  readonly volumes?: Dictionary<Volume | null>;
  readonly secrets?: Dictionary<FileSource>;
  readonly configs?: Dictionary<FileSource>;
  readonly models?: Dictionary<Model | null>;
}

export interface Network extends Extensions {
  readonly name?: string;
  readonly driver?: string;
  readonly driver_opts?: Dictionary<string | number>;
  readonly external?: boolean;
  readonly internal?: boolean;
  readonly attachable?: boolean;
  readonly enable_ipv4?: boolean;
  readonly enable_ipv6?: boolean;
  readonly ipam?: { readonly driver?: string; readonly config?: readonly Dictionary<unknown>[]; readonly options?: Dictionary<string> };
  readonly labels?: Dictionary<string>;
}

export interface Volume extends Extensions {
  readonly name?: string;
  readonly driver?: string;
  readonly driver_opts?: Dictionary<string | number>;
  readonly external?: boolean;
  readonly labels?: Dictionary<string>;
}

/** A top-level config or secret. */
export interface FileSource extends Extensions {
  readonly name?: string;
  readonly file?: string;
  readonly environment?: string;
  /** Of a config: written in the file. Of a source `environment`: the variable's value, when it is set. Never printed for a secret. */
  readonly content?: string;
  readonly external?: boolean;
  readonly driver?: string;
  readonly driver_opts?: Dictionary<string | number>;
  readonly template_driver?: string;
  readonly labels?: Dictionary<string>;
}

export interface Model extends Extensions {
  readonly name?: string;
  readonly model?: string;
  readonly context_size?: number;
  readonly runtime_flags?: readonly string[];
}
