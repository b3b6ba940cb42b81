// The build that is made for speed says what the one made for size says.
import assert from 'node:assert/strict'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { test } from 'node:test'
import { load } from '../../dist/hitcheck.js'
import { transcript } from './samples.mjs'

const folders = ['testdata', '../../wasm/report/testdata/corpus', '../../wasm/report/testdata/captured']
const texts = folders.flatMap((folder) => {
  const at = new URL(`${folder}/`, import.meta.url)
  return readdirSync(at).map((name) => new URL(name, at)).filter((file) => statSync(file).isFile())
}).map((file) => readFileSync(file))

/** @param {import('../../dist/hitcheck.js').Hitcheck} hitcheck @param {Uint8Array} text */
const said = (hitcheck, text) => {
  const stream = hitcheck.stream()
  for (let at = 0; at < text.length; at += 1000) stream.write(text.subarray(at, at + 1000))
  return { report: stream.end(), view: stream.view(), memory: stream.memory }
}

test('the fast build gives the same reports and draws the same', async () => {
  const [small, fast] = await Promise.all([load(), load()])
  const before = fast.parts.module
  await fast.faster()
  assert.notEqual(fast.parts.module, before)
  assert.ok(texts.length > 500, `${texts.length} texts`)
  for (const text of [...texts, Buffer.from(transcript(100_000)), Buffer.alloc(1 << 20)]) {
    assert.deepEqual(said(fast, text), said(small, text), String(text.subarray(0, 200)))
  }
})

test('without it a text is read all the same', async () => {
  for (const fast of ['', new URL('absent.wasm', import.meta.url)]) {
    const hitcheck = await load({ fast })
    await hitcheck.faster().catch((/** @type {any} */ error) => assert.match(String(error), /absent/))
    const stream = hitcheck.stream()
    stream.write('HTTP/1.1 503 Service Unavailable\n')
    assert.equal(stream.end().final, 503)
  }
})
