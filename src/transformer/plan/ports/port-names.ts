/** Names for ports: what a person would call them, legal in Kubernetes (RFC 6335: at most 15 of a-z, 0-9 and single inner dashes, one letter at least). */

const LIMIT = 15;
const PORT_NAME = /^(?=.*[a-z])[a-z0-9](?:-?[a-z0-9])*$/;

export function isPortName(text: string): boolean {
  return text.length <= LIMIT && PORT_NAME.test(text);
}

/** The nearest legal port name; undefined when no letter of the text may stand in one. */
export function toPortName(text: string): string | undefined {
  const plain = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LIMIT + 1)
    .replace(/^-+/, '')
    .slice(0, LIMIT)
    .replace(/-+$/, '');
  return isPortName(plain) ? plain : undefined;
}

/** Numbers whose use is the same wherever they are met (IANA). */
const WELL_KNOWN: Readonly<Record<string, string>> = {
  'tcp-21': 'ftp',
  'tcp-22': 'ssh',
  'tcp-25': 'smtp',
  'tcp-53': 'dns-tcp',
  'udp-53': 'dns',
  'tcp-80': 'http',
  'tcp-389': 'ldap',
  'tcp-443': 'https',
  'udp-443': 'http3',
  'udp-514': 'syslog',
  'tcp-636': 'ldaps',
  'tcp-1433': 'mssql',
  'tcp-1883': 'mqtt',
  'tcp-3306': 'mysql',
  'tcp-5432': 'postgres',
  'tcp-5672': 'amqp',
  'tcp-6379': 'redis',
  'tcp-9092': 'kafka',
  'tcp-27017': 'mongodb',
};

/** The name of a port that nothing else names: `http` for TCP 80, `tcp-8080`, `udp-5000`. */
export function plainPortName(number: number, protocol: string): string {
  const plain = `${protocol.toLowerCase()}-${number}`;
  return WELL_KNOWN[plain] ?? plain;
}

/** A name that is still free: the wanted one, else with the number (`http-8081`), else the plain `tcp-8081`. */
export function freePortName(
  wanted: string,
  port: { readonly number: number; readonly protocol: string },
  taken: ReadonlySet<string>,
): string {
  if (!taken.has(wanted)) return wanted;
  const suffix = `-${port.number}`;
  const numbered = `${wanted.slice(0, LIMIT - suffix.length).replace(/-+$/, '')}${suffix}`;
  if (!taken.has(numbered)) return numbered;
  return `${port.protocol.toLowerCase()}-${port.number}`;
}
