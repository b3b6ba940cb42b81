// Hitcheck without a DOM: for a browser, a worker and Node.
//
//   import { load } from './hitcheck.js'
//   const hitcheck = await load()
//   hitcheck.check('HTTP/1.1 404 Not Found').headline

/** @typedef {import('./report').Report} Report */
/** @typedef {import('./report').Tree} Tree */

const encoder = new TextEncoder()
const decoder = new TextDecoder()

/** One instance of the module, which reads one text at a time. */
class Reader {
  #module
  /** @type {any} */
  #exports

  /** @param {WebAssembly.Module} module */
  constructor(module) {
    this.#module = module
    this.#start()
  }

  #start() {
    this.#exports = new WebAssembly.Instance(this.#module, {}).exports
    this.#exports._initialize()
  }

  /**
   * Calls the module. After a trap its memory is not to be trusted, so it is
   * started afresh.
   * @template T
   * @param {(exports: any) => T} call
   * @returns {T}
   */
  #call(call) {
    try {
      return call(this.#exports)
    } catch (cause) {
      this.#start()
      throw new Error('hitcheck stopped while reading this text and was started afresh', { cause })
    }
  }

  begin() {
    this.#call((m) => m.begin())
  }

  /** @param {string | Uint8Array} text */
  write(text) {
    this.#call((m) => {
      const at = m.input()
      const size = m.inputSize()
      for (let i = 0; i < text.length; ) {
        const room = new Uint8Array(m.memory.buffer, at, size)
        let n = 0
        if (typeof text === 'string') {
          let end = i + size
          // A pair of surrogates is one character: do not cut it.
          if ((text.charCodeAt(end - 1) & 0xfc00) === 0xd800 && end < text.length) end--
          const { read, written } = encoder.encodeInto(text.slice(i, end), room)
          i += read
          n = written
        } else {
          const slice = text.subarray(i, i + size)
          room.set(slice)
          i += n = slice.length
        }
        m.write(n)
      }
    })
  }

  end() {
    this.#call((m) => m.end())
  }

  /** @param {(m: any) => number} ask @returns {any} */
  #json(ask) {
    return this.#call((m) => {
      const at = ask(m)
      return JSON.parse(decoder.decode(new Uint8Array(m.memory.buffer, at, m.outputSize())))
    })
  }

  /** @returns {Report} */
  report() {
    return this.#json((m) => m.report())
  }

  /** @param {number} [kind] @returns {Tree} */
  view(kind = 0) {
    return this.#json((m) => m.view(kind))
  }

  get memory() {
    return this.#exports.memory.buffer.byteLength
  }
}

/** A text that is written piece by piece, in an instance of its own. */
class Stream {
  #reader

  /** @param {Reader} reader */
  constructor(reader) {
    this.#reader = reader
    reader.begin()
  }

  /** @param {string | Uint8Array} piece */
  write(piece) {
    this.#reader.write(piece)
  }

  /** Ends the text and returns what it adds up to. */
  end() {
    this.#reader.end()
    return this.#reader.report()
  }

  /** What the text adds up to so far. */
  report() {
    return this.#reader.report()
  }

  /** @param {number} [kind] */
  view(kind) {
    return this.#reader.view(kind)
  }

  /** The memory of this stream's instance in bytes. */
  get memory() {
    return this.#reader.memory
  }
}

export class Hitcheck {
  #module
  #reader

  /** @param {WebAssembly.Module} module */
  constructor(module) {
    this.#module = module
    this.#reader = new Reader(module)
    this.#reader.begin()
  }

  /**
   * Reads a text and returns what it adds up to.
   * @param {string | Uint8Array} text
   */
  check(text) {
    this.#reader.begin()
    this.#reader.write(text)
    this.#reader.end()
    return this.#reader.report()
  }

  /** Begins a text that comes in pieces. */
  stream() {
    return new Stream(new Reader(this.#module))
  }

  /**
   * What to draw of the last check: 0 the answer, 1 the examples, 2 the answer
   * in place of another, with the way back.
   * @param {number} [kind]
   */
  view(kind) {
    return this.#reader.view(kind)
  }

  /** The module's memory in bytes. */
  get memory() {
    return this.#reader.memory
  }
}

/**
 * Loads hitcheck.wasm from beside this file, or takes what it is given.
 * @param {{ wasm?: WebAssembly.Module | BufferSource | URL | string }} [options]
 */
export async function load({ wasm = new URL('hitcheck.wasm', import.meta.url) } = {}) {
  if (wasm instanceof WebAssembly.Module) return new Hitcheck(wasm)
  if (typeof wasm !== 'string' && !(wasm instanceof URL)) return new Hitcheck(await WebAssembly.compile(wasm))
  return new Hitcheck(await compile(new URL(wasm, import.meta.url)))
}

/** @param {URL} url */
async function compile(url) {
  if (url.protocol === 'file:') {
    const { readFile } = await import('node:fs/promises')
    return WebAssembly.compile(await readFile(url))
  }
  const response = await fetch(url)
  if (!response.ok) throw new Error(`hitcheck: ${url} answered ${response.status}`)
  // A host that does not know the type serves it as something else.
  if (response.headers.get('content-type') === 'application/wasm') return WebAssembly.compileStreaming(response)
  return WebAssembly.compile(await response.arrayBuffer())
}
