// Prints what each table that gen writes costs, in bytes and as brotli -11, and
// the text of the catalog that they all come from. Usage: node site/test/tables.mjs
import { readFileSync } from 'node:fs'
import { brotliCompressSync, constants } from 'node:zlib'

const brotli = (bytes) => brotliCompressSync(bytes, { params: {
  [constants.BROTLI_PARAM_QUALITY]: 11,
  [constants.BROTLI_PARAM_LGWIN]: 24,
  [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
} }).length

const show = (bytes, name) => {
  const [size, small] = [bytes.length, brotli(bytes)]
  console.log(size.toLocaleString('en').padStart(9), small.toLocaleString('en').padStart(9), '', name)
  return small
}

const ESCAPES = { n: 10, t: 9, r: 13, a: 7, b: 8, f: 12, v: 11, '"': 34, '\\': 92 }

// The bytes of a Go string constant's literals.
const unquote = (literals) => Buffer.concat([...literals.matchAll(/"((?:[^"\\]|\\.)*)"/g)].flatMap(([, text]) =>
  [...text.matchAll(/\\x(..)|\\u(.{4})|\\(.)|[^\\]+/gs)].map(([all, byte, letter, sign]) =>
    byte ? Buffer.of(parseInt(byte, 16))
      : letter ? Buffer.from(String.fromCodePoint(parseInt(letter, 16)))
        : sign ? Buffer.of(ESCAPES[sign]) : Buffer.from(all))))

const all = []
console.log(`${'bytes'.padStart(9)} ${'brotli'.padStart(9)}  what the tables hold`)
for (const file of ['status/table.go', 'scan/table.go']) {
  const source = readFileSync(new URL(`../../wasm/${file}`, import.meta.url), 'utf8')
  const keys = []
  for (const [, name, literals] of source.matchAll(/^(?:const |\t)(\w+)\s*=\s*((?:"(?:[^"\\]|\\.)*"[\s+]*)+)$/gm)) {
    const bytes = unquote(literals)
    if (name === 'clueSources') continue // only the API asks for them
    all.push(bytes)
    if (name.startsWith('keys')) keys.push(bytes)
    else show(bytes, `${file.split('/')[0]}: ${name}`)
  }
  if (keys.length) show(Buffer.concat(keys), 'scan: keys')
}
show(Buffer.concat(all), 'all of these, in the module')
const more = readFileSync(new URL('../../wasm/status/more.go', import.meta.url), 'utf8')
const later = unquote(more.slice(more.indexOf('const more')))
show(later, 'more, after the first answer')
const catalog = readFileSync(new URL('../../catalog.yaml', import.meta.url), 'utf8')
show(Buffer.from(catalog), 'catalog.yaml, samples and sources included')

// The text without the keys samples and near, which only tests read, and
// whatever stands deeper than they do.
let under = Infinity
const own = catalog.split('\n').filter((line) => {
  const depth = line.search(/\S/)
  if (depth < 0 || depth > under) return under === Infinity
  under = /^ *(samples|near):/.test(line) ? depth : Infinity
  return under === Infinity
}).join('\n')
const tables = show(Buffer.concat([...all, later]), 'all tables, more included')
const text = show(Buffer.from(own), 'catalog.yaml without samples and near misses')
console.log(`the tables are ${(tables / text).toFixed(2)} times the text they come from, both as brotli`)
