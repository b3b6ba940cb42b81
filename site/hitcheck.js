// Hitcheck without a DOM: for a browser, a worker and Node. All of it is in one file:
// another would be one more request before the first answer.
//
//   import { load } from './hitcheck.js'
//   const hitcheck = await load()
//   hitcheck.check('HTTP/1.1 404 Not Found').headline

/** @typedef {import('./report.js').Report} Report */
/** @typedef {import('./report.js').Tree} Tree */

/**
 * One instance of the module, which reads one text at a time. A worker gets this
 * class as text, so it uses nothing from around it.
 */
export class Reader {
  #encoder = new TextEncoder()
  #decoder = new TextDecoder()
  #module
  /** @type {any} */
  #exports
  #rest
  /** @type {Uint8Array | undefined} */
  #more

  /**
   * @param {WebAssembly.Module} module
   * @param {WebAssembly.Module[]} [rest] what module was cut from
   * @param {Uint8Array} [more]
   */
  constructor(module, rest = [], more) {
    this.#module = module
    this.#rest = rest
    this.#more = more
    this.#start()
  }

  #start() {
    // What stands in for a function that has not come.
    const absent = () => {
      throw new Error('hitcheck.rest.wasm has not come yet, or not hitcheck.more')
    }
    this.#exports = new WebAssembly.Instance(this.#module, { placeholder: new Proxy({}, { get: () => absent }) }).exports
    this.#exports._initialize()
    for (const part of this.#rest) this.#put(part)
    if (this.#more) this.complete(this.#more)
  }

  /** @param {WebAssembly.Module} part */
  #put(part) {
    new WebAssembly.Instance(part, { primary: this.#exports })
  }

  /** @param {WebAssembly.Module} part functions that the module was cut from */
  extend(part) {
    this.#put(part)
    this.#rest = [...this.#rest, part]
  }

  /** @param {Uint8Array} more what is known beyond the first answer */
  complete(more) {
    const m = this.#exports
    const size = more.length
    if (size <= m.inputSize()) new Uint8Array(m.memory.buffer, m.input()).set(more)
    if (size > m.inputSize() || !m.more(size)) throw new Error('hitcheck.more is not of this hitcheck.wasm')
    this.#more = more
  }

  /**
   * Calls the module. After a trap its memory is not to be trusted, so it is
   * started afresh.
   * @template T
   * @param {(exports: any) => T} call
   * @returns {T}
   */
  call(call) {
    try {
      return call(this.#exports)
    } catch (cause) {
      this.#start()
      throw new Error('hitcheck stopped while reading this text and was started afresh', { cause })
    }
  }

  begin() {
    this.call((m) => m.begin())
  }

  /** @param {string | Uint8Array} text */
  write(text) {
    this.call((m) => {
      const at = m.input()
      const size = m.inputSize()
      for (let i = 0; i < text.length; ) {
        const room = new Uint8Array(m.memory.buffer, at, size)
        let n = 0
        if (typeof text === 'string') {
          let end = i + size
          // A pair of surrogates is one character: do not cut it.
          if ((text.charCodeAt(end - 1) & 0xfc00) === 0xd800 && end < text.length) end--
          const { read, written } = this.#encoder.encodeInto(text.slice(i, end), room)
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
    this.call((m) => m.end())
  }

  /** @param {(m: any) => number} ask @returns {any} */
  #json(ask) {
    return this.call((m) => {
      const at = ask(m)
      return JSON.parse(this.#decoder.decode(new Uint8Array(m.memory.buffer, at, m.outputSize())))
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

/**
 * What comes once: where it cannot be loaded now, it may be at the next call.
 * @template T
 * @param {() => Promise<T>} load
 */
function once(load) {
  /** @type {Promise<T> | undefined} */
  let loading
  return () => (loading ??= load().catch((error) => {
    loading = undefined
    throw error
  }))
}

export class Hitcheck {
  #module
  #reader
  /** @type {WebAssembly.Module[]} */
  #rest = []
  /** @type {Uint8Array | undefined} */
  #more
  /** @type {WebAssembly.Module | undefined} */
  #fast
  #extend
  #complete
  #hasten

  /**
   * @param {WebAssembly.Module} module
   * @param {WebAssembly.Module | BufferSource | URL | string} rest
   * @param {BufferSource | URL | string} more
   * @param {WebAssembly.Module | BufferSource | URL | string} [fast]
   */
  constructor(module, rest, more, fast) {
    this.#module = module
    this.#reader = new Reader(module)
    this.#reader.begin()
    const whole = !WebAssembly.Module.imports(module).length // nothing was cut off
    const extend = (/** @type {WebAssembly.Module} */ part) => {
      this.#reader.extend(part)
      this.#rest = [...this.#rest, part]
    }
    this.#extend = once(async () => {
      if (!whole) extend(await compile(rest))
    })
    this.#complete = once(async () => {
      const [loaded] = await Promise.all([bytes(more), this.#extend()])
      const [known, late] = parted(loaded)
      const part = whole ? undefined : await WebAssembly.compile(late)
      if (part) extend(part) // which takes the other in
      this.#reader.complete(known)
      this.#more = known
    })
    this.#hasten = once(async () => {
      if (fast) this.#fast = await compile(fast)
    })
  }

  /**
   * Loads the build that is made for speed and not for size: half again as fast
   * on logs, three times as fast on logs of JSON. What reads a text in pieces
   * after that has it.
   */
  faster() {
    return this.#hasten()
  }

  /**
   * Loads what the first answer does without: how texts are read, sources, ids,
   * advice on the rarer. Where it cannot be loaded now, it may be at the next call.
   */
  complete() {
    return this.#complete()
  }

  /** Whether everything has come that a report holds. */
  get whole() {
    return !!this.#more
  }

  /**
   * Reads a text, draws it, and waits before for no more than that takes: for
   * nothing where it is a code.
   * @param {string} text
   * @returns {Promise<Tree>}
   */
  async early(text) {
    for (const wait of [this.#extend, this.#complete]) {
      try {
        this.read(text)
        return this.view()
      } catch {
        await wait()
      }
    }
    this.read(text)
    return this.view()
  }

  /** Reads a text, to draw it. @param {string | Uint8Array} text */
  read(text) {
    this.#reader.begin()
    this.#reader.write(text)
    this.#reader.end()
  }

  /**
   * Reads a text and returns what it adds up to.
   * @param {string | Uint8Array} text
   */
  check(text) {
    this.read(text)
    return this.#reader.report()
  }

  /** Begins a text that comes in pieces. */
  stream() {
    const { module, rest, more } = this.parts
    return new Stream(new Reader(module, rest, more))
  }

  /** What a Reader is made of, to make one in a worker. */
  get parts() {
    if (this.#fast) return { module: this.#fast, more: this.#more }
    return { module: this.#module, rest: this.#rest, more: this.#more }
  }

  /**
   * What to draw of the last check: 0 the answer, 1 the examples, 2 the answer
   * in place of another, with the way back, 3 the words for reading files, 4
   * those around the box.
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
 * Loads hitcheck.wasm, hitcheck.rest.wasm and hitcheck.more from beside this
 * file, or takes what it is given. With `complete: false` the latter two wait for
 * complete(), and hitcheck.fast.wasm waits for faster().
 * @param {{ wasm?: WebAssembly.Module | BufferSource | URL | string,
 *   rest?: WebAssembly.Module | BufferSource | URL | string,
 *   more?: BufferSource | URL | string, fast?: WebAssembly.Module | BufferSource | URL | string, complete?: boolean }} [options]
 */
export async function load({
  wasm = 'hitcheck.wasm', rest = 'hitcheck.rest.wasm', more = 'hitcheck.more', fast = 'hitcheck.fast.wasm', complete = true,
} = {}) {
  const hitcheck = new Hitcheck(await compile(wasm), rest, more, fast)
  if (complete) await hitcheck.complete()
  return hitcheck
}

/**
 * What is known stands first in hitcheck.more, then a module of the functions that
 * only a report takes, then in four bytes the length of the first. Where the module
 * is whole, the first may be all.
 * @param {Uint8Array<ArrayBuffer>} more
 */
function parted(more) {
  const end = more.length - 4
  const known = end > 0 ? new DataView(more.buffer, more.byteOffset + end).getUint32(0, true) : 0
  const late = more.slice(known, end)
  return late[1] === 0x61 && late[2] === 0x73 ? [more.subarray(0, known), late] : [more, late] // \0asm
}

/** @param {BufferSource | URL | string} from @returns {Promise<Uint8Array<ArrayBuffer>>} */
async function bytes(from) {
  const answer = await open(from)
  return answer instanceof Response ? new Uint8Array(await answer.arrayBuffer()) : answer
}

/** @param {WebAssembly.Module | BufferSource | URL | string} from */
async function compile(from) {
  if (from instanceof WebAssembly.Module) return from
  const answer = await open(from)
  // A host that does not know the type serves it as something else.
  return answer instanceof Response && answer.headers.get('content-type') === 'application/wasm'
    ? WebAssembly.compileStreaming(answer)
    : WebAssembly.compile(answer instanceof Response ? await answer.arrayBuffer() : answer)
}

/** @param {BufferSource | URL | string} from @returns {Promise<any>} */
async function open(from) {
  if (typeof from !== 'string' && !(from instanceof URL)) return ArrayBuffer.isView(from) ? from : new Uint8Array(from)
  const url = new URL(from, import.meta.url)
  // Not by import: whoever bundles this for browsers would look for the module.
  const { process } = /** @type {any} */ (globalThis)
  if (url.protocol === 'file:' && process) return process.getBuiltinModule('fs').promises.readFile(url)
  const answer = await fetch(url)
  if (!answer.ok) throw new Error(`hitcheck: ${url} answered ${answer.status}`)
  return answer
}
