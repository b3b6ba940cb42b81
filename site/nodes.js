// What becomes nodes: the trees that the module draws, and the text with the
// places that say something marked. Text only ever becomes text.

/** @typedef {import('./report.js').Report} Report */
/** @typedef {import('./report.js').Tree} Tree */

const HTML = 'http://www.w3.org/1999/xhtml'
const SVG = 'http://www.w3.org/2000/svg'
const attributes = /^(class|part|role|id|name|href|title|lang|dir|datetime|hidden|open|type|value|for|scope|tabindex|aria-[a-z]+|data-[a-z]+|viewBox|x|y|width|height|rx|cx|cy|r|d|points|x1|y1|x2|y2|transform|text-anchor|dominant-baseline)$/
const address = /^(#|\/(?![/\\\t\n\r])|https:\/\/)/

/**
 * Builds the nodes of a tree. Only the attributes above are set, so a tree can
 * neither run nor load anything.
 * @param {Tree} tree
 * @returns {Node}
 */
export function build(tree, space = HTML) {
  if (typeof tree === 'string') return new Text(tree)
  const [tag, attrs, ...children] = tree
  if (tag === 'svg') space = SVG
  const node = document.createElementNS(space, tag)
  for (const [name, value] of Object.entries(attrs)) {
    if (attributes.test(name) && (name !== 'href' || address.test(value))) node.setAttribute(name, value)
  }
  node.append(...children.map((child) => build(child, space)))
  return node
}

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
