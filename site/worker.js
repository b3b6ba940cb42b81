// Where files are read: in a worker, so that the page never waits; and where
// the page's policy refuses workers, in the page itself, a little at a time.
import { Reader } from './hitcheck.js'
import { carried, divide, joined, studyPart } from './parts.js'
import { parts, readBlob, slicesOf, study } from './reader.js'

/** @typedef {import('./reader.js').News} News */
/** @typedef {import('./reader.js').Take} Take */

/**
 * What runs in the worker, as text: it names only what `script` puts before it.
 * The page posts the files and what a Reader is made of, and may post 'stop';
 * news comes back. What the worker may not read (WebKit does so for pages from
 * disk) it asks the page for, a piece at a time.
 */
function serve() {
  const state = { stopped: false }
  /** @type {(message: any) => void} */
  let answered
  /** @param {Blob} blob @param {Take} take @param {number} file */
  const read = async (blob, take, file) => {
    try {
      await blob.slice(0, 1).arrayBuffer()
    } catch {
      for (;;) {
        /** @type {Promise<{ piece?: Uint8Array, name?: string }>} */
        const answer = new Promise((done) => (answered = done))
        postMessage({ ask: file })
        const { piece, name } = await answer
        if (name) throw new DOMException('', name)
        if (!piece) return
        const wait = take(piece)
        if (wait) await wait
      }
    }
    await readBlob(blob, take)
  }
  /** @type {Record<number, (found: any) => void>} */
  const waiting = {}
  const own = {
    fork: (/** @type {import('./reader.js').Module} */ module) => {
      const carry = carried(module)
      if (carry) postMessage({ carry })
      return !!carry
    },
    found: (/** @type {number} */ file) => new Promise((done) => {
      waiting[file] = done
      postMessage({ wants: file })
    }),
    join: (/** @type {import('./reader.js').Module} */ module, /** @type {Uint8Array} */ found) => joined(module, found),
  }
  onmessage = ({ data }) => {
    if (data === 'stop') state.stopped = true
    else if (data === 'ping') postMessage('pong')
    else if (data.files) {
      const module = new Reader(data.module, data.rest, data.more)
      module.begin()
      study({ files: data.files, module, read, tell: postMessage, state, parts: data.parts && own })
    } else if (data.carry) {
      studyPart(new Reader(data.module, data.rest, data.more), data.carry, data.blob, (done) => postMessage({ done }))
        .then((found) => postMessage({ found }), () => postMessage({ found: undefined }))
    } else if (data.part) waiting[data.part](data.found)
    else answered(data)
  }
}

const script = () => [
  `"use strict"; const Reader = ${Reader}`,
  ...parts, carried, joined, studyPart, `(${serve})()`,
].join('\n')

/** @type {{ createScriptURL: (url: string) => any } | undefined} for pages that enforce Trusted Types */
let policy
let refused = false // by the page's policy: to ask again would only be noise

const BEAT = 1000 // ms; a worker that lets three pass without a word is dead

/** Starts a worker, or gives nothing where the page's policy refuses one. */
async function start() {
  if (refused) return
  const url = URL.createObjectURL(new Blob([script()], { type: 'text/javascript' }))
  try {
    try {
      policy ??= /** @type {any} */ (globalThis).trustedTypes?.createPolicy('hit-check', {
        createScriptURL: (/** @type {string} */ own) => own,
      })
    } catch {} // a page that enforces none may still forbid the policy
    const worker = new Worker(policy?.createScriptURL(url) ?? url)
    const heard = await new Promise((done, fail) => {
      worker.onmessage = () => done(true)
      worker.onerror = fail
      setTimeout(done, 3 * BEAT)
      worker.postMessage('ping')
    })
    if (heard) return worker
    worker.terminate()
  } catch {
    refused = true
  } finally {
    URL.revokeObjectURL(url)
  }
}

/**
 * Hears a worker until what is returned is called. One that fails, or lets three
 * beats pass without a word, is dead.
 * @param {Worker} worker
 * @param {(data: any) => void} hear
 * @param {() => void} die
 */
function watch(worker, hear, die) {
  let silent = 0
  const beat = setInterval(() => (++silent > 3 ? die() : worker.postMessage('ping')), BEAT)
  worker.onmessage = ({ data }) => {
    silent = 0
    if (data !== 'pong') hear(data)
  }
  worker.onerror = worker.onmessageerror = () => die()
  return () => {
    clearInterval(beat)
    worker.terminate()
  }
}

/**
 * Reads files and tells how it goes, until news has notes.
 * @param {import('./hitcheck.js').Hitcheck} hitcheck
 * @param {Blob[]} files
 * @param {(news: News) => void} tell
 * @param {AbortSignal} signal
 * @returns {Promise<void>}
 */
export async function readFiles(hitcheck, files, tell, signal) {
  const worker = await start()
  if (!worker) return readHere(hitcheck, files, tell, signal)
  const division = files.length === 1 ? await divide(files[0], hitcheck, start, watch) : undefined
  files = division?.files ?? files
  await new Promise((done) => {
    /** @type {News} */
    let last = { read: 0 }
    /** @type {AsyncGenerator<Uint8Array> | undefined} */
    let pieces
    /** @param {News} news */
    const hear = (news) => {
      last = news
      // The bar moves with all of them; the answer is of what is joined.
      const read = news.notes ? news.read : news.read + (division?.read ?? 0)
      tell({ ...news, read, answered: news.read })
      if (news.notes) end()
    }
    const give = async (/** @type {number} */ part) => {
      const found = await division?.found(part)
      worker.postMessage({ part, found }, found ? [found.buffer] : [])
    }
    const end = () => {
      division?.stop()
      leave()
      clearTimeout(late)
      signal.removeEventListener('abort', stop)
      pieces?.return(undefined)
      done(undefined)
    }
    const die = () => hear({ read: last.read, notes: [{ what: signal.aborted ? 'stopped' : 'broke', file: 0 }] })
    /** @type {ReturnType<typeof setTimeout>} */
    let late
    const stop = () => {
      division?.stop()
      worker.postMessage('stop')
      late = setTimeout(die, BEAT) // it waits for a disk that does not answer
    }
    const leave = watch(worker, async (data) => {
      if (data.carry) return division?.fork(data.carry)
      if (data.wants) return give(data.wants)
      if (data.ask === undefined) return hear(data)
      try {
        pieces ??= slicesOf(files[data.ask])
        const { value: piece } = await pieces.next()
        if (!piece) pieces = undefined
        worker.postMessage({ piece }, piece ? [piece.buffer] : [])
      } catch (error) {
        pieces = undefined
        worker.postMessage({ name: /** @type {Error} */ (error).name })
      }
    }, die)
    signal.addEventListener('abort', stop)
    worker.postMessage({ ...hitcheck.parts, files, parts: !!division })
    if (signal.aborted) stop()
  })
}

/** @type {typeof readFiles} on the page's own thread, which it leaves again and again */
async function readHere(hitcheck, files, tell, signal) {
  const BLOCK = 12 // ms
  const state = { stopped: signal.aborted }
  signal.addEventListener('abort', () => (state.stopped = true))
  let since = performance.now()
  const rest = () => {
    if (performance.now() - since < BLOCK) return
    return /** @type {Promise<void>} */ (new Promise((done) => {
      setTimeout(() => {
        since = performance.now()
        done()
      })
    }))
  }
  await study({ files, module: hitcheck.stream(), read: readBlob, tell, state, rest })
}
