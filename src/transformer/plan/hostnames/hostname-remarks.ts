/** What there is to say about names that cannot stay as they are, each at the place where the name is given. */

import type { Diagnostic } from '../../../diagnostics/diagnostic.ts';
import { listWords } from '../../../diagnostics/list-words.ts';
import type { Path } from '../../../model/path.ts';
import type { Statement } from '../../contribution.ts';

export function nameRewritten(path: Path, host: string, name: string): Statement {
  return { path, fate: 'mapped', because: `${host} is called ${name} in Kubernetes, and where it is used it is written so.` };
}

export function notOneService(path: Path, host: string, targets: readonly string[]): Statement {
  return {
    path,
    fate: 'approximated',
    because: `${host} stands for ${listWords(targets)}, depending on who asks; a Service of Kubernetes has one meaning for all.`,
    instead: 'Uses in environment and commands name the service that is meant; change those in files and images likewise.',
    severity: 'warning',
    code: 'convert/ambiguous-name',
  };
}

export interface Taken {
  readonly host: string;
  readonly target: string;
  readonly name: string;
  readonly from: Path;
  readonly only: string | undefined;
}

export function nameTaken({ host, target, name, from, only }: Taken): Statement {
  const who = only === undefined ? `${target} is also known as ${host}` : `to ${only}, ${host} is a name of ${target}`;
  return {
    path: from,
    fate: only === undefined ? 'unsupported' : 'approximated',
    because: `${who}, but ${host} is a service of its own, and a Service of Kubernetes has one meaning for all.`,
    instead: `Address ${target} as ${name}.`,
    severity: 'warning',
    code: 'convert/ambiguous-name',
  };
}

export function nameUnserved(path: Path, host: string, name: string): Statement {
  return {
    path,
    fate: 'unsupported',
    because: `the DNS of the cluster answers for names of Services alone, not for a full domain name; inside the cluster ${host} no longer leads to ${name}.`,
    instead: `Address it as ${name}, let the name lead to the ingress, or add a rewrite of ${host} to the cluster's CoreDNS.`,
    code: 'convert/unserved-name',
  };
}

export function nameElsewhere(path: Path, host: string, name: string): Statement {
  return {
    path,
    fate: 'approximated',
    because: `no Service can be called ${host}. Nothing in the files uses the name; what uses it inside an image finds nothing.`,
    instead: `Address it as ${name}.`,
    code: 'convert/renamed-host',
  };
}

export interface LeftName {
  readonly host: string;
  readonly name: string;
  readonly by: string;
  readonly from: Path;
}

export function nameLeft({ host, name, by, from }: LeftName): Diagnostic {
  return {
    code: 'convert/possible-host',
    severity: 'info',
    path: from,
    message: `${by} has ${host} in a text that does not tell whether it is the host, which is called ${name} in Kubernetes; it is left as it is.`,
    help: `If it is, write ${name}; to keep it working with Docker Compose too, give the service the alias ${name}.`,
  };
}

export interface InFile {
  readonly host: string;
  readonly name: string;
  readonly by: string;
  readonly from: Path;
}

export function nameInFile({ host, name, by, from }: InFile): Diagnostic {
  return {
    code: 'convert/host-in-file',
    severity: 'warning',
    path: from,
    message: `A file that ${by} reads names the host ${host}, which is called ${name} in Kubernetes; files are taken over unchanged.`,
    help: `Write ${name} in the file; to keep it working with Docker Compose too, give the service the alias ${name}.`,
  };
}
