// The module comes in three parts. The first answers what is typed as the whole does,
// and refuses what it cannot read until the second has come, which the report waits
// for the last with.
import test from 'node:test'
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { load } from '../../dist/hitcheck.js'

const own = (name) => new URL(`../../dist/${name}`, import.meta.url)
const whole = await load({ wasm: await readFile(new URL('../../.tools/whole.wasm', import.meta.url)), rest: 'none.wasm', complete: false })
const half = () => load({ rest: own('absent.rest.wasm'), complete: false })

const typed = ['', '4xx', '5X', '40x', ...Array.from({ length: 1000 }, (_, i) => String(i)).filter((n) => /^([1-5]\d?|[1-9]\d\d)$/.test(n))]
const texts = ['HTTP/1.1 404 Not Found', '404 Not Found', 'x', '0', '{"status":503}', 'curl: (7) Failed to connect to ::1 port 1: Connection refused']

test('the first half draws every code and class as the whole module does', async () => {
  const first = await half()
  for (const text of typed) {
    first.read(text)
    whole.read(text)
    for (const kind of [0, 2]) assert.deepEqual(first.view(kind), whole.view(kind), text)
  }
})

test('the first half refuses a text and reads the next code', async () => {
  const first = await half()
  for (const text of texts) {
    assert.throws(() => first.read(text), (error) => /hitcheck\.rest\.wasm has not come yet/.test(error.cause), text)
    await assert.rejects(first.early(text), /absent\.rest\.wasm/)
    assert.match(JSON.stringify(await first.early('503')), /Service Unavailable/)
  }
  await assert.rejects(first.complete(), /absent\.rest\.wasm/)
  assert.equal(first.whole, false)
})

test('with the other half it reads what the whole module reads', async () => {
  const both = await load({ complete: false })
  for (const text of [...texts, ...typed]) {
    const view = await both.early(text)
    whole.read(text)
    assert.deepEqual(view, whole.view(), text)
  }
  assert.throws(() => both.check('404'), (error) => /has not come yet/.test(error.cause))
  await Promise.all([both.complete(), whole.complete()])
  assert.ok(both.whole && whole.whole)
  for (const text of [...texts, ...typed]) {
    assert.deepEqual(both.check(text), whole.check(text), text)
    assert.deepEqual(both.view(), whole.view(), text)
  }
  assert.equal(both.memory, whole.memory)
})
