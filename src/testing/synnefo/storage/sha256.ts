/**
 * SHA-256, synchronously: handlers of the embedded server return at once, while `crypto.subtle` returns promises, and is missing in
 * browsers on pages loaded over plain HTTP.
 */
export function sha256(message: Uint8Array): Uint8Array {
  const state = Int32Array.from(initialState);
  const words = new Int32Array(64);
  const whole = message.length - (message.length % 64);
  compressAll(state, words, message.subarray(0, whole));
  compressAll(state, words, ending(message.subarray(whole), message.length));
  const digest = new DataView(new ArrayBuffer(32));
  for (const [index, word] of state.entries()) digest.setInt32(4 * index, word);
  return new Uint8Array(digest.buffer);
}

/** The rest of a message, a one bit, zeros, and the length in bits: a multiple of 64 bytes. */
function ending(rest: Uint8Array, length: number): Uint8Array {
  const bytes = new Uint8Array(rest.length < 56 ? 64 : 128);
  bytes.set(rest);
  bytes[rest.length] = 0x80;
  new DataView(bytes.buffer).setBigUint64(bytes.length - 8, BigInt(length) * 8n);
  return bytes;
}

/** Adds the blocks of 64 bytes to the state. Its loops are written out, because they run for each byte of an upload. */
function compressAll(state: Int32Array, words: Int32Array, bytes: Uint8Array): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let offset = 0; offset < bytes.length; offset += 64) {
    for (let index = 0; index < 16; index += 1) words[index] = view.getInt32(offset + 4 * index);
    for (let index = 16; index < 64; index += 1) {
      const near = words[index - 2] ?? 0;
      const far = words[index - 15] ?? 0;
      const nearMix = ((near >>> 17) | (near << 15)) ^ ((near >>> 19) | (near << 13)) ^ (near >>> 10);
      const farMix = ((far >>> 7) | (far << 25)) ^ ((far >>> 18) | (far << 14)) ^ (far >>> 3);
      words[index] = (nearMix + (words[index - 7] ?? 0) + farMix + (words[index - 16] ?? 0)) | 0;
    }
    let a = state[0] ?? 0;
    let b = state[1] ?? 0;
    let c = state[2] ?? 0;
    let d = state[3] ?? 0;
    let e = state[4] ?? 0;
    let f = state[5] ?? 0;
    let g = state[6] ?? 0;
    let h = state[7] ?? 0;
    for (let index = 0; index < 64; index += 1) {
      const eMix = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
      const one = (h + eMix + ((e & f) ^ (~e & g)) + (roundConstants[index] ?? 0) + (words[index] ?? 0)) | 0;
      const aMix = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
      const two = (aMix + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      h = g;
      g = f;
      f = e;
      e = (d + one) | 0;
      d = c;
      c = b;
      b = a;
      a = (one + two) | 0;
    }
    add(state, [a, b, c, d, e, f, g, h]);
  }
}

function add(state: Int32Array, words: readonly number[]): void {
  for (let index = 0; index < 8; index += 1) state[index] = (state[index] ?? 0) + (words[index] ?? 0);
}

/** The first 64 prime numbers: their roots give the constants of the algorithm. */
const primes = Array.from({ length: 312 }, (_, number) => number).filter(isPrime);

function isPrime(number: number): boolean {
  if (number < 2) return false;
  for (let divisor = 2; divisor * divisor <= number; divisor += 1) if (number % divisor === 0) return false;
  return true;
}

/** The first 32 bits of the fractional part of a number. */
function fraction(number: number): number {
  return Math.floor((number - Math.floor(number)) * 2 ** 32);
}

const initialState = primes.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));
const roundConstants = Int32Array.from(primes, (prime) => fraction(Math.cbrt(prime)));
