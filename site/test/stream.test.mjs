// What is large, in Node: the answer is right and the memory stays bounded.
import test from 'node:test'
import assert from 'node:assert/strict'
import { createGunzip, gzipSync } from 'node:zlib'
import { load } from '../../dist/hitcheck.js'
import { Gunzip } from '../../dist/gunzip.js'
import { study } from '../../dist/reader.js'
import { readFiles } from '../../dist/worker.js'

const MiB = 2 ** 20
const hitcheck = await load()
const bytes = (/** @type {string} */ text) => new TextEncoder().encode(text)

/** @type {[string, () => Iterable<Uint8Array>, Record<number, number>][]} a text, its pieces, its codes */
const large = [
  ['one line of 50 MB without a blank', function* () {
    for (let i = 0; i < 50; i++) yield new Uint8Array(1e6).fill(0x78)
  }, {}],
  ['one JSON log line of 50 MB', function* () {
    yield bytes('{"time":"2026-11-02T09:00:00Z","status":404,"message":"')
    for (let i = 0; i < 50; i++) yield new Uint8Array(1e6).fill(0x78)
    yield bytes('"}\n')
  }, { 404: 1 }],
  ['one line of 50 MB of digits', function* () {
    for (let i = 0; i < 50; i++) yield bytes('4'.repeat(1e6))
  }, {}],
  ['a megabyte of zero bytes', function* () {
    yield new Uint8Array(MiB)
  }, {}],
  ['a HAR of 200 MB', function* () {
    const entry = (/** @type {number} */ status, /** @type {string} */ filler) => JSON.stringify({
      startedDateTime: '2026-11-02T09:00:00.000Z', time: 12.5,
      request: { method: 'GET', url: 'https://api.example.com/v1/orders/500', httpVersion: 'HTTP/2', headers: [{ name: 'x-status', value: '503' }] },
      response: { status, statusText: '', content: { size: 404, mimeType: 'application/json', text: `{"status":500,"filler":"${filler}"}` } },
    })
    const filler = 'lorem ipsum 418 '.repeat(500)
    const some = bytes([200, 404, 200, 502, 200].map((status) => entry(status, filler)).join(',') + ',')
    yield bytes('{"log":{"version":"1.2","creator":{"name":"test"},"entries":[')
    for (let i = 0; i < 5000; i++) yield some
    yield bytes(entry(204, '') + ']}}')
  }, { 200: 15_000, 204: 1, 404: 5000, 502: 5000 }],
]

for (const [name, pieces, codes] of large) {
  test(`bounded memory: ${name}`, { timeout: 300_000 }, () => {
    const stream = hitcheck.stream()
    let size = 0
    for (const piece of pieces()) {
      stream.write(piece)
      size += piece.length
    }
    const report = stream.end()
    assert.equal(report.bytes, size)
    assert.deepEqual(Object.fromEntries(report.codes.map(({ code, count }) => [code, count])), codes)
    assert.ok(stream.memory <= 4 * MiB, `${stream.memory} bytes`)
    stream.view()
    assert.ok(stream.memory <= 4 * MiB, `${stream.memory} bytes after the view`)
  })
}

// A browser's stream has given what a write unpacks when the write is done. Node's
// has not, so it gets one that has.
globalThis.DecompressionStream = class extends TransformStream {
  constructor() {
    const gunzip = createGunzip(/** @type {any} */ ({ rejectGarbageAfterEnd: true }))
    const failed = new Promise((_, fail) => gunzip.on('error', fail))
    failed.catch(() => {})
    super({
      start: (to) => void gunzip.on('data', (some) => to.enqueue(new Uint8Array(some))),
      transform: (piece) => Promise.race([failed, new Promise((done) => gunzip.write(piece, done))]),
      flush: () => Promise.race([failed, new Promise((done) => gunzip.on('end', done).end())]),
    })
  }
}

