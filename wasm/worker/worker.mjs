// The Worker: it hands each request to a Go program that is started once and
// used again, one request at a time. Starting Go takes several milliseconds,
// an answer a fraction of one.
import './wasm_exec.js'
import program from './app.wasm'

const USES = 200 // of one program; each leaves some 20 KB that it cannot free
const SPARE = 2 // programs that wait for work
const BEGUN = 64 << 10 // bytes of a body that are there before a program is taken
const DRAINED = 64 << 20 // bytes of a body that are read after its answer is known

/** @type {{ handle: (request: Request) => Promise<Response>, go: any, uses: number }[]} */
const idle = []

// The Go side calls JavaScript that may throw through this.
globalThis.tryCatch = (call) => {
  try {
    return { result: call() }
  } catch (error) {
    return { error }
  }
}

async function start() {
  const go = new Go()
  const binding = {}
  await new Promise((ready, ended) => {
    go.exit = ended
    go.run(new WebAssembly.Instance(program, { ...go.importObject, workers: { ready } }), { binding })
  })
  return { handle: binding.handleRequest, go, uses: 0 }
}

// Go refuses an address with a % that encodes nothing. Only path and query matter
// there, so such an address is mended; the handler will not know the path.
const sound = /^https?:\/\/[\w.:[\]-]+\/(?:[^%]|%[\da-f]{2})*$/i

/** @param {Request} request */
function mended(request) {
  const path = request.url.replace(/^\w+:\/\/[^/?#]*/, '').replace(/%(?![\da-f]{2})/gi, '%25')
  return new Request('http://worker' + (path.startsWith('/') ? path : '/' + path), request)
}

/**
 * Waits for the beginning of a body, and mostly for all of it: who sends slowly
 * holds a few bytes here and no program. What comes after streams through. A
 * stream of ours is read without a turn of the event loop, in which another
 * request would find the program taken and start one more.
 * @param {Request} request
 * @returns {Promise<{ request: Request, drain: () => Promise<void> }>} drain reads
 *   what the program left: an answer that overtakes its upload cuts the connection
 *   under the client, who then sees a fault of the network and not our 413
 */
async function begun(request) {
  const reader = request.body.getReader()
  const pieces = []
  let size = 0
  let ended = false
  while (size < BEGUN && !ended) {
    const { done, value } = await reader.read()
    ended = done
    if (value) {
      pieces.push(value)
      size += value.length
    }
  }
  // workerd takes one read at a time, and the program may leave one open.
  let last = Promise.resolve()
  const next = () => (last = last.then(() => reader.read()))
  const { url, method, headers } = request
  const body = new ReadableStream({
    async pull(out) {
      const piece = pieces.shift() ?? (ended ? null : (await next()).value)
      piece ? out.enqueue(piece) : out.close()
    },
  })
  const drain = async () => {
    for (let left = DRAINED; !ended && left > 0; ) {
      const { done, value } = await next()
      ended = done
      if (value) left -= value.length
    }
    if (!ended) await reader.cancel('too much is sent')
  }
  return { request: new Request(url, { method, headers, body }), drain }
}

export default {
  /** @param {Request} request */
  async fetch(request) {
    if (!sound.test(request.url)) request = mended(request)
    let drain = async () => {}
    if (request.body) ({ request, drain } = await begun(request))
    const it = idle.pop() ?? (await start())
    // A program that ends is never used again.
    const response = await new Promise((answer, ended) => {
      it.go.exit = ended
      it.handle(request).then(answer, ended)
    })
    // Read to its end: a slow client does not hold the program, and nothing of
    // this request is left in it when another begins.
    const body = response.body && (await response.arrayBuffer())
    if (++it.uses < USES && idle.length < SPARE) idle.push(it)
    await drain().catch(() => {}) // who hung up gets no answer
    return new Response(body, response)
  },
}
