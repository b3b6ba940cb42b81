// How a program in Node uses the package.
import { load } from 'hitcheck'
import { load as loadInline, HitCheckElement } from 'hitcheck/inline'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const text = 'HTTP/1.1 503 Service Unavailable\r\nRetry-After: 120\r\n\r\n'
for (const how of [load, loadInline]) {
  const hitcheck = await how()
  const { headline, final, retryAfter, codes } = hitcheck.check(text)
  console.log(final, retryAfter, codes[0].next.length > 1, codes[0].source, headline)
}
await import('hitcheck/hit-check')
await import('hitcheck/hit-code')
console.log(typeof HitCheckElement, typeof globalThis.customElements)
const own = createRequire(import.meta.url)
const manifest = JSON.parse(readFileSync(own.resolve('hitcheck/custom-elements.json'), 'utf8'))
console.log(manifest.modules.map(({ declarations: [{ tagName }] }) => tagName).join(' '), ['wasm', 'rest.wasm'].every((kind) => readFileSync(own.resolve(`hitcheck/hitcheck.${kind}`)).length > 5e4))
