/**
 * What a health check does, as a probe handler. The plain uses of curl, wget, nc and grpc_health_probe become the kubelet's own probes, which start
 * no process and need no such program in the image; everything else stays a command, the shell form through a shell (Compose spec, `healthcheck`:
 * CMD and CMD-SHELL).
 */

import type { Probe } from '../../kube/objects.gen.ts';
import type { Path } from '../../model/path.ts';
import { splitShellWords } from '../../model/shell-words.ts';
import type { ServiceContext } from '../concern.ts';
import type { Contribution } from '../contribution.ts';
import { diagnose } from '../contribution.ts';
import { rewriteWords } from '../plan/hostnames.ts';
import { shellCommand, shellLine } from '../shell-text.ts';
import { hostRewritten } from './host-rewritten.ts';

export interface ProbeAction {
  readonly handler: Probe;
  readonly remarks: readonly Contribution[];
}

/** `test` is Compose's list: `CMD` and words, or `CMD-SHELL` and one line. Undefined where there is no test. */
export function probeAction(context: ServiceContext, test: readonly string[], path: Path): ProbeAction | undefined {
  const [form, ...words] = test;
  if (form === undefined || words.length === 0) return undefined;
  const line = words[0] ?? '';
  const simple = form === 'CMD' ? words : simpleCommand(line);
  const native = simple === undefined ? undefined : nativeHandler(simple);
  if (native !== undefined && isOpen(context, native)) return { handler: native, remarks: [] };
  const command =
    form === 'CMD'
      ? (shellCommand(context, words, (index) => [...path, index + 1]) ?? words)
      : ['/bin/sh', '-c', shellLine(context, [...path, 1], line)];
  const rewritten = rewriteWords(command, context.plan, { service: context.name });
  const remarks = form === 'CMD' ? words.flatMap((word) => VARIABLE.exec(word) ?? []).map((variable) => unexpanded(path, variable)) : [];
  const renamed = rewritten.replaced.map((replacement) => hostRewritten(path, `The health check of ${context.name}`, replacement));
  return { handler: { exec: { command: rewritten.words } }, remarks: [...remarks, ...renamed] };
}

/** The kubelet asks from outside the Pod: what is not known to listen for others may do so on the loopback interface alone. */
function isOpen({ servicePlan }: ServiceContext, { httpGet, tcpSocket, grpc }: Probe): boolean {
  const port = (httpGet ?? tcpSocket ?? grpc)?.port;
  return servicePlan.ports.some(({ number, protocol }) => number === port && protocol === 'TCP');
}

/** What is around it in a word may be a password. */
const VARIABLE = /\$(?:[A-Za-z_]\w*|\{[A-Za-z_][^}]*\})/;

function unexpanded(path: Path, variable: string): Contribution {
  return diagnose({
    code: 'convert/probe-without-shell',
    severity: 'warning',
    path,
    message: `The exec form of a health check has no shell, so ${variable} is not expanded, in Docker neither.`,
    help: 'Write the command as one string after `CMD-SHELL`: `["CMD-SHELL", "…"]`.',
  });
}

/** The words of a shell line that is one plain command, at most followed by `|| exit 1`. */
function simpleCommand(line: string): readonly string[] | undefined {
  const plain = line.replace(/\s*\|\|\s*(exit\s+1|false)\s*$/, '').trim();
  if (/[|&;<>`$()*?{}~\\]/.test(plain)) return undefined;
  const split = splitShellWords(plain);
  return 'words' in split ? split.words : undefined;
}

function nativeHandler([program, ...args]: readonly string[]): Probe | undefined {
  const name = program?.split('/').at(-1);
  if (name === 'curl') return httpProbe(args, CURL_FLAGS, (flags) => flags.some((flag) => /^-[a-zA-Z]*f|^--fail$/.test(flag)));
  if (name === 'wget') return httpProbe(args, WGET_FLAGS, () => true);
  if (name === 'nc') return tcpProbe(args);
  if (name === 'grpc_health_probe') return grpcProbe(args);
  return undefined;
}

const CURL_FLAGS = /^(-[fsSLkIi]+|--fail|--silent|--show-error|--location|--insecure|--head|--fail-with-body)$/;
const WGET_FLAGS =
  /^(-q|--quiet|--spider|-nv|--no-verbose|--(?:tries|timeout)=\d+|-t1|-qO-|-O-|-qO\/dev\/null|-O\/dev\/null|--no-check-certificate|--output-document=-)$/;
const CURL_PAIRS: ReadonlySet<string> = new Set(['-m', '--max-time', '--connect-timeout']);
const WGET_PAIRS: ReadonlySet<string> = new Set(['-O', '--tries', '-t', '--output-document', '-T', '--timeout']);
const LOCAL: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '0.0.0.0', '[::1]', '::1']);

/** An HTTP check of the container itself, when the flags change nothing that a kubelet would not do. */
function httpProbe(args: readonly string[], known: RegExp, failsOnStatus: (flags: readonly string[]) => boolean): Probe | undefined {
  const flags: string[] = [];
  const rest: string[] = [];
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? '';
    if ((known === WGET_FLAGS ? WGET_PAIRS : CURL_PAIRS).has(arg)) i++;
    else if (known === CURL_FLAGS && (arg === '-o' || arg === '--output') && args[i + 1] === '/dev/null') i++;
    else if (arg.startsWith('-')) flags.push(arg);
    else rest.push(arg);
  }
  const url = rest.length === 1 ? parseLocalUrl(rest[0] ?? '') : undefined;
  if (url === undefined || !flags.every((flag) => known.test(flag)) || !failsOnStatus(flags)) return undefined;
  return { httpGet: url };
}

function parseLocalUrl(text: string): Probe['httpGet'] | undefined {
  const match = /^(?:(https?):\/\/)?(\[::1\]|[^/:?#]+)(?::(\d+))?([/?][^#]*)?$/.exec(text);
  if (match === null) return undefined;
  const [, scheme = 'http', host = '', port, path = '/'] = match;
  if (!LOCAL.has(host)) return undefined;
  const number = port === undefined ? (scheme === 'https' ? 443 : 80) : Number(port);
  return {
    path: path.startsWith('/') ? path : `/${path}`,
    port: number,
    ...(scheme === 'https' ? { scheme: 'HTTPS' } : {}),
    // Programs that answer to names they know would refuse the kubelet, which calls them by the address of the Pod.
    httpHeaders: [{ name: 'Host', value: port === undefined ? host : `${host}:${port}` }],
  };
}

function tcpProbe(args: readonly string[]): Probe | undefined {
  const words = args.filter((arg) => !/^-[zvn46]+$/.test(arg));
  const timeoutAt = words.indexOf('-w');
  if (timeoutAt >= 0) words.splice(timeoutAt, 2);
  const [host, port] = words;
  if (
    words.length !== 2 ||
    host === undefined ||
    !LOCAL.has(host) ||
    !/^\d+$/.test(port ?? '') ||
    !args.some((arg) => /^-[a-z]*z/.test(arg))
  )
    return undefined;
  return { tcpSocket: { port: Number(port) } };
}

function grpcProbe(args: readonly string[]): Probe | undefined {
  const [flag] = args;
  const port = args.length === 1 ? /^-{1,2}addr=(?:localhost|127\.0\.0\.1)?:(\d+)$/.exec(flag ?? '')?.[1] : undefined;
  return port === undefined ? undefined : { grpc: { port: Number(port) } };
}
