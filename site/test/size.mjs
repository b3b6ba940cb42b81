// Prints what the page loads, compressed as brotli -11 would, and fails beyond
// the limit. Usage: node site/test/size.mjs [dist]
import { readFileSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'

const LIMIT = 40_000; // bytes, HTML aside

// What a page asks for once the first answer is shown.
const LATER = /\.more$/

const dist = process.argv[2] ?? 'dist'

// Every file of dist/ that a loaded file names counts as loaded, whether or not
// it is needed before the first answer: the sum errs towards too much.
const loaded = ['index.html']
for (const file of loaded) {
  if (/\.(wasm|more)$/.test(file)) continue
  const text = readFileSync(join(dist, file), 'utf8')
  for (const [, name] of text.matchAll(/["'`(=](?:\.?\/)?(?:h\/\w+\/)?([\w-]+(?:\.[\w-]+)+)(?=["'`)?#\s>])/g)) {
    if (!/\.(html|d\.ts)$/.test(name) && existsSync(join(dist, name)) && !loaded.includes(name)) loaded.push(name)
  }
}

const number = (n) => n.toLocaleString('en').padStart(9)
const brotli = (bytes) => brotliCompressSync(bytes, { params: {
  [constants.BROTLI_PARAM_QUALITY]: 11,
  [constants.BROTLI_PARAM_LGWIN]: 24,
  [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
} }).length

let sum = 0
console.log(`${'bytes'.padStart(9)} ${'brotli'.padStart(9)}  what the page loads`)
for (const file of loaded) {
  const bytes = readFileSync(join(dist, file))
  const size = brotli(bytes)
  const later = LATER.test(file)
  if (!later && !file.endsWith('.html')) sum += size
  console.log(number(bytes.length), number(size), '', file + (later ? ', after the first answer' : ''))
}
console.log(' '.repeat(9), number(sum), '', `all before it but HTML; the limit is ${LIMIT.toLocaleString('en')}`)
if (sum > LIMIT) {
  console.error(`What the page loads is ${sum - LIMIT} bytes over the limit.`)
  process.exitCode = 1
}
