// Bytes as text that may stand between <script> tags: five of 85 signs for four
// bytes, where base64 takes five and a third. offline.html has its own reader.

// No <, which ends scripts, no quotes, no \ and no `.
export const signs = '()*+,-./0123456789:;=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_abcdefghijklmnopqrstuvwxyz{|}!#'

/**
 * @param {Uint8Array} bytes
 * @returns {string}
 */
export function pack(bytes) {
  let text = ''
  for (let i = 0; i < bytes.length; i += 4) {
    let n = 0
    for (let j = 0; j < 4; j++) n = n * 256 + (bytes[i + j] ?? 0)
    let five = ''
    for (let j = 0; j < 5; j++) {
      five = signs[n % 85] + five
      n = Math.floor(n / 85)
    }
    text += five
  }
  return text
}
