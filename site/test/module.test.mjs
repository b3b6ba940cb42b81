// The module in Node, without a DOM: what it answers, and that nothing anybody
// pastes makes it stop, hang, grow or guess.
import test from 'node:test'
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { load } from '../../dist/hitcheck.js'
import { transcript } from './samples.mjs'

const MiB = 2 ** 20
const hitcheck = await load()

// Every report, whatever the text, holds to this.
function sound(report, bytes) {
  assert.equal(report.bytes, bytes)
  assert.ok(['hitting', 'not-hitting', 'mixed', 'waiting', 'unknown'].includes(report.verdict), report.verdict)
  assert.equal(report.hitting, report.verdict === 'hitting')
  assert.ok(report.headline)
  for (const { start, end } of report.evidence) assert.ok(0 <= start && start <= end && end <= bytes, `${start}-${end}`)
  const codes = report.codes.map(({ code }) => code)
  assert.deepEqual(codes, codes.toSorted((a, b) => a - b))
  assert.ok(hitcheck.memory <= 4 * MiB, `${hitcheck.memory} bytes of memory`)
}

test('a transcript is read', () => {
  const text = transcript(10_000)
  const report = hitcheck.check(text)
  sound(report, text.length)
  assert.equal(report.final, 404)
  assert.equal(report.verdict, 'not-hitting')
  assert.equal(text.slice(report.evidence[0].start, report.evidence[0].end), '404')
})

test('every sample of the catalog gives its codes', () => {
  const samples = JSON.parse(readFileSync(new URL('../../wasm/scan/testdata/samples.json', import.meta.url), 'utf8'))
  let n = 0
  for (const { id, text, codes } of samples) {
    if (!codes) continue
    const report = hitcheck.check(text)
    sound(report, Buffer.byteLength(text))
    assert.deepEqual(report.codes.map(({ code }) => code), [...new Set(codes)].sort((a, b) => a - b), `${id}: ${text}`)
    n++
  }
  assert.ok(n > 0)
})

// Texts that say nothing about a request.
const nothing = {
  'empty': '',
  'blank': ' \n\t\r\n ',
  'a megabyte of zero bytes': new Uint8Array(MiB),
  'invalid UTF-8': Uint8Array.from({ length: 4096 }, (_, i) => 0x80 | (i & 0x7f)),
  'a lone surrogate': '\ud800',
  'lone surrogates': '\udfff\ud800'.repeat(10_000),
  'markup': '<script>alert(1)</script></textarea><img src=x onerror=alert(1)>'.repeat(100),
  'newlines': '\n'.repeat(MiB),
  'words': 'a\n'.repeat(MiB / 2),
  'braces': '{'.repeat(MiB),
  'brackets': '['.repeat(MiB),
  'quotes': '"'.repeat(MiB),
  'backslashes': '"\\'.repeat(MiB / 2),
}
for (const [name, text] of Object.entries(nothing)) {
  test(`nothing is read from: ${name}`, () => {
    const report = hitcheck.check(text)
    sound(report, typeof text === 'string' ? Buffer.byteLength(text) : text.length)
    assert.equal(report.verdict, 'unknown')
    assert.deepEqual(report.codes, [])
    hitcheck.view()
  })
}

// Numbers alone: answered as what they are, never as a status they are not.
for (const text of ['0', '000', '99', '600', '999', '1000', '-1', '-404', '4.04', '40', '4040', '99999999999999999999']) {
  test(`no exchange is read from the number ${text}`, () => {
    const report = hitcheck.check(text)
    sound(report, text.length)
    assert.notEqual(report.verdict, 'hitting')
    hitcheck.view()
  })
}

// Texts that keep the scanner busy.
const busy = {
  'numbers alone': '404\n'.repeat(MiB / 4),
  'digits and blanks': '404 '.repeat(MiB / 4),
  'digits': '404'.repeat(MiB / 4),
  'status lines': 'HTTP/1.1 404 Not Found\n'.repeat(50_000),
  'JSON lines': '{"status":404,"error":{"code":500}}\n'.repeat(30_000),
  'deep JSON': '{"a":['.repeat(MiB / 8),
  'near misses': 'port 443 took 200 ms, order 404\n'.repeat(30_000),
  'phrases': 'Not Found\n'.repeat(MiB / 8),
  'errors': 'curl: (7) Failed to connect to h port 443 after 0 ms: Connection refused\n'.repeat(15_000),
  'colours': '\x1b[31m404\x1b[0m Not Found\n'.repeat(40_000),
  'log lines': '192.0.2.1 - - [02/Nov/2026:00:00:00 +0000] "GET /a/1 HTTP/1.1" 404 12 "-" "curl/8"\n'.repeat(15_000),
  'every number': Array.from({ length: 1000 }, (_, i) => `HTTP/1.1 ${String(i).padStart(3, '0')} X\n`).join(''),
  'one line of 50 MB': 'HTTP/1.1 404 Not Found '.repeat(50_000_000 / 23),
  'one word of 50 MB': 'x'.repeat(50_000_000),
}
for (const [name, text] of Object.entries(busy)) {
  test(`no stop, no hang: ${name}`, { timeout: 60_000 }, () => {
    sound(hitcheck.check(text), text.length)
    hitcheck.view()
  })
}

test('a text in pieces is read like the whole', () => {
  const bytes = new TextEncoder().encode(transcript(3000) + '\n{"status": 503}\nünï 404\n')
  const whole = hitcheck.check(bytes)
  for (const size of [1, 2, 3, 7, 64, 1000]) {
    const stream = hitcheck.stream()
    for (let i = 0; i < bytes.length; i += size) stream.write(bytes.subarray(i, i + size))
    assert.deepEqual(stream.end(), whole, `pieces of ${size}`)
  }
})

test('memory does not grow with the input', { timeout: 120_000 }, () => {
  const stream = hitcheck.stream()
  const piece = new TextEncoder().encode(busy['log lines'])
  for (let i = 0; i < 50; i++) stream.write(piece)
  assert.equal(stream.end().codes[0].count, 50 * 15_000)
  assert.ok(stream.memory <= 4 * MiB)
})

test('no text leaves a trace in the next', () => {
  const before = hitcheck.check('HTTP/1.1 404 Not Found')
  for (const text of Object.values(busy).filter((text) => text.length < 2 * MiB)) {
    try { hitcheck.check(text) } catch { /* told above */ }
    assert.deepEqual(hitcheck.check('HTTP/1.1 404 Not Found'), before)
  }
})
