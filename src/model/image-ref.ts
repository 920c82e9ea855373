/** The parts of an image name, by the grammar of the distribution project (`reference`), with Docker's rule for what is a registry. */

export interface ImageRef {
  /** The registry, with its port, when the name has one: `ghcr.io`, `localhost:5000`. Absent for Docker Hub by its short names. */
  readonly domain?: string;
  /** The repository as written after the registry: `postgres`, `bitnami/redis`. */
  readonly path: string;
  readonly tag?: string;
  /** `sha256:` and 64 hexadecimal digits, or a longer hash. */
  readonly digest?: string;
  /** The name without tag and digest as Docker shows it: `postgres` for `docker.io/library/postgres`. */
  readonly familiar: string;
}

const MAX_NAME = 255;
const HOST_LABEL = /^[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?$/;
const IPV6_HOST = /^\[[a-fA-F0-9:]+\](?::[0-9]+)?$/;
const PATH_PART = /^[a-z0-9]+(?:(?:__|[._]|-+)[a-z0-9]+)*$/;
const TAG = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/;
const DIGEST = /^(?:sha256:[a-f0-9]{64}|sha384:[a-f0-9]{96}|sha512:[a-f0-9]{128})$/;
const IDENTIFIER = /^[a-f0-9]{64}$/;
const HUB_DOMAINS: ReadonlySet<string> = new Set(['docker.io', 'index.docker.io']);

/** Undefined for text that is no image name, such as one with capital letters or an unresolved variable. */
export function parseImageRef(text: string): ImageRef | undefined {
  if (IDENTIFIER.test(text)) return undefined;
  const at = text.indexOf('@');
  const digest = at === -1 ? undefined : text.slice(at + 1);
  const { name, tag } = splitTag(at === -1 ? text : text.slice(0, at));
  if (tag !== undefined && !TAG.test(tag)) return undefined;
  if (digest !== undefined && !DIGEST.test(digest)) return undefined;
  const { domain, path } = splitDomain(name);
  if (domain !== undefined && !isDomain(domain)) return undefined;
  if (name.length > MAX_NAME || !path.split('/').every((part) => PATH_PART.test(part))) return undefined;
  return {
    ...(domain === undefined ? {} : { domain }),
    path,
    ...(tag === undefined ? {} : { tag }),
    ...(digest === undefined ? {} : { digest }),
    familiar: familiarName(domain, path),
  };
}

/** A `:` after the last `/` starts the tag; one before it belongs to the port of the registry. */
function splitTag(text: string): { readonly name: string; readonly tag?: string } {
  const colon = text.indexOf(':', text.lastIndexOf('/') + 1);
  return colon === -1 ? { name: text } : { name: text.slice(0, colon), tag: text.slice(colon + 1) };
}

/** The first part is a registry when it looks like a host: with a `.`, a `:` or a capital letter, or `localhost`. */
function splitDomain(name: string): { readonly domain?: string; readonly path: string } {
  const slash = name.indexOf('/');
  const first = name.slice(0, Math.max(slash, 0));
  const isHost = first === 'localhost' || /[.:A-Z]/.test(first);
  return slash > 0 && isHost ? { domain: first, path: name.slice(slash + 1) } : { path: name };
}

function isDomain(domain: string): boolean {
  if (domain.startsWith('[')) return IPV6_HOST.test(domain);
  const [host = '', port, ...more] = domain.split(':');
  if (more.length > 0 || (port !== undefined && !/^[0-9]+$/.test(port))) return false;
  return host.split('.').every((label) => HOST_LABEL.test(label));
}

function familiarName(domain: string | undefined, path: string): string {
  if (domain !== undefined && !HUB_DOMAINS.has(domain)) return `${domain}/${path}`;
  const [first, ...rest] = path.split('/');
  return first === 'library' && rest.length === 1 ? rest.join('/') : path;
}
