// Bytes as text that may stand between <script> tags: two of 91 signs for thirteen
// bits, where base64 takes two and a sixth. offline.html has its own reader.

// All that are printed but blanks, " and &, which an attribute cannot have as they
// are, and <, which ends scripts.
export const signs = Array.from({ length: 94 }, (_, i) => String.fromCharCode(33 + i)).join('').replace(/["&<]/g, '')

/**
 * @param {Uint8Array} bytes
 * @returns {string}
 */
export function pack(bytes) {
  let text = ''
  let bits = 0
  let have = 0
  const put = (/** @type {number} */ n) => (text += signs[Math.floor(n / 91)] + signs[n % 91])
  for (const byte of bytes) {
    bits = bits << 8 | byte
    if ((have += 8) < 13) continue
    put(bits >> (have -= 13) & 8191)
  }
  if (have) put(bits << 13 - have & 8191)
  return text
}
