// Bytes as text that may stand between <script> tags: thirteen of 93 signs for 85
// bits, where base64 takes more than fourteen. offline.html has its own reader.

const GROUP = 13
const BITS = 85n
const SIGNS = 93n // all that are printed but blanks, and <, which ends scripts

/**
 * @param {Uint8Array} bytes
 * @returns {string}
 */
export function pack(bytes) {
  let text = ''
  let bits = 0n
  let have = 0n
  const put = (/** @type {bigint} */ n) => {
    let group = ''
    for (let i = 0; i < GROUP; i++, n /= SIGNS) {
      const sign = Number(n % SIGNS) + 33
      group = String.fromCharCode(sign < 60 ? sign : sign + 1) + group
    }
    text += group
  }
  for (const byte of bytes) {
    bits = bits << 8n | BigInt(byte)
    if ((have += 8n) < BITS) continue
    put(bits >> (have -= BITS))
    bits &= (1n << have) - 1n
  }
  if (have) put(bits << BITS - have)
  return text
}
