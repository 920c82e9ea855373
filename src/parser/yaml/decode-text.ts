/** The bytes of a file as text, in the encodings and with the characters that go-yaml's reader accepts (go-yaml, readerc.go). */

import type { SyntaxFault } from './syntax-tree.ts';

export interface DecodedText {
  /** Without a byte order mark; with U+FFFD where bytes were no text. */
  readonly text: string;
  readonly fault?: SyntaxFault;
}

const BYTE_ORDER_MARK = '\uFEFF';

/** All but tab, line feed, carriage return, U+0085 and the printable characters. Surrogates come in pairs once bytes are decoded. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to find
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u0084\u0086-\u009F\uFFFE\uFFFF]/;
const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

/** Reads UTF-8, or UTF-16 where a byte order mark says so. */
export function decodeText(bytes: Uint8Array | string): DecodedText {
  if (typeof bytes === 'string') return checkCharacters(withoutMark(bytes));
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeUtf16(bytes, { high: 1 });
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeUtf16(bytes, { high: 0 });
  return decodeUtf8(bytes);
}

function decodeUtf8(bytes: Uint8Array): DecodedText {
  try {
    return checkCharacters(withoutMark(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)));
  } catch {
    const text = withoutMark(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
    return { text, fault: notText(text.indexOf('\uFFFD'), 'UTF-8') };
  }
}

function decodeUtf16(bytes: Uint8Array, order: { readonly high: 0 | 1 }): DecodedText {
  const parts: string[] = [];
  for (let start = 2; start < bytes.length; start += 8192) {
    const units: number[] = [];
    for (let i = start; i < Math.min(start + 8192, bytes.length); i += 2) {
      units.push(((bytes[i + order.high] ?? 0) << 8) | (bytes[i + 1 - order.high] ?? 0));
    }
    parts.push(String.fromCharCode(...units));
  }
  const text = parts.join('');
  if (bytes.length % 2 === 1) return { text, fault: notText(text.length - 1, 'UTF-16') };
  const lone = text.search(LONE_SURROGATE);
  return lone < 0 ? checkCharacters(text) : { text, fault: notText(lone, 'UTF-16') };
}

function checkCharacters(text: string): DecodedText {
  const at = text.search(FORBIDDEN);
  if (at < 0) return { text };
  const code = text.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0');
  return {
    text,
    fault: {
      code: 'encoding',
      start: at,
      end: at + 1,
      message: `the control character U+${code} is not allowed in YAML`,
      help: `Remove the character, or write it as "\\u${code}" in double quotes.`,
    },
  };
}

function withoutMark(text: string): string {
  return text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
}

function notText(at: number, encoding: string): SyntaxFault {
  const start = Math.max(at, 0);
  return { code: 'encoding', start, end: start + 1, message: `the file is not valid ${encoding} text`, help: 'Save the file as UTF-8.' };
}
