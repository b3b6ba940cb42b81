// What gzip files hold. A file may have several members, as `cat a.gz b.gz`
// makes it; a DecompressionStream takes the second for damage, so each member
// gets a stream of its own.

/** @typedef {(piece: Uint8Array) => Promise<void> | void} Take */

export class Gunzip {
  #take
  /** @type {WritableStreamDefaultWriter<BufferSource>} */
  #writer
  /** @type {Promise<void>} gives all that the member holds to #take */
  #given
  #fed = 0 // bytes the member has taken
  #size = 0 // bytes it has given
  #idle = false // waiting for it to give more
  #before = new Uint8Array(4) // the bytes before those at hand
  #held = new Uint8Array(0) // a piece's end that may be a member's beginning
  #channel = new MessageChannel()

  /** @param {Take} take */
  constructor(take) {
    this.#take = take
    this.#begin()
  }

  #begin() {
    const { readable, writable } = new DecompressionStream('gzip')
    this.#writer = writable.getWriter()
    this.#writer.closed.catch(() => {})
    this.#fed = this.#size = 0
    this.#given = this.#give(readable.getReader())
    this.#given.catch(() => {})
  }

  /** @param {ReadableStreamDefaultReader<Uint8Array>} reader */
  async #give(reader) {
    const damaged = () => {
      throw new DOMException('', 'DataError')
    }
    try {
      for (;;) {
        this.#idle = true
        const { done, value } = await reader.read().catch(damaged)
        if (done) return
        this.#idle = false
        this.#size += value.length
        const wait = this.#take(value)
        if (wait) await wait
      }
    } finally {
      this.#idle = true
      reader.cancel().catch(() => {}) // frees a write that waits
    }
  }

  /** Waits until all that was unpacked has been taken: an error drops the rest. */
  async #drain() {
    const { port1, port2 } = this.#channel
    do {
      await new Promise((done) => {
        port1.onmessage = done
        port2.postMessage(0)
      })
    } while (!this.#idle)
  }

  /** @param {Uint8Array} bytes */
  async #feed(bytes) {
    const BITE = 1 << 14 // bytes at a time: they may become a thousand times as many
    this.#fed += bytes.length
    try {
      for (let i = 0; i < bytes.length; i += BITE) {
        await this.#writer.write(/** @type {BufferSource} */ (bytes.subarray(i, i + BITE)))
      }
    } catch (error) {
      await this.#given // knows better why
      throw error
    }
  }

  /**
   * Takes packed bytes.
   * @param {Uint8Array} piece
   */
  async put(piece) {
    const bytes = this.#held.length ? new Uint8Array([...this.#held, ...piece]) : piece
    let from = 0
    let end = bytes.length
    for (let i = bytes.indexOf(0x1f); i >= 0; i = bytes.indexOf(0x1f, i + 1)) {
      // A member begins with 1f 8b 08, and before it stands the size of the last.
      if (i + 1 === bytes.length || (i + 2 === bytes.length && bytes[i + 1] === 0x8b)) {
        end = i
        break
      }
      if (bytes[i + 1] !== 0x8b || bytes[i + 2] !== 8) continue
      await this.#feed(bytes.subarray(from, i))
      from = i
      if (this.#fed === 0) continue
      await this.#drain()
      const [a, b, c, d] = i < 4 ? [...this.#before, ...bytes.subarray(0, i)].slice(-4) : bytes.subarray(i - 4, i)
      if ((a | b << 8 | c << 16 | d << 24) >>> 0 !== this.#size % 2 ** 32) continue
      await Promise.all([this.#writer.close(), this.#given])
      this.#begin()
    }
    await this.#feed(bytes.subarray(from, end))
    this.#before = new Uint8Array([...this.#before, ...bytes.subarray(Math.max(0, end - 4), end)].slice(-4))
    this.#held = bytes.slice(end)
  }

  /** Gives what is left and says whether the last member was complete: throws where not. */
  async end() {
    try {
      await this.#feed(this.#held)
      await this.#drain()
      await this.#writer.close().catch(() => {})
      await this.#given
    } finally {
      this.stop()
    }
  }

  /** Ends early, with what was unpacked given. */
  async stop() {
    await this.#drain()
    this.#channel.port1.close()
    this.#writer.abort().catch(() => {})
  }
}
