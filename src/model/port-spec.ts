/** The short syntax of a published port, `[[ip:]host:]container[/protocol]` (Compose specification, "ports"; docker/go-connections, nat). */

import { isIpAddress } from './ip-address.ts';

/** A piece of the text, and where it stands in it. */
export interface SpecPart {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export interface PortRange {
  readonly first: number;
  readonly last: number;
}

export interface PortSpec {
  /** Without the brackets of an IPv6 address. */
  readonly hostIp?: SpecPart;
  /** Absent: the engine chooses a port. */
  readonly host?: SpecPart & PortRange;
  readonly container: SpecPart & PortRange;
  /** In lower case. Absent: tcp. */
  readonly protocol?: SpecPart;
}

export type PortSpecReading = PortSpec | { readonly problem: string };

/** One port of the container, and what it is published as. */
export interface ExpandedPort {
  readonly target: number;
  /** A port; a range for one container port that may be published anywhere in it. */
  readonly published?: string;
}

const MAX_PORT = 65_535;
const PROTOCOLS: readonly string[] = ['tcp', 'udp', 'sctp'];

export function parsePortSpec(text: string): PortSpecReading {
  const { hostIp, host, container, protocol } = splitSpec(text);
  if (container.text === '') return { problem: `no port of the container is given in ${JSON.stringify(text)}` };
  if (hostIp !== undefined && !isIpAddress(hostIp.text)) return { problem: `${JSON.stringify(hostIp.text)} is no IP address` };
  if (protocol !== undefined && !PROTOCOLS.includes(protocol.text)) return { problem: `${JSON.stringify(protocol.text)} is no protocol` };
  const inner = readRange(container.text);
  if (inner === undefined) return { problem: `${JSON.stringify(container.text)} is no port or range of ports of the container` };
  const spec = {
    container: { ...container, ...inner },
    ...(hostIp === undefined ? {} : { hostIp }),
    ...(protocol === undefined ? {} : { protocol }),
  };
  if (host === undefined) return spec;
  const outer = readRange(host.text);
  if (outer === undefined) return { problem: `${JSON.stringify(host.text)} is no port or range of ports of the host` };
  if (sizeOf(inner) > 1 && sizeOf(outer) !== sizeOf(inner))
    return { problem: `the ranges ${host.text} and ${container.text} differ in length` };
  return { ...spec, host: { ...host, ...outer } };
}

/** How many ports of the container the syntax names. */
export function sizeOf({ first, last }: PortRange): number {
  return last - first + 1;
}

/** One entry for each port of the container, in Docker Compose's order: by the text of the port, so that 10 comes before 9. */
export function expandPorts({ container, host }: PortSpec): readonly ExpandedPort[] {
  const targets = Array.from({ length: sizeOf(container) }, (_, index) => container.first + index);
  return targets.map((target) => ({ target, ...publish(host, target - container.first, targets.length) })).sort(byText);
}

function publish(host: PortRange | undefined, offset: number, count: number): { readonly published?: string } {
  if (host === undefined) return {};
  if (count === 1 && host.first !== host.last) return { published: `${host.first}-${host.last}` };
  return { published: String(host.first + offset) };
}

function byText(a: ExpandedPort, b: ExpandedPort): number {
  const [left, right] = [`${a.target}/`, `${b.target}/`];
  return left < right ? -1 : left > right ? 1 : 0;
}

interface SpecParts {
  readonly hostIp: SpecPart | undefined;
  readonly host: SpecPart | undefined;
  readonly container: SpecPart;
  readonly protocol: SpecPart | undefined;
}

/** The last two of the parts between colons are the ports; what stands before them is an address, which may hold colons itself. */
function splitSpec(text: string): SpecParts {
  const whole: SpecPart = { text, start: 0, end: text.length };
  const last = text.lastIndexOf(':');
  const before = last < 1 ? -1 : text.lastIndexOf(':', last - 1);
  const slash = text.indexOf('/', last + 1);
  const protocol = slash === -1 ? undefined : written(slicePart(whole, slash + 1, text.length));
  return {
    hostIp: before === -1 ? undefined : withoutBrackets(written(slicePart(whole, 0, before))),
    host: last === -1 ? undefined : written(slicePart(whole, before + 1, last)),
    container: slicePart(whole, last + 1, slash === -1 ? text.length : slash),
    protocol: protocol === undefined ? undefined : { ...protocol, text: protocol.text.toLowerCase() },
  };
}

/** An empty part counts as left out. */
function written(part: SpecPart): SpecPart | undefined {
  return part.text === '' ? undefined : part;
}

function slicePart(part: SpecPart, from: number, to: number): SpecPart {
  return { text: part.text.slice(from, to), start: part.start + from, end: part.start + to };
}

function withoutBrackets(part: SpecPart | undefined): SpecPart | undefined {
  const isBracketed = part?.text.startsWith('[') && part.text.endsWith(']');
  return part !== undefined && isBracketed ? slicePart(part, 1, part.text.length - 1) : part;
}

function readRange(text: string): PortRange | undefined {
  const [, from, to] = /^([0-9]{1,9})(?:-([0-9]{1,9}))?$/.exec(text) ?? [];
  if (from === undefined) return undefined;
  const first = Number(from);
  const last = to === undefined ? first : Number(to);
  return first <= last && last <= MAX_PORT ? { first, last } : undefined;
}
