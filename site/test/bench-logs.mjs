// Prints how fast the module reads logs that are in memory, beside mawk counting
// the ninth column of the same file in the page cache. Only the ratios within
// one run can be compared. Usage: node site/test/bench-logs.mjs [runs]
import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { load } from '../../dist/hitcheck.js'
import { app, combined, json, plain, repeated } from './logs.mjs'

const MiB = 2 ** 20
const RUNS = Number(process.argv[2] ?? 5)

const median = (/** @type {number[]} */ list) => list.toSorted((a, b) => a - b)[list.length >> 1]
const seconds = (/** @type {() => void} */ f) => {
  const start = performance.now()
  f()
  return (performance.now() - start) / 1000
}
const say = (/** @type {string} */ what, /** @type {string} */ value) => console.log(`${what.padEnd(52)} ${value}`)
const speed = (/** @type {number} */ size, /** @type {number} */ s) => `${Math.round(size / s / 1e6)} MB/s`

const hitcheck = await load()
await hitcheck.faster()

/** @type {[string, string, string][]} what, its file, the ratio it should reach */
const files = [
  ['a combined log of 512 MiB', await combined(512), 'aim 3'],
  ['prose without any match, 64 MiB (aim 300 MB/s)', await plain(64), 'aim 1'],
  ['a log of JSON lines, 64 MiB', await json(64), 'aim 1'],
  ["the corpus's logs, repeated to 200 MB", await repeated('logs', 200, 'server-log', 'proxy-log'), 'aim 1'],
  ["an application's log, hardly a line twice, 256 MiB", await app(256), 'aim 1'],
  ['the whole corpus, repeated to 200 MB', await repeated('all', 200), 'aim 1'],
]
for (const [what, path, aim] of files) {
  const bytes = readFileSync(path)
  let memory = 0
  /** @type {Record<string, number>} */
  let got = {}
  let want = got
  const ours = () => {
    const stream = hitcheck.stream()
    stream.write(bytes)
    got = Object.fromEntries(stream.end().codes.map(({ code, count }) => [code, count]))
    memory = stream.memory
  }
  const mawk = () => {
    const out = execFileSync('mawk', ['{c[$9]++} END {for (k in c) print k, c[k]}', path], { encoding: 'utf8', maxBuffer: 64 * MiB })
    want = Object.fromEntries(out.trim().split('\n').map((line) => line.split(' ')).map(([k, n]) => [k, Number(n)]))
  }
  /** @type {{ours: number[], mawk: number[]}} */
  const took = { ours: [], mawk: [] }
  for (let i = 0; i < RUNS; i++) {
    took.mawk.push(seconds(mawk))
    took.ours.push(seconds(ours))
  }
  const [a, b] = [median(took.ours), median(took.mawk)]
  say(`${what}: the module`, speed(bytes.length, a))
  say("  mawk '{c[$9]++}'", speed(bytes.length, b))
  say(`  ratio (${aim})`, `${(b / a).toFixed(2)} times mawk`)
  say('  module memory (limit 4 MiB)', `${(memory / MiB).toFixed(1)} MiB`)
  if (path.includes('access') && JSON.stringify(got) !== JSON.stringify(want)) {
    console.error(`the counts differ:\n ours ${JSON.stringify(got)}\n mawk ${JSON.stringify(want)}`)
    process.exitCode = 1
  }
}

// What people use today, once each, on a smaller file where they take minutes.
const path = await combined(64)
const size = statSync(path).size
for (const [name, ...args] of [
  ['goaccess', path, '--log-format=COMBINED', '--no-global-config', '-o', '.tools/bench/goaccess.json'],
  ['lnav', '-n', '-c', ';SELECT sc_status, count(*) FROM access_log GROUP BY sc_status', path],
]) {
  /** @type {import('node:child_process').SpawnSyncReturns<Buffer>} */
  let out
  const took = seconds(() => (out = spawnSync(name, args, { stdio: ['ignore', 'pipe', 'pipe'] })))
  // @ts-ignore
  if (out.error) say(`${name} on a combined log of 64 MiB`, 'not installed')
  // @ts-ignore
  else if (out.status !== 0) say(`${name} on a combined log of 64 MiB`, `failed: ${out.stderr}`)
  else say(`${name} on a combined log of 64 MiB`, speed(size, took))
}
