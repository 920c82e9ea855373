/** ConfigMaps and Secrets: keys, and the 1 MiB that fit into one. https://kubernetes.io/docs/concepts/configuration/configmap/ */

import { isDataKey } from '../names.ts';
import type { ConfigMap, Secret } from '../objects.gen.ts';
import { type Fault, fault } from './fault.ts';
import { utf8Length } from './metadata.ts';

const SIZE_LIMIT = 1024 * 1024;

type Data = Readonly<Record<string, string>>;

export function* checkConfigMap({ data = {}, binaryData = {} }: ConfigMap): Iterable<Fault> {
  yield* checkKeys(data, 'data');
  yield* checkKeys(binaryData, 'binaryData');
  for (const key of Object.keys(data))
    if (Object.hasOwn(binaryData, key)) yield fault('key', 'data', `and binaryData both have ${JSON.stringify(key)}`);
  yield* checkEncoding(binaryData, 'binaryData');
  yield* checkSize('data', data, binaryData);
}

export function* checkSecret({ data = {}, stringData = {} }: Secret): Iterable<Fault> {
  yield* checkKeys(data, 'data');
  yield* checkKeys(stringData, 'stringData');
  for (const key of Object.keys(stringData))
    if (Object.hasOwn(data, key)) yield fault('key', 'data', `and stringData both have ${JSON.stringify(key)}`);
  yield* checkEncoding(data, 'data');
  yield* checkSize('data', stringData, data);
}

function* checkKeys(data: Data, at: string): Iterable<Fault> {
  for (const key of Object.keys(data)) if (!isDataKey(key)) yield fault('key', at, `has ${JSON.stringify(key)}, which cannot be a key`);
}

function* checkEncoding(data: Data, at: string): Iterable<Fault> {
  for (const [key, value] of Object.entries(data))
    if (!isBase64(value)) yield fault('key', `${at}[${JSON.stringify(key)}]`, 'is not base64');
}

/** As the API server counts: the values, decoded where they are in base64. */
function* checkSize(at: string, text: Data, binary: Data): Iterable<Fault> {
  const texts = Object.values(text).reduce((sum, value) => sum + utf8Length(value), 0);
  const bytes = Object.values(binary).reduce((sum, value) => sum + Math.floor((value.replace(/=+$/, '').length * 3) / 4), 0);
  if (texts + bytes > SIZE_LIMIT) yield fault('size', at, `takes ${texts + bytes} bytes, of which there may be ${SIZE_LIMIT}`);
}

function isBase64(text: string): boolean {
  return text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text);
}
