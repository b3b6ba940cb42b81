// What the page from disk has beside the element: the list of all codes, made
// when it is opened.
import { load } from './hitcheck.js'
import { build } from './nodes.js'
import './hit-check.js'

/** @typedef {import('../report.js').Tree} Tree */

const details = /** @type {HTMLDetailsElement} */ (document.getElementById('codes'))

details.addEventListener('toggle', async () => {
  const hitcheck = await load()
  /** @type {Tree[]} */
  const items = []
  for (let n = 0; n < 1000; n++) {
    const number = String(n).padStart(3, '0')
    const [code] = hitcheck.check(number).codes
    if (!code?.source) continue
    const names = [code, ...code.alternatives].map(({ name, issuer }) => (issuer === 'IANA' ? name : `${name} (${issuer})`))
    items.push(['li', {}, ['a', { href: `#${number}` }, number], ` ${names.join('; ')}`])
  }
  details.append(build(['ul', { class: 'list' }, ...items]))
}, { once: true })

// A code's answer stands at the top.
details.addEventListener('click', (event) => {
  if (/** @type {Element} */ (event.target).closest('a')) document.querySelector('hit-check')?.scrollIntoView()
})
