// Fails when the browser module holds what it must not: functions of heavy
// packages, imports, exports beyond its interface, more memory than 4 MiB.
// Usage: node site/test/symbols.mjs MODULE-WITH-NAMES
import { readFileSync } from 'node:fs'

const PAGES = 64; // of 64 KiB: 4 MiB
const HEAVY = /^\(?\*?(fmt|regexp|reflect|encoding\/json|math\/big|os|time)\b/
const FLOATS = /^\(?\*?(internal\/)?strconv\b.*(float|eisel|ryu|decimal|dragon|mult64|mult128)/i
const EXPORTS = ['_initialize', 'begin', 'end', 'input', 'inputSize', 'memory', 'more', 'outputSize', 'report', 'view', 'write']
// The compiler's own, a few bytes each.
const EXTRA = ['fmaximum', 'fmaximumf', 'fminimum', 'fminimumf']

const bytes = readFileSync(process.argv[2])
const module = new WebAssembly.Module(bytes)
const wrong = []

const names = functionNames(WebAssembly.Module.customSections(module, 'name')[0])
if (names.length === 0) wrong.push('it has no function names, so nothing can be said about it')
for (const name of names) {
  if (HEAVY.test(name) || FLOATS.test(name)) wrong.push(`it holds ${name}`)
}
for (const { module: from, name } of WebAssembly.Module.imports(module)) wrong.push(`it imports ${from}.${name}`)
const exported = WebAssembly.Module.exports(module).map((e) => e.name)
for (const name of EXPORTS) if (!exported.includes(name)) wrong.push(`it does not export ${name}`)
for (const name of exported) if (![...EXPORTS, ...EXTRA].includes(name)) wrong.push(`it exports ${name}, which no host calls`)

const { memory } = new WebAssembly.Instance(module, {}).exports
try {
  memory.grow(PAGES + 1 - memory.buffer.byteLength / 65536)
  wrong.push('its memory may grow beyond 4 MiB')
} catch { /* as it should */ }

for (const what of wrong) console.error(`${process.argv[2]}: ${what}`)
if (wrong.length) process.exitCode = 1
else console.log(`${names.length} functions, none of a heavy package; no import; at most 4 MiB`)

// The name section: subsections of (id, size, body); 1 is the function names,
// a count and then (index, length, name) each. Numbers are LEB128.
function functionNames(section) {
  const data = new Uint8Array(section ?? 0)
  const text = new TextDecoder()
  let at = 0
  const number = () => {
    let n = 0
    for (let shift = 0; ; shift += 7) {
      const b = data[at++]
      n += (b & 127) * 2 ** shift
      if (b < 128) return n
    }
  }
  const found = []
  while (at < data.length) {
    const id = number()
    const size = number()
    const end = at + size
    for (let n = id === 1 ? number() : 0; n > 0; n--) {
      number()
      const length = number()
      found.push(text.decode(data.subarray(at, at += length)))
    }
    at = end
  }
  return found
}
