// How bytes come in: blobs of any size, one after the other, unpacked and as
// UTF-8, in bounded memory. Without a DOM: a worker gets the same functions as
// text, so they name nothing but each other and what `parts` lists.
import { Gunzip } from './gunzip.js'

/** @typedef {import('./report.js').Report} Report */
/** @typedef {import('./report.js').Tree} Tree */
/** @typedef {(piece: Uint8Array) => Promise<void> | void} Take */

/** What is being read. Chromium 156 collects a reader that waits while nothing else holds it, and it waits for ever. */
export class Busy {
  /** @type {Set<unknown>} */
  static readers = new Set()
}

/**
 * Reads a blob. While one piece is taken the next is being read, so a piece is
 * the taker's only until its promise resolves.
 * @param {Blob} blob
 * @param {Take} take
 */
export async function readBlob(blob, take) {
  const SIZE = 1 << 20 // bytes asked for at a time
  /** @type {any} */
  let reader
  /** @type {ArrayBuffer[]} */
  const spare = []
  try {
    reader = blob.stream().getReader({ mode: 'byob' })
    spare.push(new ArrayBuffer(SIZE), new ArrayBuffer(SIZE))
  } catch {
    reader = blob.stream?.().getReader()
  }
  if (!reader) {
    for await (const piece of slicesOf(blob)) await take(piece)
    return
  }
  const byob = spare.length > 0
  Busy.readers.add(reader)
  // Why a file cannot be read has another name in each browser.
  const unreadable = () => {
    throw new DOMException('', 'NotReadableError')
  }
  const next = () => {
    const piece = byob ? reader.read(new Uint8Array(/** @type {ArrayBuffer} */ (spare.pop()))) : reader.read()
    piece.catch(() => {})
    return piece
  }
  let read = 0
  try {
    for (let pending = next(); ;) {
      const { done, value } = await pending.catch(unreadable)
      if (done) break
      read += value.length
      pending = next()
      const wait = take(value)
      if (wait) await wait
      if (byob) spare.push(value.buffer)
    }
  } finally {
    Busy.readers.delete(reader)
    reader.cancel().catch(() => {})
  }
  // Some browsers end a file that has been cut short without a word.
  if (read < blob.size) unreadable()
}

/**
 * The bytes of a blob, in pieces that the caller may keep.
 * @param {Blob} blob
 * @returns {AsyncGenerator<Uint8Array<ArrayBuffer>>}
 */
export async function* slicesOf(blob) {
  const SIZE = 1 << 22
  const slice = (/** @type {number} */ at) => {
    const piece = blob.slice(at, at + SIZE).arrayBuffer()
    piece.catch(() => {})
    return piece
  }
  for (let at = 0, pending = slice(0); at < blob.size; at += SIZE) {
    const piece = new Uint8Array(await pending)
    if (piece.length < Math.min(SIZE, blob.size - at)) throw new DOMException('', 'NotReadableError')
    pending = slice(at + SIZE)
    yield piece
  }
}

/** Makes UTF-8 of a file's bytes: gzip and UTF-16 are known by how they begin. */
export class Text {
  #take
  #say
  #begun = false
  /** @type {Gunzip | undefined} */
  #gunzip
  /** @type {Take} */
  #next

  /**
   * @param {Take} take
   * @param {() => void} say is called when it is neither of these nor text
   */
  constructor(take, say) {
    this.#take = take
    this.#say = say
    this.#next = (piece) => this.#begin(piece)
  }

  /** @type {Take} */
  put(piece) {
    if (!this.#begun && piece[0] === 0x1f && piece[1] === 0x8b) {
      this.#gunzip = new Gunzip((unpacked) => this.#next(unpacked))
    }
    this.#begun = true
    return this.#gunzip ? this.#gunzip.put(piece) : this.#next(piece)
  }

  /** @type {Take} */
  #begin(piece) {
    const mark = piece[0] << 8 | piece[1]
    this.#next = this.#take
    if (mark === 0xfffe || mark === 0xfeff) {
      const decoder = new TextDecoder(mark === 0xfffe ? 'utf-16le' : 'utf-16be')
      const encoder = new TextEncoder()
      this.#next = (p) => this.#take(encoder.encode(decoder.decode(p, { stream: true })))
    } else if (piece.subarray(0, 1 << 12).includes(0)) this.#say()
    return this.#next(piece)
  }

  async end() {
    await this.#gunzip?.end()
  }

  async stop() {
    await this.#gunzip?.stop()
  }
}

