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

/** The nearest key that is not taken; adds it to `taken`. */
export function freeKey(text: string, taken: Set<string>): string {
  const wanted = toObjectKey(text);
  let key = wanted;
  for (let round = 2; taken.has(key); round++) key = `${round}-${wanted.slice(0, 240)}`;
  taken.add(key);
  return key;
}
