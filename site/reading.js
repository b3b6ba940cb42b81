// What <hit-check> shows while it reads files: how far it is, how to stop it,
// and what went wrong. Loaded with the first file. The words are the module's,
// the numbers the browser's own.
import { build } from './nodes.js'
import { readFiles } from './worker.js'

/** @typedef {import('./report.js').Report} Report */
/** @typedef {import('./report.js').Tree} Tree */
/** @typedef {import('./reader.js').News} News */

/**
 * @typedef {object} Host what the element gives
 * @property {import('./hitcheck.js').Hitcheck} hitcheck
 * @property {HTMLElement} place where to show it
 * @property {AbortSignal} over another input has come
 * @property {AbortSignal} [signal] the caller's, stops like the button
 * @property {(text: string) => Promise<Report>} put puts a small text into the box
 * @property {(view: Tree, report: Report) => void} draw
 */

const WHOLE = 1 << 18 // bytes of a file that go into the box
const LARGE = 1 << 24 // bytes for which another module is worth its load
const SOON = 200 // ms after which progress is shown

// What the module's words for this are, in its order.
const names = ['reading', 'stop', 'of', 'left', 'many', 'paste', 'gone', 'torn', 'folder', 'empty', 'binary', 'broke', 'stopped', 'covers']

/**
 * Reads files and returns what they add up to. Where not all could be read it
 * throws, with what was in the error's `report`.
 * @param {Blob[]} files
 * @param {Set<Blob>} folders those of them that are none
 * @param {Host} host
 * @returns {Promise<Report>}
 */
export async function read(files, folders, { hitcheck, place, over, signal, put, draw }) {
  await hitcheck.complete()
  const [, , ...said] = hitcheck.view(3)
  const words = Object.fromEntries(names.map((name, i) => [name, /** @type {string} */ (said[i])]))
  const say = sayer(place)
  const name = (/** @type {Blob} */ file) => /** @type {File} */ (file).name || words.paste
  const sentences = files.filter((f) => folders.has(f)).map((f) => fill(words.folder, name(f)))
  files = files.filter((f) => !folders.has(f))
  const full = files.filter((f) => f.size > 0)
  if (!full.length) {
    for (const file of files) {
      // One that is gone may look empty.
      const { empty, gone } = words
      sentences.push(fill(await file.arrayBuffer().then(() => empty, () => gone), name(file)))
    }
  }
  if (full.length === 1 && full[0].size <= WHOLE && !sentences.length) {
    const text = await plain(full[0])
    if (over.aborted) throw over.reason
    if (text !== undefined) return put(text)
  }

  const total = full.reduce((sum, f) => sum + f.size, 0)
  if (total > LARGE) await hitcheck.faster().catch(() => {}) // it goes without
  const what = full.length === 1 ? name(full[0]) : fill(words.many, say.number(full.length))
  const bar = /** @type {HTMLProgressElement} */ (build(['progress', { 'aria-label': fill(words.reading, what) }]))
  const amount = build(['span', { class: 'quiet' }])
  const button = /** @type {HTMLButtonElement} */ (build(['button', { type: 'button' }, words.stop]))
  const line = build(['p', {}, ['b', {}, what], ' '])
  line.appendChild(amount)

  const stop = new AbortController()
  const halt = () => stop.abort()
  for (const other of [over, signal]) {
    if (other?.aborted) halt()
    other?.addEventListener('abort', halt)
  }
  button.addEventListener('click', halt)

  const start = performance.now()
  /** @type {Report | undefined} */
  let report
  /** @type {NonNullable<News['notes']>} */
  let notes = []
  let done = 0
  let answered = 0 // bytes that the report is of
  let cut = sentences.length > 0
  /** @param {News} news */
  const tell = (news) => {
    if (over.aborted) return
    if (!place.isConnected) halt()
    done = news.read
    if (news.notes) notes = news.notes
    if (news.report?.bytes && news.view) {
      report = news.report
      answered = news.answered ?? done
      // What has the focus is not taken away from under it.
      if (news.notes || !held(place)) draw(news.view, report)
    }
    const spent = (performance.now() - start) / 1000
    if (spent * 1000 < SOON) return
    if (!bar.isConnected) place.replaceChildren(line, button, bar)
    bar.max = total
    bar.value = done
    const rate = done / spent
    amount.textContent = [
      fill(words.of, say.bytes(done), say.bytes(total)),
      say.bytes(rate, '-per-second'),
      ...(spent > 1 && rate ? [fill(words.left, say.time((total - done) / rate))] : []),
    ].join(', ')
  }
  place.replaceChildren()
  if (full.length) await readFiles(hitcheck, full, tell, stop.signal)
  // What was written over while it was read has given some of both.
  if (!stop.signal.aborted) {
    await Promise.all(full.map((blob, file) => blob.slice(0, 1).arrayBuffer().catch(() => notes.push({ what: 'gone', file }))))
  }
  if (over.aborted) throw over.reason

  for (const { what, file } of notes) {
    cut ||= what !== 'binary'
    const sentence = fill(words[what], name(full[file]))
    if (!sentences.includes(sentence)) sentences.push(sentence)
  }
  if (cut && report) done = answered
  if (cut && report && done < total) sentences.push(fill(words.covers, say.bytes(done), say.bytes(total)))
  amount.textContent = say.bytes(done)
  const focused = button.matches(':focus')
  place.replaceChildren(...(full.length ? [line] : []))
  if (sentences.length) place.append(build(['p', { class: 'note', role: 'alert' }, sentences.join(' ')]))
  if (focused) place.focus()
  if (!report) report = hitcheck.check('')
  if (!cut) return report
  const aborted = notes.some((note) => note.what === 'stopped')
  throw Object.assign(new DOMException(sentences.join(' '), aborted ? 'AbortError' : 'NotReadableError'), { report })
}

