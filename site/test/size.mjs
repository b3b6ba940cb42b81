// Prints what the page loads before its first answer, and what after it,
// compressed as brotli -11 would, and fails beyond the limit.
// Usage: node site/test/size.mjs [dist]
import { readFileSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'

const LIMIT = 58_500; // bytes before the first answer, HTML aside; the aim is 40,000

const dist = process.argv[2] ?? 'dist'

// Every file of dist/ that a loaded file names is loaded. What is imported only
// when it is wanted, what that names, hitcheck.more and the service worker come
// after the answer.
const named = /(import\()?["'`(=](?:\.?\/)?(?:h\/\w+\/)?([\w-]+(?:\.[\w-]+)+)(?=["'`)?#\s>])/g
const first = ['index.html']
const after = []
for (const list of [first, after]) {
  for (const file of list) {
    if (/\.(wasm|more)$/.test(file)) continue
    const text = readFileSync(join(dist, file), 'utf8')
    for (const [, lazily, name] of text.matchAll(named)) {
      if (/\.(html|d\.ts)$/.test(name) || !existsSync(join(dist, name)) || first.includes(name) || after.includes(name)) continue
      (list === after || lazily || /\.more$|^favicon|^service-worker/.test(name) ? after : first).push(name)
    }
  }
}

const number = (n) => n.toLocaleString('en').padStart(9)
const brotli = (bytes) => brotliCompressSync(bytes, { params: {
  [constants.BROTLI_PARAM_QUALITY]: 11,
  [constants.BROTLI_PARAM_LGWIN]: 24,
  [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
} }).length

/** @param {string[]} files @param {string} title */
const print = (files, title) => {
  let sum = 0
  console.log(`${'bytes'.padStart(9)} ${'brotli'.padStart(9)}  ${title}`)
  for (const file of files) {
    const bytes = readFileSync(join(dist, file))
    const size = brotli(bytes)
    if (!file.endsWith('.html')) sum += size
    console.log(number(bytes.length), number(size), '', file)
  }
  console.log(' '.repeat(9), number(sum), '', 'all but HTML')
  return sum
}
const sum = print(first, 'what the page loads before its first answer')
print(after, 'what it loads later')
if (sum > LIMIT) {
  console.error(`What the page loads before its first answer is ${sum - LIMIT} bytes over ${LIMIT}.`)
  process.exitCode = 1
}
