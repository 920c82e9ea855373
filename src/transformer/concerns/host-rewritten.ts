/** Tells of a host name that is written differently in the cluster. */

import type { Path } from '../../model/path.ts';
import { type Contribution, diagnose } from '../contribution.ts';
import type { HostReplacement } from '../plan/hostnames.ts';

/** `what` begins the sentence: `DATABASE_URL`, `The command of web`. */
export function hostRewritten(path: Path, what: string, { from, to }: HostReplacement): Contribution {
  return diagnose({
    code: 'convert/host-rewritten',
    severity: 'info',
    path,
    message: `${what} names the host ${from}, which is called ${to} in the cluster: it is written so.`,
  });
}
