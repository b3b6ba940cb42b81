// The text with the places that say something marked, as text nodes and marks. It
// is loaded with what comes after the first answer.
import { build } from './nodes.js'

/** @typedef {import('./report.js').Report} Report */

const WHOLE = 1 << 18 // bytes of a text that is shown whole
const AROUND = 200 // bytes shown on each side of a place in a larger one
const PLACES = 50 // places shown of it

const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

/**
 * The text with the places that say something marked; of a large text only
 * what stands around them.
 * @param {string} text
 * @param {Report} report
 */
export function marked(text, report) {
  const bytes = encoder.encode(text)
  const whole = bytes.length <= WHOLE
  const codes = new Map(report.codes.map((c) => [c.code, `${c.code} ${c.name}`]))
  const names = new Map([...report.formats, ...report.failures].map((f) => [f.id, f.name]))
  const nodes = []
  let at = 0
  /** @param {number} from @param {number} to */
  const show = (from, to) => {
    while ((bytes[from] & 0xc0) === 0x80) from--
    while ((bytes[to] & 0xc0) === 0x80) to++
    if (from > at) nodes.push('\n⋯\n')
    nodes.push(decoder.decode(bytes.subarray(Math.max(from, at), to)))
    at = to
  }
  for (const place of whole ? report.evidence : report.evidence.slice(0, PLACES)) {
    const why = place.failure
      ? names.get(place.failure)
      : [codes.get(place.code ?? 0), names.get(place.format ?? '')].filter(Boolean).join(': ')
    // A failure that yields to a more specific one is not in the report.
    if (!why || place.start < at || place.end <= place.start) continue
    if (!whole) {
      if (place.start > at + 2 * AROUND) {
        if (at) show(at, at + AROUND)
        show(place.start - AROUND, place.start)
      }
    }
    show(at, place.start)
    const digit = Math.trunc((place.code ?? 0) / 100)
    nodes.push(build(['mark', { class: `k${digit < 6 ? digit : 0}`, title: why },
      decoder.decode(bytes.subarray(place.start, place.end)), ['span', { class: 'hidden' }, ` (${why})`]]))
    at = place.end
  }
  show(at, whole ? bytes.length : Math.min(at + AROUND, bytes.length))
  return nodes
}
