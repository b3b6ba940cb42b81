// How several workers read a large log: it is cut behind line ends, and what each
// of the later ones tells of its part is joined by the first. What runs in a worker
// gets there as text, as in reader.js.
import { readBlob } from './reader.js'

/** @typedef {import('./reader.js').Module} Module */

const LARGE = 1 << 26 // bytes from which on a file is worth more than one worker
const MOST = 4 // workers

/**
 * Cuts a file for several workers, and starts the later ones once the first knows
 * what it is: only the module that is built for speed does.
 * @param {Blob} file
 * @param {import('./hitcheck.js').Hitcheck} hitcheck
 * @param {() => Promise<Worker | undefined>} start
 * @param {(worker: Worker, hear: (data: any) => void, die: () => void) => () => void} watch
 */
export async function divide(file, hitcheck, start, watch) {
  const cores = Math.min(MOST, navigator.hardwareConcurrency || 1)
  const cuts = file.size >= LARGE && cores > 1 ? await cutsOf(file, cores).catch(() => []) : []
  if (!cuts.length) return
  const files = [0, ...cuts].map((at, i) => file.slice(at, cuts[i] ?? file.size))
  /** @type {Promise<ReturnType<typeof helper>>[]} those of the later parts */
  let helpers = []
  /** @type {ReturnType<typeof helper>[]} */
  const running = []
  let over = false
  return {
    files,
    /** How many bytes of the later parts have been read and not yet joined. */
    get read() {
      return running.reduce((sum, { read }) => sum + read, 0)
    },
    fork(/** @type {Uint8Array} */ carry) {
      helpers = files.slice(1).map(async (blob) => {
        const state = helper(await start(), { ...hitcheck.parts, carry, blob }, watch)
        running.push(state)
        if (over) state.stop()
        return state
      })
    },
    /** What a later part told, nothing where it has to be read by the first. */
    async found(/** @type {number} */ part) {
      const state = await helpers[part - 1]
      const found = await state?.found
      if (state) state.read = 0
      return found
    },
    stop() {
      over = true
      for (const { stop } of running) stop()
    },
  }
}

/**
 * Where a large file can be cut in n parts, behind line ends: nowhere in one that
 * is packed, in another encoding, or without lines.
 * @param {Blob} file
 * @param {number} n
 */
async function cutsOf(file, n) {
  const LINE = 1 << 16 // bytes in which a line has to end
  const bytes = async (/** @type {number} */ at) => new Uint8Array(await file.slice(at, at + LINE).arrayBuffer())
  const head = await bytes(0)
  const cuts = []
  if (![0x1f8b, 0xfffe, 0xfeff].includes(head[0] << 8 | head[1]) && !head.includes(0)) {
    for (let i = 1; i < n; i++) {
      const at = Math.floor(file.size / n * i)
      const end = (await bytes(at)).indexOf(10)
      if (end < 0) return []
      cuts.push(at + end + 1)
    }
  }
  return cuts
}

/**
 * A worker that reads a part of a log. One that dies has found nothing, and its
 * part is read by the first one.
 * @param {Worker | undefined} worker
 * @param {object} work
 * @param {(worker: Worker, hear: (data: any) => void, die: () => void) => () => void} watch
 */
function helper(worker, work, watch) {
  const state = { read: 0, stop() {}, found: /** @type {Promise<Uint8Array | undefined>} */ (Promise.resolve(undefined)) }
  if (!worker) return state
  state.found = new Promise((done) => {
    /** @param {Uint8Array} [found] */
    const end = (found) => {
      leave()
      done(found)
    }
    const leave = watch(worker, (data) => {
      if (data.done) state.read = data.done
      else end(data.found)
    }, end)
    state.stop = end
    worker.postMessage(work)
  })
  return state
}

/**
 * What a log's later parts begin with, once it is known to be one.
 * @param {Module} module
 * @returns {Uint8Array | undefined}
 */
export function carried(module) {
  return module.call?.((m) => (m.fork?.() ? new Uint8Array(m.memory.buffer, m.carryAt(), m.carrySize()).slice() : undefined))
}

/** Adds what the next part told, where it goes on as what was read. @param {Module} module @param {Uint8Array} found */
export function joined(module, found) {
  return module.call?.((m) => {
    new Uint8Array(m.memory.buffer, m.partAt(), m.partSize()).set(found)
    return m.join() === 1
  })
}

/**
 * Reads a later part of a log and returns what it told.
 * @param {Required<Pick<Module, 'call' | 'write'>>} module
 * @param {Uint8Array} carry
 * @param {Blob} blob
 * @param {(read: number) => void} tell
 * @returns {Promise<Uint8Array>}
 */
export async function studyPart(module, carry, blob, tell) {
  const PIECE = 1 << 18
  module.call((m) => {
    new Uint8Array(m.memory.buffer, m.carryAt(), m.carrySize()).set(carry)
    m.resume()
  })
  let read = 0
  await readBlob(blob, (piece) => {
    for (let i = 0; i < piece.length; i += PIECE) module.write(piece.subarray(i, i + PIECE))
    tell(read += piece.length)
  })
  return module.call((m) => {
    m.take()
    return new Uint8Array(m.memory.buffer, m.partAt(), m.partSize()).slice()
  })
}
