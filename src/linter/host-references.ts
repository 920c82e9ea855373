/** Finds the hosts that a service is told to talk to: in its environment, command and entrypoint. */

import type { Span } from '../model/origins.ts';
import type { Path } from '../model/path.ts';
import type { Service } from '../model/service.ts';
import type { LoadedProject } from '../parser/load.ts';

export interface HostReference {
  readonly host: string;
  readonly port?: number;
  /** `host` or `host:port` as written. */
  readonly text: string;
  /** The variable, or `command` or `entrypoint`. */
  readonly where: string;
  readonly path: Path;
}

/** Only what is a host beyond doubt: after `//` or `@`, before a port, or the whole value of a variable named so (`DB_HOST`). */
export function* hostReferences(name: string, service: Service): Iterable<HostReference> {
  for (const [key, value] of Object.entries(service.environment ?? {})) {
    if (value === null || /IMAGE/i.test(key)) continue;
    const path = ['services', name, 'environment', key];
    if (HOST_VARIABLE.test(key) && HOST.test(value)) yield { host: value, text: value, where: key, path };
    else yield* referencesIn(value, { where: key, path });
  }
  for (const part of ['command', 'entrypoint'] as const) {
    for (const [i, word] of (service[part] ?? []).entries()) yield* referencesIn(word, { where: part, path: ['services', name, part, i] });
  }
}

const HOST_VARIABLE = /(?:HOST|HOSTNAME|SERVER|ADDR|ADDRESS|ENDPOINT)$/i;
const HOST = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,252}$/;
/** Lower numbers after a colon are versions of images more often than ports. */
const LOWEST_PORT = 21;
const MAX_TEXT = 20_000;

function* referencesIn(text: string, place: Pick<HostReference, 'where' | 'path'>): Iterable<HostReference> {
  if (text.length > MAX_TEXT) return;
  for (const match of text.matchAll(/(\/\/|@|(?<![A-Za-z0-9_./-]))([A-Za-z0-9][A-Za-z0-9_.-]{0,252})(?::(\d{1,5})(?!\d))?/g)) {
    const [, lead, host = '', digits] = match;
    const port = digits === undefined ? undefined : Number(digits);
    const isAddress = lead !== '' || (port !== undefined && port >= LOWEST_PORT);
    if (!isAddress || !/[A-Za-z.]/.test(host)) continue;
    yield { host, ...(port === undefined ? {} : { port }), text: digits === undefined ? host : `${host}:${digits}`, ...place };
  }
}

/** The place of a part of a value, where the file has it letter by letter; else the value's path alone. */
export function spanOfPart(
  { origins, sources }: LoadedProject,
  { path, text }: { readonly path: Path; readonly text: string },
): { readonly at?: Span } {
  const origin = origins.locate(path);
  const found = origin === undefined ? -1 : (sources.get(origin.file)?.slice(origin.start, origin.end).indexOf(text) ?? -1);
  if (origin === undefined || found === -1) return {};
  const start = origin.start + found;
  return { at: { file: origin.file, start, end: start + text.length } };
}
