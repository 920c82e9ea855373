/** What there is to say about host names that cannot stay as they are. */

import type { Diagnostic } from '../../../diagnostics/diagnostic.ts';
import type { Path } from '../../../model/path.ts';

function at(paths: readonly Path[]): { readonly path?: Path } {
  const [path] = paths;
  return path === undefined ? {} : { path };
}

export function notOneService(host: string, targets: readonly string[], from: readonly Path[]): Diagnostic {
  return {
    code: 'convert/ambiguous-name',
    severity: 'warning',
    ...at(from),
    message: `${host} means ${targets.join(' or ')}, depending on who asks; a Service of Kubernetes has one meaning for all.`,
    help: `Uses in environment and commands were changed to the name of the service that was meant; change those in files and images likewise.`,
  };
}

export interface Taken {
  readonly host: string;
  readonly target: string;
  readonly name: string;
  readonly from: Path;
  readonly only: string | undefined;
}

export function nameTaken({ host, target, name, from, only }: Taken): Diagnostic {
  const who = only === undefined ? `${target} is also known as ${host}` : `To ${only}, ${host} is a name of ${target}`;
  return {
    code: 'convert/ambiguous-name',
    severity: 'warning',
    path: from,
    message: `${who}, but ${host} is a service of its own, and a Service of Kubernetes has one meaning for all.`,
    help: `Address ${target} as ${name}.`,
  };
}

export function nameUnserved(host: string, name: string, from: readonly Path[]): Diagnostic {
  return {
    code: 'convert/unserved-name',
    severity: 'warning',
    ...at(from),
    message: `${host} is a full domain name, and the DNS of the cluster answers for names of Services alone; inside the cluster it no longer leads to ${name}.`,
    help: `Address it as ${name}, let the name lead to the ingress, or add a rewrite of ${host} to the cluster's CoreDNS.`,
  };
}

export function nameElsewhere(host: string, name: string, from: readonly Path[]): Diagnostic {
  return {
    code: 'convert/renamed-host',
    severity: 'info',
    ...at(from),
    message: `No Service can be called ${host}. Nothing in the files uses the name; what uses it inside an image finds nothing.`,
    help: `Address it as ${name}.`,
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
