// Prints how fast the module is, and what it holds. Only ratios within one run
// can be compared: machines differ, and so does one machine from hour to hour.
// Usage: node site/test/bench.mjs
import { execFileSync } from 'node:child_process'
import { mkdirSync, openSync, readSync, closeSync, statSync, existsSync, renameSync } from 'node:fs'
import { load } from '../../dist/hitcheck.js'
import { accessLog, transcript } from './samples.mjs'

const MiB = 2 ** 20
const LOG = 256 * MiB
const scratch = '.tools/bench'

const median = (list) => list.toSorted((a, b) => a - b)[list.length >> 1]
const time = (f) => {
  const start = performance.now()
  f()
  return performance.now() - start
}
const say = (what, value) => console.log(`${what.padEnd(52)} ${value}`)

const start = performance.now()
const hitcheck = await load()
say('load', `${(performance.now() - start).toFixed(1)} ms`)

// One check of what people paste.
const text = transcript(10_000)
say('first check of a 10 KB curl transcript', `${time(() => hitcheck.check(text)).toFixed(2)} ms`)
const times = Array.from({ length: 2000 }, () => time(() => hitcheck.check(text)))
say('median check of it, in V8 (limit 0.5 ms)', `${median(times).toFixed(3)} ms`)
say('module memory after 2,000 checks (limit 4 MiB)', `${hitcheck.memory / MiB} MiB`)

// A log, against mawk counting its ninth column from the same page cache.
const path = `${scratch}/access-${LOG / MiB}.log`
if (!existsSync(path)) {
  mkdirSync(scratch, { recursive: true })
  await accessLog(`${path}.part`, LOG)
  renameSync(`${path}.part`, path)
}
const size = statSync(path).size
const chunk = new Uint8Array(MiB)
const ours = () => {
  const stream = hitcheck.stream()
  const file = openSync(path)
  for (let n; (n = readSync(file, chunk)) > 0;) stream.write(chunk.subarray(0, n))
  closeSync(file)
  const counts = {}
  for (const { code, count } of stream.end().codes) counts[code] = count
  return counts
}
const mawk = () => {
  const out = execFileSync('mawk', ['{c[$9]++} END {for (k in c) print k, c[k]}', path], { encoding: 'utf8' })
  return Object.fromEntries(out.trim().split('\n').map((line) => line.split(' ')).map(([k, n]) => [k, Number(n)]))
}

const seconds = { ours: [], mawk: [] }
let got, want
for (let i = 0; i < 3; i++) {
  seconds.mawk.push(time(() => { want = mawk() }) / 1000)
  seconds.ours.push(time(() => { got = ours() }) / 1000)
}
const [a, b] = [median(seconds.ours), median(seconds.mawk)]
say(`a combined log of ${Math.round(size / MiB)} MiB, codes counted`, `${(size / a / 1e9).toFixed(2)} GB/s`)
say("mawk '{c[$9]++}' on the same file", `${(size / b / 1e9).toFixed(2)} GB/s`)
say('ratio', `${(b / a).toFixed(1)} times mawk`)
say('module memory after the log (limit 4 MiB)', `${hitcheck.memory / MiB} MiB`)

if (JSON.stringify(got) !== JSON.stringify(want)) {
  console.error(`the counts differ:\n ours ${JSON.stringify(got)}\n mawk ${JSON.stringify(want)}`)
  process.exitCode = 1
}
