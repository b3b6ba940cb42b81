// Large files for the benchmarks, made once and kept in .tools/bench.
// Usage: node site/test/logs.mjs MEBIBYTES   prints the path of a combined log
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { accessLog, appLog, jsonLog, prose } from './samples.mjs'

const MiB = 2 ** 20
const scratch = '.tools/bench'
const corpus = 'wasm/report/testdata/corpus'

/**
 * @param {string} name
 * @param {(path: string) => unknown} make
 */
async function once(name, make) {
  const path = `${scratch}/${name}`
  if (!existsSync(path)) {
    mkdirSync(scratch, { recursive: true })
    await make(`${path}.part`)
    renameSync(`${path}.part`, path)
  }
  return path
}

/** The path of a combined log of so many mebibytes. */
export const combined = (/** @type {number} */ size) => once(`access-${size}.log`, (path) => accessLog(path, size * MiB))

/** The path of text that says nothing, of so many mebibytes. */
export const plain = (/** @type {number} */ size) => once(`prose-${size}.txt`, (path) => writeFileSync(path, prose(size * MiB)))

/** The path of a log of JSON lines, of so many mebibytes. */
export const json = (/** @type {number} */ size) => once(`json-${size}.log`, (path) => writeFileSync(path, jsonLog(size * MiB)))

/** The path of an application's log, of so many mebibytes. */
export const app = (/** @type {number} */ size) => once(`app-${size}.log`, (path) => writeFileSync(path, appLog(size * MiB)))

/** The path of the corpus's texts of these kinds, again and again up to a size in megabytes. */
export const repeated = (/** @type {string} */ name, /** @type {number} */ size, /** @type {string[]} */ ...kinds) =>
  once(`${name}-${size}.log`, (path) => {
    const texts = readdirSync(corpus).filter((file) => file.endsWith('.json')).sort().flatMap((file) => {
      const { kind } = JSON.parse(readFileSync(`${corpus}/${file}`, 'utf8'))
      if (kinds.length && !kinds.includes(kind)) return []
      const text = readFileSync(`${corpus}/${file.replace('.json', '.txt')}`, 'utf8')
      return text.endsWith('\n') ? text : text + '\n'
    })
    const turn = Buffer.from(texts.join(''))
    writeFileSync(path, Buffer.concat(Array(Math.ceil(size * 1e6 / turn.length)).fill(turn)))
  })

if (import.meta.url === pathToFileURL(process.argv[1]).href) console.log(await combined(Number(process.argv[2])))
