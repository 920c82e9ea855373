/** The parts of an image name, by the grammar of the distribution project (`reference`), with Docker's rule for what is a registry. */

export interface ImageRef {
  /** The registry, with its port, when the name has one: `ghcr.io`, `localhost:5000`. Absent for Docker Hub by its short names. */
  readonly domain: string | undefined;
  /** The repository as written after the registry: `postgres`, `bitnami/redis`. */
  readonly path: string;
  readonly tag: string | undefined;
  /** `sha256:` and 64 hexadecimal digits, or a longer hash. */
  readonly digest: string | undefined;
}

const MAX_NAME = 255;
const HOST_LABEL = /^[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?$/;
const IPV6_HOST = /^\[[a-fA-F0-9:]+\](?::[0-9]+)?$/;
const PATH = /^[a-z0-9]+(?:(?:__|[._/]|-+)[a-z0-9]+)*$/;
const TAG = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/;
const DIGEST = /^(?:sha256:[a-f0-9]{64}|sha384:[a-f0-9]{96}|sha512:[a-f0-9]{128})$/;
const IDENTIFIER = /^[a-f0-9]{64}$/;

/** Undefined for text that is no image name, such as one with capital letters or an unresolved variable. */
export function parseImageRef(text: string): ImageRef | undefined {
  if (text.length === 64 && IDENTIFIER.test(text)) return undefined;
  const at = text.indexOf('@');
  const digest = at === -1 ? undefined : text.slice(at + 1);
  const tagged = at === -1 ? text : text.slice(0, at);
  // A `:` after the last `/` starts the tag; one before it belongs to the port of the registry.
  const colon = tagged.indexOf(':', tagged.lastIndexOf('/') + 1);
  const tag = colon === -1 ? undefined : tagged.slice(colon + 1);
  const name = colon === -1 ? tagged : tagged.slice(0, colon);
  if (tag !== undefined && !TAG.test(tag)) return undefined;
  if (digest !== undefined && !DIGEST.test(digest)) return undefined;
  const domain = domainOf(name);
  if (domain !== undefined && !isDomain(domain)) return undefined;
  const path = domain === undefined ? name : name.slice(domain.length + 1);
  if (name.length > MAX_NAME || !PATH.test(path)) return undefined;
  return { domain, path, tag, digest };
}

/** The first part is a registry when it looks like a host: with a `.`, a `:` or a capital letter, or `localhost`. */
function domainOf(name: string): string | undefined {
  const slash = name.indexOf('/');
  if (slash <= 0) return undefined;
  const first = name.slice(0, slash);
  return first === 'localhost' || /[.:A-Z]/.test(first) ? first : undefined;
}

function isDomain(domain: string): boolean {
  if (domain.startsWith('[')) return IPV6_HOST.test(domain);
  const [host = '', port, ...more] = domain.split(':');
  if (more.length > 0 || (port !== undefined && !/^[0-9]+$/.test(port))) return false;
  return host.split('.').every((label) => HOST_LABEL.test(label));
}