/** What gzip bytes, given in pieces of a size, unpack to. */
async function unpack(/** @type {Uint8Array} */ packed, /** @type {number} */ size) {
  /** @type {Uint8Array[]} */
  const out = []
  const gunzip = new Gunzip((piece) => void out.push(piece.slice()))
  let error = ''
  try {
    for (let i = 0; i < packed.length; i += size) await gunzip.put(Uint8Array.from(packed.subarray(i, i + size)))
    await gunzip.end()
  } catch (e) {
    error = /** @type {Error} */ (e).name
  }
  return { text: Buffer.concat(out), error }
}

test('gzip: members one after the other, cut anywhere', async () => {
  const noise = Uint8Array.from({ length: 300_000 }, (_, i) => (i * 2654435761) >>> 13)
  const members = [bytes('a'.repeat(1e6)), new Uint8Array(), noise, bytes('x'), bytes('x')]
  const packed = Buffer.concat(members.map((member) => gzipSync(member)))
  for (const size of [1 << 20, 65_536, 4099, 997]) {
    const { text, error } = await unpack(packed, size)
    assert.equal(error, '')
    assert.ok(text.equals(Buffer.concat(members)), `pieces of ${size}`)
  }
  const small = Buffer.concat([gzipSync('one\n'), gzipSync('two\n')])
  assert.equal((await unpack(small, 1)).text.toString(), 'one\ntwo\n')
})

test('gzip: what could be unpacked of a torn file is given', async () => {
  const packed = gzipSync(Buffer.from(Array.from({ length: 1e5 }, (_, i) => `line ${i}\n`).join('')))
  for (const cut of [4, 9, 1000, packed.length >> 1]) {
    const { text, error } = await unpack(packed.subarray(0, -cut), 10_000)
    assert.equal(error, 'DataError')
    assert.ok(text.length > (packed.length - cut) * 2)
  }
})

test('several files are one text, a failed one is noted', async () => {
  const line = 'HTTP/1.1 404 Not Found'
  const files = [new Blob([line]), new Blob(['unreadable']), new Blob([line + '\n' + line])]
  /** @type {any} */
  let last
  await study({
    files,
    module: hitcheck.stream(),
    read: async (blob, take, file) => {
      if (file === 1) throw new DOMException('', 'NotReadableError')
      for (const piece of new Uint8Array(await blob.arrayBuffer())) await take(Uint8Array.of(piece))
    },
    tell: (news) => (last = news),
    state: { stopped: false },
  })
  assert.deepEqual(last.notes, [{ what: 'gone', file: 1 }])
  assert.equal(last.report.lines, 3)
  assert.equal(last.read, files[0].size + files[2].size)
})

// Each of four workers reads a part, and the answer is of what the first one has
// joined: that is what it covers, however far the others are.
test('the answer covers what has been joined, also when a worker dies', async () => {
  /** @type {any[]} */
  const workers = []
  const later = (/** @type {() => void} */ act) => setTimeout(act, 5)
  globalThis.Worker = /** @type {any} */ (class {
    onmessage = (/** @type {any} */ _) => {}
    onerror = () => {}
    constructor() {
      workers.push(this)
    }
    say(/** @type {any} */ data) {
      this.onmessage({ data })
    }
    postMessage(/** @type {any} */ work) {
      if (work === 'ping') later(() => this.say('pong'))
      else if (work.files) later(() => this.say({ carry: new Uint8Array(1) }))
      else if (work.carry) later(() => this.say({ done: 5e6 }))
    }
    terminate() {}
  })
  Object.defineProperty(globalThis, 'navigator', { value: { hardwareConcurrency: 4 }, configurable: true })
  /** @type {any[]} */
  const heard = []
  const file = new Blob([Buffer.alloc(64 * MiB, 'GET /x 404\n')])
  const end = readFiles(/** @type {any} */ ({ parts: {} }), [file], (news) => heard.push(news), new AbortController().signal)
  while (workers.length < 4) await new Promise((done) => later(() => done(0)))
  await new Promise((done) => setTimeout(done, 100))
  workers[0].say({ read: 2e6, report: {}, view: [] })
  workers[0].onerror()
  await end
  assert.equal(workers.length, 4)
  assert.deepEqual(heard[0], { read: 17e6, answered: 2e6, report: {}, view: [] })
  assert.deepEqual(heard[1].notes, [{ what: 'broke', file: 0 }])
  assert.equal(heard[1].report, undefined)
})
