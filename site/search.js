// The search on the list of codes. What it looks through is asked for when
// somebody is about to type; the list under it needs no script.
const form = /** @type {HTMLFormElement} */ (document.querySelector('form.search'))
const input = /** @type {HTMLInputElement} */ (form.querySelector('input'))
const none = /** @type {HTMLElement} */ (form.querySelector('[role=status]'))
const list = /** @type {HTMLElement} */ (form.querySelector('ul'))

const MOST = 12 // results

/** @type {Promise<[to: string, label: string, words: string][]> | undefined} */
let index

function load() {
  index ??= fetch('search.json').then((answer) => answer.json()).catch((error) => {
    index = undefined
    throw error
  })
  return index
}

/**
 * How well an entry fits: its label's start before its label, that before the
 * rest; 0 is not at all.
 * @param {string} asked
 * @param {string} label
 * @param {string} words
 */
function fit(asked, label, words) {
  if (label.startsWith(asked)) return 4
  const all = asked.split(/\s+/)
  const starts = (/** @type {string} */ text) => all.every((part) => ` ${text.replace(/[^\p{L}\p{N}]+/gu, ' ')}`.includes(' ' + part))
  if (starts(label)) return 3
  if (` ${words} `.includes(asked)) return 2
  return starts(`${label} ${words}`) ? 1 : 0
}

async function find() {
  const asked = input.value.trim().toLowerCase().replace(/\s+/g, ' ')
  const all = asked ? await load() : []
  if (asked !== input.value.trim().toLowerCase().replace(/\s+/g, ' ')) return
  const found = all
    .map(([to, label, words]) => ({ to, label, how: fit(asked, label.toLowerCase(), words) }))
    .filter(({ how }) => how)
    .sort((a, b) => b.how - a.how)
    .slice(0, MOST)
  none.hidden = !asked || found.length > 0
  list.replaceChildren(...found.map(({ to, label }) => {
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
input.addEventListener('input', () => find().catch(() => {}))
form.addEventListener('submit', (event) => {
  event.preventDefault()
  find().then(() => list.querySelector('a')?.click()).catch(() => {})
})
