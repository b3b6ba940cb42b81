// The search on the list of codes. What it looks through is asked for when
// somebody is about to type; the list under it needs no script.
const form = /** @type {HTMLFormElement} */ (document.querySelector('form.search'))
const input = /** @type {HTMLInputElement} */ (form.querySelector('input'))
const found = /** @type {HTMLElement} */ (form.querySelector('[role=status]'))
const list = /** @type {HTMLElement} */ (form.querySelector('ul'))

const MOST = 12 // results
const NO = 999 // the rank of what does not fit

/** @typedef {[to: string, label: string, names: string[], issuers: string[], said: string]} Entry */
/** @typedef {[entries: Entry[], leads: [words: string[], to: string[]][]]} Index */

/** @type {Promise<Index> | undefined} */
let index

function load() {
  index ??= fetch('search.json').then((answer) => answer.json()).catch((error) => {
    index = undefined
    throw error
  })
  return index
}

/** The text as words with a space before each. @param {string} text */
const words = (text) => ` ${text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim()}`

/**
 * What fits, the best first: the label's start or a whole name, whose number it
 * is alone, a symptom's whole words in its own order, a word of the label, a
 * name's start, a symptom in part, who uses the number too, what is said of it.
 * @param {string} asked
 * @param {Index} index
 * @returns {Entry[]}
 */
function find(asked, [entries, leads]) {
  const whole = words(asked)
  const parts = whole.trim().split(' ').map((part) => ' ' + part)
  const all = (/** @type {string} */ text) => parts.every((part) => text.includes(part))
  /** @type {Map<string, number>[]} */
  const [led, near] = [new Map(), new Map()]
  for (const [said, to] of leads) {
    const fits = said.map(words).filter((symptom) => symptom.startsWith(whole))
    const way = fits.includes(whole) ? led : near
    if (fits.length) to.forEach((place, i) => way.set(place, Math.min(i, way.get(place) ?? i)))
  }
  /** @param {Entry} entry */
  const rank = ([to, label, names, issuers, said]) => {
    if (words(label).startsWith(whole) || names.some((name) => words(name) === whole)) return 0
    const issuer = issuers.findIndex((issuer) => words(issuer).includes(whole))
    if (issuer >= 0 && issuers.length === 1) return 1
    const lead = led.get(to)
    if (lead !== undefined) return 100 + lead
    if (all(words(label))) return 200 + words(label).indexOf(parts[0])
    const name = names.findIndex((name) => words(name).startsWith(whole))
    if (name >= 0) return 300 + name
    const nearly = near.get(to)
    if (nearly !== undefined) return 400 + nearly
    if (issuer >= 0) return 500 + issuer
    if (names.some((name) => all(words(name)))) return 600
    return all(words([label, ...names, ...issuers, said].join(' '))) ? 700 : NO
  }
  return entries
    .map((entry) => ({ entry, rank: rank(entry) }))
    .filter(({ rank }) => rank < NO)
    .sort((a, b) => a.rank - b.rank)
    .map(({ entry }) => entry)
}

async function show() {
  const asked = input.value
  const fit = words(asked).trim() ? find(asked, await load()) : []
  if (asked !== input.value) return
  const { none = '', some = '' } = found.dataset
  found.textContent = !words(asked).trim() ? '' : fit.length ? some.replace('{}', String(fit.length)) : none
  list.replaceChildren(...fit.slice(0, MOST).map(([to, label]) => {
    const item = document.createElement('li')
    const link = document.createElement('a')
    link.href = to
    link.textContent = label
    item.append(link)
    return item
  }))
}

form.hidden = false
input.addEventListener('focus', () => load().catch(() => {}))
input.addEventListener('input', () => show().catch(() => {}))
form.addEventListener('submit', (event) => {
  event.preventDefault()
  show().then(() => list.querySelector('a')?.click()).catch(() => {})
})
