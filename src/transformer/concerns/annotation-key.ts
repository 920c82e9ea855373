/**
 * A Docker label's key as the key of an annotation: an optional DNS prefix and a slash, then at most 63 characters.
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/annotations/#syntax-and-character-set
 */

import { isDnsSubdomain, shorten } from '../../kube/names.ts';

const NAME = /^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/;

/** Undefined where nothing of the key may stand in an annotation's key. */
export function annotationKey(key: string): string | undefined {
  const slash = key.indexOf('/');
  const prefix = slash < 0 ? undefined : key.slice(0, slash);
  if (prefix !== undefined && isDnsSubdomain(prefix) && isName(key.slice(slash + 1))) return key;
  const name = shorten(key.replace(/[^-A-Za-z0-9_.]+/g, '-').replace(/^[^A-Za-z0-9]+|[^A-Za-z0-9]+$/g, ''), 63, key);
  return isName(name) ? name : undefined;
}

function isName(text: string): boolean {
  return text.length <= 63 && NAME.test(text);
}
