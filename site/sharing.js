// What passes an answer on: a summary for a ticket, a link, the diagram as a
// file. It comes after the first answer.
import { build } from './nodes.js'
import { paint, standalone } from './picture.js'

/** @typedef {import('./report.js').Report} Report */

const LINES = 16 // of the text, in a summary
const AROUND = 3 // lines on each side of one that says so
const WIDTH = 240 // characters of such a line

/** @type {Promise<WebAssembly.Module> | undefined} */
let module

/** Takes the secrets out of a text. @param {string} text */
async function mask(text) {
  module ??= fetch(new URL('mask.wasm', import.meta.url))
    .then((answer) => answer.arrayBuffer())
    .then((bytes) => WebAssembly.compile(bytes))
  const m = /** @type {any} */ (new WebAssembly.Instance(await module, {}).exports)
  m._initialize()
  const { written } = new TextEncoder().encodeInto(text, new Uint8Array(m.memory.buffer, m.input(), m.inputSize()))
  const at = m.mask(written)
  return { text: new TextDecoder().decode(new Uint8Array(m.memory.buffer, at, m.outputSize())), masked: m.masked() }
}

/** What nodes say, each on a line. @param {Iterable<Element>} nodes */
const said = (nodes) => [...nodes].map((node) => node.textContent?.trim() ?? '').filter(Boolean)

/**
 * The answer as it stands on the page, and the lines that say so.
 * @param {Element} answer
 * @param {Report} report
 * @param {string} text
 */
function summary(answer, report, text) {
  const list = (/** @type {string} */ part) => {
    const section = answer.querySelector(part)
    return section ? ['', ...said(section.querySelectorAll('h3, .actor')),
      ...said(section.querySelectorAll('.steps li')).map((step, i) => `${i + 1}. ${step}`), ...said(section.querySelectorAll('.retry, .by')),
      ...[...section.querySelectorAll('.stations li')].map((li) => `- ${said(li.querySelectorAll('b, .says')).join(': ')}`)] : []
  }
  const lines = text.split('\n')
  const places = [...new Set(report.evidence.slice(0, LINES).flatMap(({ line }) =>
    lines.map((_, i) => i + 1).slice(Math.max(0, line - 1 - AROUND), line + AROUND)))].slice(0, LINES)
  const parts = [report.headline, ...said(answer.querySelectorAll('.meaning, .note')), ...list('.path'), ...list('.act')]
  if (places.length && report.lines > 1) parts.push('', ...places.map((line) => `    ${(lines[line - 1] ?? '').slice(0, WIDTH)}`))
  return parts.join('\n') + '\n'
}

/** @param {string} name @param {Blob} file */
function save(name, file) {
  const link = document.createElement('a')
  link.download = name
  link.href = URL.createObjectURL(file)
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

/**
 * Puts the ways of passing an answer on under each answer of an element.
 * @param {import('./hit-check.js').HitCheckElement} host
 * @param {HTMLElement} result
 * @param {import('./hitcheck.js').Hitcheck} hitcheck
 */
export function share(host, result, hitcheck) {
  const [copy, link, copied, masked, uncopied, svg, png] = /** @type {string[]} */ (hitcheck.view(3).slice(-7))
  const place = () => {
    const answer = result.querySelector('.answer')
    const report = host.report
    if (!answer || !report?.bytes || answer.querySelector('.share')) return
    const status = /** @type {HTMLElement} */ (build(['span', { role: 'status', class: 'quiet' }]))
    /** @param {string} name @param {() => unknown} act */
    const button = (name, act) => {
      const node = build(['button', { type: 'button' }, name])
      node.addEventListener('click', async () => {
        status.textContent = ''
        try {
          status.textContent = String((await act()) ?? '')
        } catch {
          status.textContent = uncopied
        }
      })
      return node
    }
    const diagram = () => /** @type {SVGSVGElement} */ (result.querySelector('svg.diagram'))
    const row = /** @type {HTMLElement} */ (build(['div', { class: 'share', part: 'share' }]))
    row.append(button(copy, async () => {
      const whole = await mask(summary(answer, report, host.value))
      await navigator.clipboard.writeText(whole.masked ? `${whole.text}\n${masked.replace('{}', whole.masked).replace(`${copied} `, '')}\n` : whole.text)
      return whole.masked ? masked.replace('{}', whole.masked) : copied
    }))
    if (host.hasAttribute('hash') && report.final) {
      row.append(button(link, async () => {
        await navigator.clipboard.writeText(`${location.origin}${location.pathname}#${report.final}`)
        return copied
      }))
    }
    row.append(
      button(svg, async () => save('diagram.svg', await standalone(diagram()))),
      button(png, async () => save('diagram.png', await paint(diagram()))),
      status,
    )
    answer.append(row)
  }
  host.addEventListener('report', place)
  place()
}
