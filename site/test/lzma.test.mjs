// What unpacks offline.html against what packs it, xz, and bytes of all kinds: those
// that repeat far and near, that are all alike, that hold nothing to pack.
import test from 'node:test'
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

const source = (/** @type {string} */ name) => readFileSync(new URL(`../../${name}`, import.meta.url))
const unlzma = new Function(`${source('site/build/lzma.js')}; return unlzma`)()
const packed = (/** @type {Uint8Array} */ bytes) => execFileSync('xz', ['--format=raw', '--lzma1=preset=9e,lc=3,lp=0,pb=0'], { input: bytes, maxBuffer: 1 << 24 })

let seed = 1
const noise = (/** @type {number} */ n) => Uint8Array.from({ length: n }, () => (seed = Math.imul(seed, 48271) >>> 0) >> 24)
const far = noise(70_000)

for (const [name, bytes] of Object.entries({
  'one byte': Uint8Array.of(255),
  zeros: new Uint8Array(300_000),
  noise: noise(50_000),
  'the same again, far away': Uint8Array.from([...far, ...far.subarray(0, 40_000), ...far.subarray(3, 9)]),
  'four distances in turn': Uint8Array.from({ length: 60_000 }, (_, i) => far[i % [7, 300, 5000, 20_000][i >> 6 & 3]]),
  text: source('catalog.yaml'),
  'a module': source('dist/hitcheck.fast.wasm'),
})) {
  test(`it unpacks ${name}`, () => {
    assert.deepEqual(Buffer.from(unlzma(packed(bytes), bytes.length)), Buffer.from(bytes))
  })
}
