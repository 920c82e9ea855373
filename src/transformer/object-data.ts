/** Bytes as the data of ConfigMaps and Secrets: text where they are text, base64 (once) where they are not. */

export interface DataEntry {
  readonly key: string;
  readonly bytes: Uint8Array;
}

/** A ConfigMap's `data` and `binaryData`, or a Secret's `stringData` and `data`. */
export interface ObjectData {
  readonly text: Readonly<Record<string, string>>;
  readonly binary: Readonly<Record<string, string>>;
}

export function toObjectData(entries: readonly DataEntry[]): ObjectData {
  const text = new Map<string, string>();
  const binary = new Map<string, string>();
  for (const { key, bytes } of [...entries].sort((a, b) => (a.key < b.key ? -1 : 1))) {
    const decoded = decodeText(bytes);
    if (decoded === undefined) binary.set(key, toBase64(bytes));
    else text.set(key, decoded);
  }
  return { text: Object.fromEntries(text), binary: Object.fromEntries(binary) };
}

export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** Undefined for what is no UTF-8 text, or has characters that no text has. */
function decodeText(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}

export function toBase64(bytes: Uint8Array): string {
  const chunks: string[] = [];
  for (let i = 0; i < bytes.length; i += 0x8000) chunks.push(String.fromCharCode(...bytes.subarray(i, i + 0x8000)));
  return btoa(chunks.join(''));
}
