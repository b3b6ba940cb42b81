// Prints how fast the module is, and what it holds. Only ratios within one run
// can be compared: machines differ, and so does one machine from hour to hour.
// Usage: node site/test/bench.mjs
import { load } from '../../dist/hitcheck.js'
import { transcript } from './samples.mjs'

const MiB = 2 ** 20

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
