/**
 * Names in Kubernetes: of objects, labels, ports, keys of data.
 * Rules: https://kubernetes.io/docs/concepts/overview/working-with-objects/names/ and …/labels/.
 */

const LABEL_LIMIT = 63;
const DNS_LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const DNS_SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const SERVICE_NAME = /^[a-z]([-a-z0-9]*[a-z0-9])?$/;
const SUBDOMAIN_LIMIT = 253;
const LABEL_VALUE = /^([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?$/;

export function isDnsLabel(text: string): boolean {
  return text.length <= LABEL_LIMIT && DNS_LABEL.test(text);
}

/** The stricter form (RFC 1035) that a Service name must have: it starts with a letter. */
export function isServiceName(text: string): boolean {
  return text.length <= LABEL_LIMIT && SERVICE_NAME.test(text);
}

export function isDnsSubdomain(text: string): boolean {
  return text.length <= SUBDOMAIN_LIMIT && DNS_SUBDOMAIN.test(text);
}

export function isLabelValue(text: string): boolean {
  return text.length <= LABEL_LIMIT && LABEL_VALUE.test(text);
}

/** A key of labels and annotations, or the name of a resource: an optional DNS prefix and a slash, then at most 63 characters. */
export function isQualifiedName(text: string): boolean {
  const slash = text.indexOf('/');
  return (slash < 0 || isDnsSubdomain(text.slice(0, slash))) && text.length > slash + 1 && isLabelValue(text.slice(slash + 1));
}

/** IANA service name: at most 15 lower-case letters, digits and single hyphens, with a letter among them. */
export function isPortName(text: string): boolean {
  return text.length <= 15 && DNS_LABEL.test(text) && /[a-z]/.test(text) && !text.includes('--');
}

/** A key of a ConfigMap or Secret, which is a file's name where they are mounted. */
export function isDataKey(text: string): boolean {
  return /^[-._a-zA-Z0-9]{1,253}$/.test(text) && text !== '.' && !text.startsWith('..');
}

/** The nearest RFC 1035 label to a text: `my_db` becomes `my-db`, `2fa` becomes `s-2fa`; what is too long keeps its head and a hash of the whole. */
export function toDnsLabel(text: string, limit: number = LABEL_LIMIT): string {
  const plain = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  const named = /^[a-z]/.test(plain) ? plain : plain === '' ? `s-${shortHash(text)}` : `s-${plain}`;
  return shorten(named, limit, text);
}

/** Cuts a name to the limit; a hash of the whole keeps two long names apart. */
export function shorten(name: string, limit: number, whole: string = name): string {
  if (name.length <= limit) return name;
  return `${name.slice(0, limit - 9).replace(/-+$/, '')}-${shortHash(whole)}`;
}

/** Eight hex digits of the FNV-1a hash (32 bit) of a text: for telling names apart, not for security. */
export function shortHash(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash ^= text.charCodeAt(i);
    hash = Math.imul(hash, 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}
