/** ConfigMaps and Secrets: keys, and the 1 MiB that fit into one. https://kubernetes.io/docs/concepts/configuration/configmap/ */

import { isDataKey } from '../names.ts';
import type { ConfigMap, Secret } from '../objects.gen.ts';
import type { Check, Report } from './fault.ts';
import { utf8Length } from './metadata.ts';

const SIZE_LIMIT = 1024 * 1024;

type Data = Readonly<Record<string, string>>;

const NONE: Data = {};

export function checkConfigMap({ data = NONE, binaryData = NONE }: ConfigMap, report: Report): void {
  checkKeys(data, 'data', report);
  checkKeys(binaryData, 'binaryData', report);
  for (const key of Object.keys(data))
    if (Object.hasOwn(binaryData, key)) report('key', 'data', `and binaryData both have ${JSON.stringify(key)}`);
  checkEncoding(binaryData, 'binaryData', report);
  checkSize(data, binaryData, report);
}

export function checkSecret({ data = NONE, stringData = NONE }: Secret, report: Report): void {
  checkKeys(data, 'data', report);
  checkKeys(stringData, 'stringData', report);
  for (const key of Object.keys(stringData))
    if (Object.hasOwn(data, key)) report('key', 'data', `and stringData both have ${JSON.stringify(key)}`);
  checkEncoding(data, 'data', report);
  checkSize(stringData, data, report);
}

const checkKeys: Check<Data> = (data, at, report) => {
  for (const key of Object.keys(data)) if (!isDataKey(key)) report('key', at, `has ${JSON.stringify(key)}, which cannot be a key`);
};

const checkEncoding: Check<Data> = (data, at, report) => {
  for (const [key, value] of Object.entries(data)) if (!isBase64(value)) report('key', `${at}[${JSON.stringify(key)}]`, 'is not base64');
};

/** As the API server counts: the values, decoded where they are in base64. */
function checkSize(text: Data, binary: Data, report: Report): void {
  let size = 0;
  for (const value of Object.values(text)) size += utf8Length(value);
  for (const value of Object.values(binary)) size += Math.floor((value.replace(/=+$/, '').length * 3) / 4);
  if (size > SIZE_LIMIT) report('size', 'data', `takes ${size} bytes, of which there may be ${SIZE_LIMIT}`);
}

function isBase64(text: string): boolean {
  return text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text);
}
