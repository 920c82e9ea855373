/** Where a service finds a config or a secret (Compose spec, `configs` and `secrets`: defaults of `target`). */

import { cleanPath, isAbsolute } from '../../../model/file-path.ts';
import type { FileReference } from '../../../model/service.ts';

export interface ReferencePlace {
  readonly kind: 'secret' | 'config';
  readonly source: string;
  /** Secrets below `/run/secrets` share one volume; everything else is mounted as a file of its own. */
  readonly in: 'run-secrets' | 'file';
  /** Below `/run/secrets`, or absolute. */
  readonly path: string;
  /** Of the file's volume within the Pod. */
  readonly id: string;
  /** 0444 unless written. */
  readonly mode: number;
}

export const RUN_SECRETS = '/run/secrets';
/** The default of Docker. */
const READABLE = 0o444;

export function placeOfReference(kind: 'secret' | 'config', service: string, reference: FileReference): ReferencePlace {
  const { source, target, mode } = reference;
  const base = kind === 'secret' ? RUN_SECRETS : '/';
  const given = target === undefined || target === '' ? source : target;
  const path = cleanPath(isAbsolute(given) ? given : `${base}/${given}`);
  const shared = kind === 'secret' && path.startsWith(`${RUN_SECRETS}/`);
  return {
    kind,
    source,
    in: shared ? 'run-secrets' : 'file',
    path: shared ? path.slice(RUN_SECRETS.length + 1) : path,
    id: `${kind} ${service} ${source} ${mode ?? ''}`,
    mode: parseMode(mode) ?? READABLE,
  };
}

/** Octal digits as a number; undefined for anything that is no file mode. */
export function parseMode(mode: string | undefined): number | undefined {
  return mode !== undefined && /^(0o?)?[0-7]{1,4}$/.test(mode) ? Number.parseInt(mode.replace(/^0o?/, '') || '0', 8) & 0o777 : undefined;
}