/**
 * A small file's text, or nothing where it is packed, in another encoding or
 * unreadable: those take the long way.
 * @param {Blob} file
 */
async function plain(file) {
  try {
    const bytes = new Uint8Array(await file.arrayBuffer())
    if (!bytes.includes(0)) return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {}
}

/** Whether the answer has the focus. @param {Element} place */
function held(place) {
  const { activeElement } = /** @type {ShadowRoot} */ (place.getRootNode())
  return !!activeElement?.closest('.result')
}

/** @param {string} words @param {string[]} values that take the places of its {} */
function fill(words, ...values) {
  return words.replace(/{}/g, () => values.shift() ?? '')
}

/** Says numbers in the page's language. @param {Element} place */
function sayer(place) {
  const { host } = /** @type {ShadowRoot} */ (place.getRootNode())
  /** @param {number} n @param {object} options */
  const number = (n, options = {}) => {
    const all = { maximumSignificantDigits: 3, ...options }
    try {
      return new Intl.NumberFormat(host?.closest('[lang]')?.getAttribute('lang') || undefined, all).format(n)
    } catch {
      return new Intl.NumberFormat(undefined, all).format(n) // no such language
    }
  }
  /** @param {number} n @param {string} unit */
  const unit = (n, unit) => number(n, { style: 'unit', unit, unitDisplay: /^byte$/.test(unit) ? 'long' : 'short' })
  return {
    number,
    bytes: (/** @type {number} */ n, per = '') => {
      const k = Math.min(4, Math.max(0, Math.floor(Math.log10(n || 1) / 3)))
      return unit(n / 1000 ** k, ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'][k] + per)
    },
    time: (/** @type {number} */ s) =>
      s < 100 ? unit(Math.ceil(s), 'second') : s < 6000 ? unit(Math.round(s / 60), 'minute') : unit(Math.round(s / 360) / 10, 'hour'),
  }
}
