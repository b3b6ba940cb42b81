// Serves the examples, with the portals' bundles and Hitcheck beside each, and
// the small API that they describe. make portals fetches and builds them first.
// Usage: node site/examples/serve.mjs [PORT [FOLDER of what was built]]
import { createReadStream, existsSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { basename, extname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'

const at = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url))
const [port = '8790', built = ''] = process.argv.slice(2)
const types = { '.css': 'text/css', '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.json': 'application/json', '.wasm': 'application/wasm' }

/** @type {Record<string, [number, Record<string, string>, object?]>} what the API answers */
const answers = {
  'GET /api/orders/7': [200, {}, { id: 7, state: 'paid' }],
  'GET /api/orders/8': [404, { 'content-type': 'application/problem+json' }, { title: 'Not Found', status: 404, detail: 'There is no order 8.' }],
  'GET /api/orders/9': [503, { 'retry-after': '120' }, { error: 'reading the archive' }],
  'POST /api/orders/7/cancel': [409, { 'content-type': 'application/problem+json' }, { title: 'Conflict', status: 409 }],
}

/** The file for a path: what was built, the example's own, then what stands beside it. @param {string} path */
function find(path) {
  const inside = normalize(path.endsWith('/') ? path + 'index.html' : path)
  const places = [built && join(built, inside), at('.' + inside), at('../../.tools/portals/' + basename(inside)), at('../../dist/' + basename(inside))]
  return places.find((place) => place && existsSync(place) && statSync(place).isFile())
}

const server = createServer((request, response) => {
  const path = decodeURIComponent(new URL(request.url ?? '/', 'http://x').pathname)
  response.setHeader('cache-control', 'no-store')
  const answer = answers[`${request.method} ${path}`]
  if (answer) {
    const [status, fields, body] = answer
    response.writeHead(status, { 'content-type': 'application/json', ...fields }).end(JSON.stringify(body))
    return
  }
  const file = find(path)
  if (!file) {
    console.log(`missing ${path}`)
    response.writeHead(404).end()
    return
  }
  response.setHeader('content-type', types[/** @type {keyof types} */ (extname(file))] ?? 'application/octet-stream')
  createReadStream(file).pipe(response)
})
server.listen(Number(port), '127.0.0.1', () => {
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address())
  console.log(`The examples are at http://127.0.0.1:${port}/swagger-ui/, redoc/, scalar/, rapidoc/, vitepress/ and mkdocs/`)
})
