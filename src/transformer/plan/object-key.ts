/**
 * Keys of ConfigMaps and Secrets: letters, digits, `-`, `_` and `.`, at most 253 characters, neither `.` nor beginning with `..`.
 * https://kubernetes.io/docs/concepts/configuration/configmap/#configmap-object
 */

import { shortHash } from '../../kube/names.ts';

export function isObjectKey(text: string): boolean {
  return /^[-._a-zA-Z0-9]{1,253}$/.test(text) && text !== '.' && !text.startsWith('..');
}

/** The nearest key to a name or a path: `conf.d/site a.conf` becomes `conf.d.site-a.conf`. */
export function toObjectKey(text: string): string {
  const plain = text
    .replaceAll('/', '.')
    .replace(/[^-._a-zA-Z0-9]+/g, '-')
    .replace(/^\.\.+/, '.');
  const short = plain.length > 253 ? `${plain.slice(0, 244)}-${shortHash(text)}` : plain;
  return isObjectKey(short) ? short : `key-${shortHash(text)}`;
}

/** The keys of one object. */
export interface ObjectKeys {
  has(key: string): boolean;
  /** The nearest key to a text that is not taken; it is from then on. */
  take(text: string): string;
}

export function objectKeys(): ObjectKeys {
  const taken = new Set<string>();
  const rounds = new Map<string, number>();
  return {
    has: (key) => taken.has(key),
    take(text) {
      const wanted = toObjectKey(text);
      let key = wanted;
      let round = rounds.get(wanted) ?? 2;
      for (; taken.has(key); round++) key = `${round}-${wanted.slice(0, 240)}`;
      taken.add(key);
      rounds.set(wanted, round);
      return key;
    },
  };
}
