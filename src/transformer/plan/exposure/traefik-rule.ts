/** Reads the rules of Traefik's routers (v2, v3: `Host(…) && PathPrefix(…)`; v1: `Host:…;PathPrefix:…`) as hosts and paths. */

import { isRouteHost, type RequestedRoute, routePath } from './route-request.ts';

/** What one alternative of a rule asks for; absent parts match everything. */
interface Match {
  readonly host?: string;
  readonly path?: string;
  readonly exact?: boolean;
}

interface Reader {
  readonly tokens: readonly string[];
  at: number;
}

const TOKEN = /\s*(&&|\|\||[()!,]|`[^`]*`|"(?:[^"\\]|\\.)*"|'[^']*'|[A-Za-z][A-Za-z0-9]*)/y;
const ALTERNATIVES_LIMIT = 64;
const DEPTH_LIMIT = 32;

/** Undefined for a rule that asks for more than a host and a path can say. */
export function readTraefikRule(rule: string): readonly RequestedRoute[] | undefined {
  const matches = /^\s*[A-Za-z]+\s*:/.test(rule) ? readV1(rule) : readExpression(rule);
  return matches?.map(({ host, path = '/', exact }) => ({
    ...(host === undefined ? {} : { host }),
    path: routePath(path),
    pathType: exact === true ? 'Exact' : 'Prefix',
  }));
}

function readExpression(rule: string): readonly Match[] | undefined {
  const tokens = tokenize(rule);
  if (tokens === undefined) return undefined;
  const reader: Reader = { tokens, at: 0 };
  const matches = readOr(reader, 0);
  return reader.at === tokens.length ? matches : undefined;
}

function tokenize(rule: string): readonly string[] | undefined {
  const text = rule.trim();
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const token = TOKEN.exec(text)?.[1];
    if (token === undefined) return undefined;
    tokens.push(token);
  }
  return tokens;
}

function readOr(reader: Reader, depth: number): readonly Match[] | undefined {
  const all: Match[] = [];
  do {
    const matches = readAnd(reader, depth);
    if (matches === undefined || all.length + matches.length > ALTERNATIVES_LIMIT) return undefined;
    all.push(...matches);
  } while (take(reader, '||'));
  return all;
}

function readAnd(reader: Reader, depth: number): readonly Match[] | undefined {
  let all: readonly Match[] | undefined = [{}];
  do {
    all = both(all, readTerm(reader, depth));
    if (all === undefined) return undefined;
  } while (take(reader, '&&'));
  return all;
}

function readTerm(reader: Reader, depth: number): readonly Match[] | undefined {
  if (depth > DEPTH_LIMIT) return undefined;
  if (take(reader, '(')) {
    const matches = readOr(reader, depth + 1);
    return take(reader, ')') ? matches : undefined;
  }
  const matcher = reader.tokens[reader.at++];
  if (matcher === undefined || !take(reader, '(')) return undefined;
  const values: string[] = [];
  do {
    const quoted = reader.tokens[reader.at++];
    if (quoted === undefined || !/^[`"']/.test(quoted)) return undefined;
    values.push(quoted.slice(1, -1));
  } while (take(reader, ','));
  return take(reader, ')') ? matchesOf(matcher, values) : undefined;
}

function take(reader: Reader, token: string): boolean {
  if (reader.tokens[reader.at] !== token) return false;
  reader.at++;
  return true;
}

function matchesOf(matcher: string, values: readonly string[]): readonly Match[] | undefined {
  switch (matcher.toLowerCase()) {
    case 'host': {
      const hosts = values.map((value) => value.trim().toLowerCase());
      return hosts.every(isRouteHost) ? hosts.map((host) => ({ host })) : undefined;
    }
    case 'pathprefix':
      return values.every(isPlainPath) ? values.map((path) => ({ path })) : undefined;
    case 'path':
      return values.every(isPlainPath) ? values.map((path) => ({ path, exact: true })) : undefined;
    default:
      return undefined;
  }
}

function isPlainPath(path: string): boolean {
  return path.startsWith('/') && !/[{}*^$()|\\]/.test(path);
}

/** Every pair that does not contradict itself; two paths at once are more than a route can say. */
function both(a: readonly Match[], b: readonly Match[] | undefined): readonly Match[] | undefined {
  if (b === undefined || a.length * b.length > ALTERNATIVES_LIMIT) return undefined;
  const pairs: Match[] = [];
  for (const first of a) {
    for (const second of b) {
      if (first.host !== undefined && second.host !== undefined && first.host !== second.host) continue;
      if (first.path !== undefined && second.path !== undefined) return undefined;
      pairs.push({ ...first, ...second });
    }
  }
  return pairs;
}

/** `Host:a.example.com,b.example.com;PathPrefix:/api` */
function readV1(rule: string): readonly Match[] | undefined {
  let all: readonly Match[] | undefined = [{}];
  for (const part of rule.split(';')) {
    const colon = part.indexOf(':');
    const values = part
      .slice(colon + 1)
      .split(',')
      .map((value) => value.trim());
    all = all === undefined ? undefined : both(all, matchesOf(part.slice(0, Math.max(colon, 0)).trim(), values));
  }
  return all;
}
