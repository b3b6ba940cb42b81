// Cuts a module in three: what answers a typed code, the rest of what answers a
// text, and what only comes after the first answer, which goes behind what is known
// beyond that. wasm-split does it by profiles of the first two.
// Usage: node site/build/split.mjs WHOLE KNOWN FIRST REST MORE
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const [, , whole, known, first, rest, more] = process.argv
const scratch = mkdtempSync(join(tmpdir(), 'hitcheck-'))
const at = (/** @type {string} */ name) => join(scratch, name)
const binaryen = (/** @type {string} */ program, /** @type {string[]} */ ...args) => execFileSync(program, [
  '--enable-simd', '--enable-bulk-memory', '--enable-mutable-globals', '--enable-sign-ext', '--enable-nontrapping-float-to-int', ...args,
], { stdio: 'inherit' })

// Any code or class; and what the catalog has of each format, failure and sign.
const codes = ['', '4', '40', '4x', '40x', '4xx', ...Array.from({ length: 900 }, (_, i) => String(100 + i))]
/** @type {{ text: string }[]} */
const samples = JSON.parse(readFileSync(new URL('../../wasm/scan/testdata/samples.json', import.meta.url), 'utf8'))
const texts = samples.map(({ text }) => text)

try {
  split(whole, [...codes, ...texts], at('early.wasm'), at('late.wasm'), '%') // whose names the next are not
  split(at('early.wasm'), codes, at('first.wasm'), at('rest.wasm'))
  // The second cut makes the table longer, which the first part cut off still holds
  // for as long as it was.
  const late = String(execFileSync('wasm-dis', [at('late.wasm')], { maxBuffer: 1 << 26 }))
  writeFileSync(at('late.wat'), late.replace(/(\(table \S+ \d+) \d+ funcref/, '$1 funcref'))
  binaryen('wasm-as', at('late.wat'), '-o', at('late.wasm'))
  // What tells tools the features, no browser reads.
  for (const [from, to] of [['first', first], ['rest', rest], ['late', at('last.wasm')]]) {
    binaryen('wasm-opt', '--strip-target-features', at(`${from}.wasm`), '-o', to)
  }
  const size = Buffer.alloc(4)
  const text = readFileSync(known)
  size.writeUInt32LE(text.length)
  writeFileSync(more, Buffer.concat([text, readFileSync(at('last.wasm')), size]))
} finally {
  rmSync(scratch, { recursive: true })
}

/**
 * Cuts what no first answer to any of the texts calls off a module.
 * @param {string} from
 * @param {string[]} texts
 * @param {string} kept
 * @param {string} cut
 * @param {string} [prefix] of the names by which the second calls the first
 */
function split(from, texts, kept, cut, prefix = '') {
  binaryen('wasm-split', '--instrument', from, '-o', at('watched.wasm'))
  writeFileSync(at('profile'), profile(readFileSync(at('watched.wasm')), texts))
  binaryen('wasm-split', from, '--profile', at('profile'), '--export-prefix', prefix, '-o1', kept, '-o2', cut)
}

/** @param {Uint8Array<ArrayBuffer>} wasm @param {string[]} texts */
function profile(wasm, texts) {
  const absent = () => {
    throw new Error('what was cut off is called')
  }
  const placeholder = new Proxy({}, { get: () => absent })
  const m = /** @type {any} */ (new WebAssembly.Instance(new WebAssembly.Module(wasm), { placeholder }).exports)
  const input = (/** @type {number} */ size) => new Uint8Array(m.memory.buffer, m.input(), size)
  m._initialize()
  for (const text of texts) {
    m.begin()
    const bytes = new TextEncoder().encode(text)
    input(bytes.length).set(bytes)
    m.write(bytes.length)
    m.end()
    for (const kind of [0, 2]) {
      m.view(kind)
      m.outputSize()
    }
  }
  const size = m.__write_profile(m.input(), m.inputSize())
  return input(size).slice()
}
