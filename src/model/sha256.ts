/** SHA-256 (FIPS 180-4) of a text's UTF-8 bytes or of bytes, as 64 hex digits: the core may not ask the platform for it. */

const INITIAL = fractionalParts(8, 1 / 2);
const ROUND = fractionalParts(64, 1 / 3);

export function sha256(data: string | Uint8Array): string {
  const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : data;
  const blocks = new DataView(padded(bytes).buffer);
  const state = Int32Array.from(INITIAL);
  const words = new Int32Array(64);
  for (let offset = 0; offset < blocks.byteLength; offset += 64) {
    schedule(words, blocks, offset);
    compress(state, words);
  }
  return Array.from(state, (word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
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

/** The 16 words of a block and the 48 that follow from them. */
function schedule(words: Int32Array, blocks: DataView, offset: number): void {
  for (let i = 0; i < 16; i++) words[i] = blocks.getInt32(offset + 4 * i);
  for (let i = 16; i < 64; i++) {
    const a = at(words, i - 15);
    const b = at(words, i - 2);
    const low = rotate(a, 7) ^ rotate(a, 18) ^ (a >>> 3);
    const high = rotate(b, 17) ^ rotate(b, 19) ^ (b >>> 10);
    words[i] = at(words, i - 16) + low + at(words, i - 7) + high;
  }
}

/** The letters of the standard, as variables and not in lists, which are slower: this runs over every byte that is written. */
function compress(state: Int32Array, words: Int32Array): void {
  let a = at(state, 0);
  let b = at(state, 1);
  let c = at(state, 2);
  let d = at(state, 3);
  let e = at(state, 4);
  let f = at(state, 5);
  let g = at(state, 6);
  let h = at(state, 7);
  for (let i = 0; i < 64; i++) {
    const choice = (e & f) ^ (~e & g);
    const majority = (a & b) ^ (a & c) ^ (b & c);
    const first = (h + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + choice + at(ROUND, i) + at(words, i)) | 0;
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
  state[0] = at(state, 0) + a;
  state[1] = at(state, 1) + b;
  state[2] = at(state, 2) + c;
  state[3] = at(state, 3) + d;
  state[4] = at(state, 4) + e;
  state[5] = at(state, 5) + f;
  state[6] = at(state, 6) + g;
  state[7] = at(state, 7) + h;
}

function at(list: Int32Array, index: number): number {
  return list[index] ?? 0;
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
