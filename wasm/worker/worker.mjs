// The Worker: it hands each request to a Go program that is started once and
// used again, one request at a time. Starting Go takes several milliseconds,
// an answer a fraction of one.
import './wasm_exec.js'
import program from './app.wasm'

const USES = 200 // of one program; each leaves some 20 KB that it cannot free
const SPARE = 2 // programs that wait for work
const BEGUN = 64 << 10 // bytes of a body that are there before a program is taken

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
  const { url, method, headers } = request
  const body = new ReadableStream({
    async pull(out) {
      const piece = pieces.shift() ?? (ended ? null : (await reader.read()).value)
      piece ? out.enqueue(piece) : out.close()
    },
    cancel: (reason) => reader.cancel(reason),
  })
  return new Request(url, { method, headers, body })
}

export default {
  /** @param {Request} request */
  async fetch(request) {
    if (!sound.test(request.url)) request = mended(request)
    if (request.body) request = await begun(request)
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
    return new Response(body, response)
  },
}
