// Puts modules that lie side by side into one text: each becomes a function
// that returns what it exports, the one that imports nothing first. It reads
// the few forms that the site uses, as esbuild writes them, and refuses every other
// one. esbuild's own way of doing this gives classes other names, or none, and a
// worker's script is made of them as they stand.
import { minified, plain, shortened } from './esbuild.mjs'

const imported = /^import \{ ([\w, ]+) \} from "\.\/([\w-]+\.js)";$/gm
const only = /^import "\.\/([\w-]+\.js)";\n/gm
const later = /\bimport\("\.\/([\w-]+\.js)"\)/g
const exported = /^export (?=(?:(?:async )?function\*?|class|const) (\w+))/gm

/**
 * @param {(file: string) => string} read
 * @param {string[]} entries what it is for: every export of theirs is returned
 * @returns {{ text: string, names: string[] }} statements, and what they define
 */
export function bundle(read, entries) {
  /** @type {Map<string, string[]>} exports of what stands in the text */
  const done = new Map()
  let text = ''
  const add = (/** @type {string} */ file, /** @type {string[]} */ path) => {
    if (done.has(file)) return
    if (path.includes(file)) throw new Error(`${[...path, file].join(' imports ')}`)
    let source = plain(read(file))
    for (const shape of [imported, only, later]) {
      for (const found of source.matchAll(shape)) add(found[2] ?? found[1], [...path, file])
    }
    /** @type {string[]} */
    const names = []
    source = source
      .replace(imported, (_, list, from) => `const { ${list} } = ${variable(from)};`)
      .replace(only, '')
      .replace(later, (_, from) => `Promise.resolve(${variable(from)})`)
      .replace(exported, (_, name) => {
        names.push(name)
        return ''
      })
      .replaceAll('import.meta.url', 'base')
    const rest = /^(?:import|export)\b.*|\bimport\.meta\b.*/m.exec(source)
    if (rest) throw new Error(`${file}: cannot put this into one file: ${rest[0]}`)
    // One at a time: esbuild renames what stands in two. A worker's script is made of
    // functions by their names, so those are kept.
    text += minified(`const ${variable(file)} = (() => {\n${shortened(source)}\nreturn { ${names.join(', ')} }\n})()`) + '\n'
    done.set(file, names)
  }
  for (const file of entries) add(file, [])
  const names = entries.flatMap((file) => {
    text += `const { ${done.get(file)?.join(', ')} } = ${variable(file)}\n`
    return done.get(file) ?? []
  })
  return { text, names }
}

const variable = (/** @type {string} */ file) => '$' + file.slice(0, -3).replaceAll('-', '_')
