// Unpacks LZMA as its specification has it (7-zip.org, LZMA specification, 2015),
// for lc=3, lp=0, pb=0 and without a header. It stands in offline.html, in front of
// all that is packed, so every byte of it counts: a library's decoder is as long as
// what LZMA saves against what browsers unpack by themselves.

// Where the probabilities of each kind begin. Those of a tree begin one before its root.
const REP = 12
const REP_LATER = 24 // not the last distance
const REP_THIRD = 36
const REP_FOURTH = 48
const REP_LONG = 60
const SLOT = 72
const SPECIAL = 328
const ALIGN = 456
const LENGTH = 472
const REP_LENGTH = 746
const LITERAL = 1020

/**
 * @param {Uint8Array} from
 * @param {number} size of what it is unpacked to
 */
function unlzma(from, size) {
  const to = new Uint8Array(size)
  const probability = new Uint16Array(LITERAL + 768 * 8).fill(1024)
  const last = [0, 0, 0, 0] // distances, less one
  let state = 0
  let range = 2 ** 32 - 1
  let code = 0
  let read = 0
  let at = 0

  const shift = () => {
    if (range < 2 ** 24) {
      range *= 256
      code = code * 256 + from[read++]
    }
  }
  const bit = (/** @type {number} */ i) => {
    const bound = Math.floor(range / 2048) * probability[i]
    const one = code >= bound
    if (one) {
      range -= bound
      code -= bound
      probability[i] -= probability[i] >> 5
    } else {
      range = bound
      probability[i] += 2048 - probability[i] >> 5
    }
    shift()
    return +one
  }
  const tree = (/** @type {number} */ base, /** @type {number} */ bits) => {
    let m = 1
    for (let i = 0; i < bits; i++) m = m * 2 + bit(base + m)
    return m - 2 ** bits
  }
  const backwards = (/** @type {number} */ base, /** @type {number} */ bits) => {
    let m = 1
    let value = 0
    for (let i = 0; i < bits; i++) {
      const b = bit(base + m)
      m = m * 2 + b
      value += b << i
    }
    return value
  }
  const length = (/** @type {number} */ base) => {
    if (!bit(base)) return tree(base + 2, 3)
    return bit(base + 1) ? 16 + tree(base + 18, 8) : 8 + tree(base + 10, 3)
  }

  for (; read < 5; read++) code = code * 256 + from[read]
  while (at < size) {
    if (!bit(state)) {
      const base = LITERAL + 768 * ((to[at - 1] ?? 0) >> 5)
      let m = 1
      for (let match = to[at - last[0] - 1]; state > 6 && m < 256; match *= 2) {
        const wanted = match >> 7 & 1
        const b = bit(base + 256 + 256 * wanted + m)
        m = m * 2 + b
        if (b !== wanted) break
      }
      while (m < 256) m = m * 2 + bit(base + m)
      to[at++] = m
      state = state < 4 ? 0 : state - (state < 10 ? 3 : 6)
      continue
    }
    const late = state > 6 ? 3 : 0
    let more = 1 // bytes to copy
    if (bit(REP + state)) {
      const one = state
      state = 8 + late
      let k = 0
      if (bit(REP_LATER + one)) {
        k = 1
        if (bit(REP_THIRD + one)) k = 2 + bit(REP_FOURTH + one)
      } else if (!bit(REP_LONG + one)) {
        state = late ? 11 : 9
        k = -1
      }
      if (k >= 0) {
        last.unshift(...last.splice(k, 1))
        more = 2 + length(REP_LENGTH)
      }
    } else {
      state = 7 + late
      more = 2 + length(LENGTH)
      const slot = tree(SLOT + 64 * Math.min(more - 2, 3), 6)
      let distance = slot
      if (slot > 3) {
        const bits = (slot >> 1) - 1
        distance = (2 + slot % 2) * 2 ** bits
        if (slot < 14) distance += backwards(SPECIAL + distance - slot, bits)
        else {
          let direct = 0
          for (let i = 4; i < bits; i++) {
            range = Math.floor(range / 2)
            const b = +(code >= range)
            code -= range * b
            direct = direct * 2 + b
            shift()
          }
          distance += direct * 16 + backwards(ALIGN, 4)
        }
      }
      last.unshift(distance)
      last.length = 4
    }
    while (more--) to[at] = to[at++ - last[0] - 1]
  }
  return to
}
