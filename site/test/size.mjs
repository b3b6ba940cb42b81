// Prints what the page loads before its first answer, to a code that is typed and
// to a text that is pasted at once, and what after it, compressed as brotli -11
// would. It fails beyond the limits.
// Usage: node site/test/size.mjs [dist]
import { readFileSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'

// Bytes before the first answer, HTML aside.
const TYPED = 40_000
const PASTED = 70_000 // the aim is 48,000

const dist = process.argv[2] ?? 'dist'

// Every file of dist/ that a loaded file names is loaded. What is imported only
// when it is wanted, what that names, the rest of the module, hitcheck.more and
// the service worker come after the answer.
const named = /(import\()?["'`(=](?:\.?\/)?(?:h\/\w+\/)?([\w-]+(?:\.[\w-]+)+)(?=["'`)?#\s>])/g
const first = ['index.html']
const text = [] // what a text takes beside it
const after = []
const large = [] // what a large file takes
for (const list of [first, after]) {
  for (const file of list) {
    if (/\.(wasm|more)$/.test(file)) continue
    for (const [, lazily, name] of readFileSync(join(dist, file), 'utf8').matchAll(named)) {
      if (/\.(html|d\.ts)$/.test(name) || !existsSync(join(dist, name)) || [first, text, after, large].some((list) => list.includes(name))) continue
      if (/\.rest\.wasm$/.test(name)) text.push(name)
      else if (/\.fast\.wasm$/.test(name)) large.push(name)
      else (list === after || lazily || /\.more$|^favicon|^service-worker/.test(name) ? after : first).push(name)
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
const typed = print(first, 'what the page loads before it answers a code')
const pasted = typed + print(text, 'and before it answers a text')
print(after, 'what it loads later')
print(large, 'what it loads for a large file')
for (const [sum, limit, what] of [[typed, TYPED, 'a code'], [pasted, PASTED, 'a text']]) {
  if (sum <= limit) continue
  console.error(`What the page loads before it answers ${what} is ${sum - limit} bytes over ${limit}.`)
  process.exitCode = 1
}
