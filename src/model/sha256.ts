/** SHA-256 (FIPS 180-4) of a text's UTF-8 bytes or of bytes, as 64 hex digits: the core may not ask the platform for it. */

const INITIAL = fractionalParts(8, 1 / 2);
const ROUND = fractionalParts(64, 1 / 3);

export function sha256(data: string | Uint8Array): string {
  const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : data;
  const blocks = new DataView(padded(bytes).buffer);
  const state = Int32Array.from(INITIAL);
  for (let offset = 0; offset < blocks.byteLength; offset += 64) compress(state, schedule(blocks, offset));
  return [...state].map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}

/** A one bit, zeros, and the length in bits at the end of the last block of 64 bytes. */
function padded(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const block = new Uint8Array(Math.ceil((bytes.length + 9) / 64) * 64);
  block.set(bytes);
  block[bytes.length] = 0x80;
  const view = new DataView(block.buffer);
  view.setUint32(block.length - 8, Math.floor((bytes.length * 8) / 2 ** 32));
  view.setUint32(block.length - 4, (bytes.length * 8) >>> 0);
  return block;
}

const WORDS = new Int32Array(64);

/** The 16 words of a block and the 48 that follow from them. The array is used again for each block: this runs over every file that is written. */
function schedule(blocks: DataView, offset: number): Int32Array {
  for (let i = 0; i < 16; i++) WORDS[i] = blocks.getInt32(offset + 4 * i);
  for (let i = 16; i < 64; i++) {
    const a = WORDS[i - 15] ?? 0;
    const b = WORDS[i - 2] ?? 0;
    const low = rotate(a, 7) ^ rotate(a, 18) ^ (a >>> 3);
    const high = rotate(b, 17) ^ rotate(b, 19) ^ (b >>> 10);
    WORDS[i] = ((WORDS[i - 16] ?? 0) + low + (WORDS[i - 7] ?? 0) + high) | 0;
  }
  return WORDS;
}

function compress(state: Int32Array, words: Int32Array): void {
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let i = 0; i < 64; i++) {
    const choice = (e & f) ^ (~e & g);
    const majority = (a & b) ^ (a & c) ^ (b & c);
    const first = (h + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + choice + (ROUND[i] ?? 0) + (words[i] ?? 0)) | 0;
    const second = ((rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + majority) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + first) | 0;
    d = c;
    c = b;
    b = a;
    a = (first + second) | 0;
  }
  const sums = [a, b, c, d, e, f, g, h];
  for (let i = 0; i < 8; i++) state[i] = ((state[i] ?? 0) + (sums[i] ?? 0)) | 0;
}

function rotate(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by));
}

/** The first 32 bits of the fractional parts of a root of the first primes, as the standard defines its constants. */
function fractionalParts(count: number, power: number): Int32Array {
  const parts: number[] = [];
  for (let candidate = 2; parts.length < count; candidate++) {
    let prime = true;
    for (let divisor = 2; divisor * divisor <= candidate; divisor++) if (candidate % divisor === 0) prime = false;
    if (prime) parts.push(((candidate ** power % 1) * 2 ** 32) | 0);
  }
  return Int32Array.from(parts);
}
