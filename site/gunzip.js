// What gzip files hold. A file may have several members, as `cat a.gz b.gz`
// makes it; a DecompressionStream takes the second for damage, so each member
// gets a stream of its own. Behind the last one may stand what is no gzip, as
// zeros that fill a tape's block: that is damage, too, and would take what the
// stream has unpacked and not given yet. So the file's end is held back, and
// searched for the member's.

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
  #held = new Uint8Array(0) // what may be the file's end
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
    const TAIL = 1 << 16 // bytes that are held back
    const bytes = new Uint8Array(this.#held.length + piece.length)
    bytes.set(this.#held)
    bytes.set(piece, this.#held.length)
    const end = Math.max(0, bytes.length - TAIL)
    let from = 0
    for (let i = bytes.indexOf(0x1f); i >= 0 && i < end; i = bytes.indexOf(0x1f, i + 1)) {
      // A member begins with 1f 8b 08, and before it stands the size of the last.
      if (bytes[i + 1] !== 0x8b || bytes[i + 2] !== 8) continue
      await this.#feed(bytes.subarray(from, i))
      from = i
      if (this.#fed === 0) continue
      await this.#drain()
      if (this.#left(bytes, i) === 0) await this.#next()
    }
    await this.#feed(bytes.subarray(from, end))
    this.#before = new Uint8Array([...this.#before, ...bytes.subarray(Math.max(0, end - 4), end)].slice(-4))
    this.#held = bytes.slice(end)
  }

  /**
   * How many bytes the member has yet to give if it ends before i.
   * @param {Uint8Array} bytes
   * @param {number} i
   */
  #left(bytes, i) {
    const [a, b, c, d] = i < 4 ? [...this.#before, ...bytes.subarray(0, i)].slice(-4) : bytes.subarray(i - 4, i)
    return ((a | b << 8 | c << 16 | d << 24) - this.#size) >>> 0
  }

  /** Ends the member and begins another. */
  async #next() {
    await Promise.all([this.#writer.close(), this.#given])
    this.#begin()
  }

  /** Gives what is left and says whether the last member was complete: throws where not. */
  async end() {
    const LEAST = 20 // bytes of a member
    const MOST = 1032 // bytes that one can become
    const bytes = this.#held
    this.#held = new Uint8Array(0)
    let from = 0
    try {
      await this.#drain()
      for (let i = 1; i <= bytes.length; i++) {
        if (this.#left(bytes, i) > (i - from) * MOST) continue
        await this.#feed(bytes.subarray(from, i))
        from = i
        await this.#drain()
        if (this.#fed < LEAST || this.#left(bytes, i) > 0) continue
        if (this.#size === 0 && bytes.subarray(Math.max(0, i - 8), i).some((byte) => byte > 0)) continue // of nothing the checksum is 0, too
        if (i < bytes.length && this.#left(bytes, i + 1) === 0) continue // and ends with the last of these zeros
        await this.#next()
        if (bytes[i] !== 0x1f || bytes[i + 1] !== 0x8b) {
          if (bytes.subarray(i).some((byte) => byte > 0)) throw new DOMException('', 'DataError')
          return
        }
      }
      await this.#feed(bytes.subarray(from))
      await this.#drain()
      await this.#writer.close().catch(() => {})
      await this.#given
    } finally {
      this.stop()
    }
  }

  /** Ends early, with what was unpacked given. */
  async stop() {
    await this.#feed(this.#held).catch(() => {})
    this.#held = new Uint8Array(0)
    await this.#drain()
    this.#channel.port1.close()
    this.#writer.abort().catch(() => {})
  }
}
