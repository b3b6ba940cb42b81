// The Worker: it hands each request to a Go program that is started once and
// used again, one request at a time. Starting Go takes several milliseconds,
// an answer a fraction of one.
import './wasm_exec.js'
import program from './app.wasm'

const USES = 200 // of one program; each leaves some 20 KB that it cannot free
const SPARE = 4 // programs that wait for work

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

export default {
  /** @param {Request} request */
  async fetch(request) {
    if (!sound.test(request.url)) request = mended(request)
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