/**
 * @typedef {object} Module what reads: a Reader or a Stream of hitcheck.js, begun
 * @property {<T>(call: (exports: any) => T) => T} [call] of a Reader
 * @property {(piece: Uint8Array) => void} write
 * @property {() => unknown} end
 * @property {() => Report} report
 * @property {() => Tree} view
 *
 * @typedef {{ what: 'gone' | 'torn' | 'binary' | 'broke' | 'stopped', file: number }} Note about the reading of a file
 *
 * @typedef {object} News how far it is
 * @property {number} read bytes of the files
 * @property {number} [answered] those that the report is of, where these are not all
 * @property {Report} [report] now and then the answer so far
 * @property {Tree} [view]
 * @property {Note[]} [notes] when it is over
 *
 * @typedef {object} Work
 * @property {Blob[]} files
 * @property {Module} module
 * @property {(blob: Blob, take: Take, file: number) => Promise<void>} read
 * @property {(news: News) => void} tell
 * @property {{ stopped: boolean }} state
 * @property {() => Promise<void> | void} [rest] waits between two pieces
 * @property {Parts} [parts] where the files are parts of one
 *
 * @typedef {object} Parts
 * @property {(module: Module) => boolean} fork lets the later parts begin, if the log is known to be one
 * @property {(file: number) => Promise<Uint8Array | undefined>} found what a later part told, nothing where it has to be read here
 * @property {(module: Module, found: Uint8Array) => boolean | undefined} join adds it, where it goes on as what was read
 */

/**
 * Reads files into the module as if they were one text, and tells how it goes.
 * A file that fails is noted, and the next one is read.
 * @param {Work} work
 */
export async function study({ files, module, read: readFile, tell, state, rest, parts }) {
  const TOLD = 100 // ms between two numbers
  const DRAWN = 250 // ms between two answers, more where they cost more
  const PIECE = 1 << 18 // bytes between two looks at the clock
  const FORKS = [1 << 20, 1 << 24] // bytes after which a log is known, and from which on it is none
  /** @type {Note[]} */
  const notes = []
  let read = 0
  let midline = false
  let told = performance.now()
  let drawn = told
  let wait = DRAWN
  const answer = () => {
    const start = performance.now()
    const both = { report: module.report(), view: module.view() }
    drawn = performance.now()
    wait = Math.max(DRAWN, 20 * (drawn - start))
    return both
  }
  /** @param {Uint8Array} piece */
  const step = (piece) => {
    if (state.stopped) throw state
    module.write(piece)
    if (parts && forks && read >= FORKS[0]) forks = !parts.fork(module) && read < FORKS[1]
    const now = performance.now()
    if (now - told > TOLD) {
      told = now
      tell({ read, ...(now - drawn > wait && answer()) })
    }
    return rest?.()
  }
  /** @type {Take} */
  const take = (piece) => {
    if (piece.length) midline = piece[piece.length - 1] !== 10
    if (piece.length <= PIECE) return step(piece)
    return (async () => {
      for (let i = 0; i < piece.length; i += PIECE) await step(piece.subarray(i, i + PIECE))
    })()
  }
  let forks = !!parts
  let cut = false // the last line was not read to its end
  let broke = false // the module stopped, and has forgotten what it had read
  for (let file = 0; file < files.length && !state.stopped; file++) {
    const later = parts && file > 0
    const found = later && await parts.found(file)
    if (found && parts.join(module, found)) {
      read += files[file].size
      continue
    }
    const text = later ? { put: take, end() {}, async stop() {} } : new Text(take, () => notes.push({ what: 'binary', file }))
    const before = read
    if (midline) module.write(new Uint8Array([10]))
    midline = cut = false
    try {
      await readFile(files[file], (piece) => {
        read += piece.length
        return text.put(piece)
      }, file)
      await text.end()
      read = before + files[file].size
    } catch (error) {
      cut = true
      if (error === state) break
      await text.stop().catch(() => {})
      const what = !(error instanceof DOMException) ? 'broke' : error.name === 'DataError' ? 'torn' : 'gone'
      notes.push({ what, file: parts ? 0 : file })
      if ((broke = what === 'broke')) break
    }
  }
  if (state.stopped) notes.push({ what: 'stopped', file: 0 })
  if (!cut) module.end() // what a torn line says may be wrong
  tell({ read, ...(!broke && answer()), notes })
}

/** What a worker needs of this file. */
export const parts = [Gunzip, Busy, readBlob, slicesOf, Text, study]
