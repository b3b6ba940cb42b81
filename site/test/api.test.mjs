// The API gives the report that the page gives: one core, asked twice.
import test, { after } from 'node:test'
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { load } from '../../dist/hitcheck.js'
import { transcript } from './samples.mjs'

const MiB = 2 ** 20
const hitcheck = await load()
const server = spawn('.tools/serve', ['dist'], { env: { ...process.env, PORT: '0', HOST: '' }, stdio: ['ignore', 'pipe', 'inherit'] })
after(() => server.kill())
const [said] = await once(server.stdout, 'data')
const site = String(said).match(/http:\S+/)[0]

/** Sends a text as `curl --data-binary` does. */
const classify = (text, fields) => fetch(site + '/classify', {
  method: 'POST', body: text, headers: { 'content-type': 'application/x-www-form-urlencoded', accept: '*/*', ...fields } })

async function same(text) {
  const answer = await classify(text)
  assert.equal(answer.status, 200)
  const report = await answer.json()
  assert.deepEqual(report, hitcheck.check(text))
  return report
}

test('real texts', async () => {
  const folder = new URL('./testdata/', import.meta.url)
  const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile())
  assert.ok(files.length > 4)
  for (const { name } of files) await same(readFileSync(new URL(name, folder)))
  assert.equal((await same(transcript(10_000))).final, 404)
})

test("the catalog's samples", async () => {
  const samples = JSON.parse(readFileSync(new URL('../../wasm/scan/testdata/samples.json', import.meta.url), 'utf8'))
  assert.ok(samples.length > 100)
  for (const { text } of samples) await same(text)
})

test('bad texts say nothing, and are told so', async () => {
  for (const text of ['', ' \n\t\r\n ', new Uint8Array(MiB), Uint8Array.from({ length: 4096 }, (_, i) => 0x80 | (i & 0x7f)),
    '\ud800', '<script>alert(1)</script></textarea>', '{'.repeat(MiB), '"\\'.repeat(MiB / 2)]) {
    const report = await same(text)
    assert.equal(report.verdict, 'unknown')
    assert.deepEqual(report.codes, [])
  }
})

test('numbers that are no status are answered as what they are', async () => {
  for (const text of ['0', '000', '99', '600', '999', '1000', '-1', '-404', '4.04', '99999999999999999999']) {
    assert.notEqual((await same(text)).verdict, 'hitting', text)
  }
})

test('a line as long as the limit is read, and one of 50 MB refused with the limit', async () => {
  const line = 'HTTP/1.1 404 Not Found '
  assert.equal((await same(line.repeat(16 * MiB / line.length | 0))).final, 404)
  const answer = await classify(line.repeat(50_000_000 / line.length))
  assert.equal(answer.status, 413)
  assert.equal(answer.headers.get('content-type'), 'application/problem+json')
  assert.match((await answer.json()).detail, new RegExp(`${16 * MiB} bytes`))
})
