// Cuts a module in two: what answers a typed code, and the rest, which reads
// texts and writes reports. wasm-split does it by a profile of the first.
// Usage: node site/build/split.mjs WHOLE FIRST REST
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const [, , whole, first, rest] = process.argv
const scratch = mkdtempSync(join(tmpdir(), 'hitcheck-'))
const at = (/** @type {string} */ name) => join(scratch, name)
const binaryen = (/** @type {string} */ program, /** @type {string[]} */ ...args) => execFileSync(program, [
  '--enable-simd', '--enable-bulk-memory', '--enable-mutable-globals', '--enable-sign-ext', '--enable-nontrapping-float-to-int', ...args,
], { stdio: 'inherit' })

try {
  binaryen('wasm-split', '--instrument', whole, '-o', at('watched.wasm'))
  writeFileSync(at('profile'), profile(readFileSync(at('watched.wasm'))))
  binaryen('wasm-split', whole, '--profile', at('profile'), '-o1', at('first.wasm'), '-o2', at('rest.wasm'))
  // What tells tools the features, no browser reads.
  binaryen('wasm-opt', '--strip-target-features', at('first.wasm'), '-o', first)
  binaryen('wasm-opt', '--strip-target-features', at('rest.wasm'), '-o', rest)
} finally {
  rmSync(scratch, { recursive: true })
}

/** What a module calls to answer any code or class in any of its ways. @param {Uint8Array<ArrayBuffer>} wasm */
function profile(wasm) {
  const m = /** @type {any} */ (new WebAssembly.Instance(new WebAssembly.Module(wasm), {}).exports)
  const input = (/** @type {number} */ size) => new Uint8Array(m.memory.buffer, m.input(), size)
  m._initialize()
  const codes = Array.from({ length: 900 }, (_, i) => String(100 + i))
  const texts = ['', '4', '40', '4x', '40x', '4xx', ...codes]
  for (const text of texts) {
    m.begin()
    input(text.length).set(new TextEncoder().encode(text))
    m.write(text.length)
    m.end()
    for (const kind of [0, 2]) {
      m.view(kind)
      m.outputSize()
    }
  }
  const size = m.__write_profile(m.input(), m.inputSize())
  return input(size).slice()
}
