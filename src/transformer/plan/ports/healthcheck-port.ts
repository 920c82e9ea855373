/** The port that a health check asks of its own container. */

import type { Path } from '../../../model/path.ts';
import type { Service } from '../../../model/service.ts';
import { knownScheme } from '../hostnames/schemes.ts';
import type { PortEvidence } from './port-evidence.ts';

const LOCAL = String.raw`(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1?\])`;
const LOCAL_URL = new RegExp(String.raw`\b([a-z]{2,12}):\/\/(?:[^\s/@]{1,128}@)?${LOCAL}(?::(\d{1,5}))?(?![\w.:])`);
const LOCAL_ADDRESS = new RegExp(String.raw`(?:^|[\s"'=/])${LOCAL}[: /](\d{2,5})(?![\w.])`);

/** Programs that ask the server they belong to, the port they ask unless told, and the flag that tells. */
const CLIENTS: readonly { readonly program: RegExp; readonly port: number; readonly name: string; readonly flag: RegExp }[] = [
  { program: /\bpg_isready\b|\bpsql\b/, port: 5432, name: 'postgres', flag: /(?:-p|--port)[= ]?(\d{2,5})\b/ },
  { program: /\b(?:redis|valkey|keydb)-cli\b/, port: 6379, name: 'redis', flag: /-p[= ]?(\d{2,5})\b/ },
  { program: /\b(?:mysqladmin|mariadb-admin)\b|\bhealthcheck\.sh\b/, port: 3306, name: 'mysql', flag: /(?:-P|--port)[= ]?(\d{2,5})\b/ },
  { program: /\bmongo(?:sh)?\b/, port: 27017, name: 'mongodb', flag: /--port[= ]?(\d{2,5})\b/ },
  { program: /\brabbitmq(?:-diagnostics|ctl)\b/, port: 5672, name: 'amqp', flag: /(?!)/ },
  { program: /\bcqlsh\b/, port: 9042, name: 'cql', flag: /(?!)/ },
];
const OTHER_HOST = new RegExp(String.raw`(?:^|\s)(?:-h|--host)[= ]?(?!${LOCAL})([\w.-]+)`);

export function healthcheckPorts(name: string, service: Service): readonly PortEvidence[] {
  const [form, ...words] = service.healthcheck?.test ?? [];
  if (form === undefined || form === 'NONE' || service.healthcheck?.disable === true) return [];
  const line = words.join(' ').slice(0, 4096);
  const asked = urlPort(line) ?? addressPort(line) ?? clientPort(name, line);
  if (asked === undefined) return [];
  const from: Path = ['services', name, 'healthcheck', 'test'];
  return [{ ...asked, protocol: 'TCP', from, because: `its health check asks port ${asked.number}` }];
}

interface Asked {
  readonly number: number;
  readonly name?: string;
}

function urlPort(line: string): Asked | undefined {
  const match = LOCAL_URL.exec(line);
  const scheme = match?.[1] === undefined ? undefined : knownScheme(match[1]);
  const number = match?.[2] === undefined ? scheme?.port : Number(match[2]);
  return asked(number, scheme?.name);
}

function addressPort(line: string): Asked | undefined {
  const digits = LOCAL_ADDRESS.exec(line)?.[1];
  return asked(digits === undefined ? undefined : Number(digits));
}

function clientPort(name: string, line: string): Asked | undefined {
  const client = CLIENTS.find(({ program }) => program.test(line));
  const host = OTHER_HOST.exec(line)?.[1];
  if (client === undefined || (host !== undefined && host !== name)) return undefined;
  const told = client.flag.exec(line)?.[1];
  return asked(told === undefined ? client.port : Number(told), client.name);
}

function asked(number: number | undefined, name?: string): Asked | undefined {
  if (number === undefined || number < 1 || number > 65535) return undefined;
  return { number, ...(name === undefined ? {} : { name }) };
}
