// Writes the two builds that are one file: hit-check.inline.js, a module with
// everything inside, and offline.html, a page with everything inside.
// Usage: node site/build/main.mjs [dist]
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bundle } from './bundle.mjs'
import { pack } from './dense.mjs'
import { shortened } from './esbuild.mjs'

const LIMIT = 120_000 // bytes of offline.html

const dist = process.argv[2] ?? 'dist'
const built = (/** @type {string} */ name) => readFileSync(join(dist, name))
// In one file nothing is gained by parts.
const tool = (/** @type {string} */ name) => readFileSync(new URL('../../.tools/' + name, import.meta.url))
/** @type {Record<string, Buffer>} */
const inOne = { 'hitcheck.wasm': tool('whole.wasm'), 'hitcheck.more': tool('known.more') }
const own = (/** @type {string} */ name) => readFileSync(new URL(name, import.meta.url), 'utf8')
// Only the module that is built for speed divides a file, and one file does without it.
const undivided = ['divide', 'carried', 'joined', 'studyPart'].map((name) => `export const ${name} = () => {}`).join('\n')
const source = (/** @type {string} */ name) => (name === 'parts.js' ? undivided : own(existsSync(new URL(name, import.meta.url)) ? name : `../${name}`))
const css = (/** @type {string} */ name) => String(built(name)).trim()

const { version } = JSON.parse(own('../package.json'))

const types = { wasm: 'application/wasm', more: 'application/octet-stream', css: 'text/css' }

/**
 * Runs a program on the parts in a file.
 * @param {Buffer[]} parts @param {string} program @param {...string} options
 */
function packed(parts, program, ...options) {
  const folder = mkdtempSync(join(tmpdir(), 'hitcheck-'))
  try {
    const file = join(folder, 'all')
    writeFileSync(file, Buffer.concat(parts))
    return execFileSync(program, [...options, '-c', file], { stdio: ['ignore', 'pipe', 'inherit'], maxBuffer: 1 << 24 })
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Zopfli takes a second, and a twentieth off what zlib makes. @param {Buffer[]} parts */
const deflate = (parts) => packed(parts, 'zopfli', '--deflate')

/** A fourteenth less than that; lzma.js unpacks it. @param {Buffer[]} parts */
const lzma = (parts) => packed(parts, 'xz', '--format=raw', '--lzma1=preset=9e,lc=3,lp=0,pb=0')

/** What the modules load from beside themselves, and what gives it to them. @param {string[]} names */
function put(names) {
  const bodies = names.map((name) => (name.endsWith('.css') ? Buffer.from(css(name)) : inOne[name] ?? built(name)))
  const files = names.map((name, i) => [name, types[/** @type {keyof types} */ (name.split('.')[1])], bodies[i].length])
  const inside = `const base = 'inline:/'\nconst files = ${JSON.stringify(files)}\n${shortened(own('inside.js'))}`
  return { bodies, inside }
}

function module() {
  const { text, names } = bundle(source, ['hitcheck.js', 'hit-check.js', 'hit-code.js'])
  const { bodies, inside } = put(['hitcheck.wasm', 'hitcheck.more', 'mask.wasm', 'diagram.css', 'hit-check.css', 'hit-code.css'])
  return `/*! Hitcheck ${version}, MIT. One module with everything inside: it asks for nothing. */
const packed = '${deflate(bodies).toString('base64')}'
let unpacked
const whole = () => (unpacked ??= new Response(new Blob([Uint8Array.from(atob(packed), (c) => c.charCodeAt(0))])
.stream().pipeThrough(new DecompressionStream('deflate-raw'))).arrayBuffer())
${inside}
${text}export { ${names.filter((name) => name !== 'Reader').join(', ')} }
`
}

function page() {
  // It may not grow, so it passes nothing on, and it is in English.
  /** @type {Record<string, string>} */
  const without = { 'sharing.js': 'export function share() {}', 'language.js': "export const choose = () => 'en'\nexport const say = () => ''" }
  const { text } = bundle((name) => without[name] ?? source(name), ['offline.js'])
  const { bodies, inside } = put(['hitcheck.wasm', 'hitcheck.more', 'diagram.css', 'hit-check.css'])
  const code = Buffer.from(`'use strict'
{
const unpacked = document.currentScript.whole
const whole = () => unpacked
${inside}
${text}}`)
  const all = [code, ...bodies]
  const small = lzma(all)
  // The element brings the drawings' looks; the page has one colour of theirs.
  const edge = /--edge:[^;}]+/.exec(css('diagram.css'))
  if (!edge) throw new Error('diagram.css has no --edge, which offline.html takes from it; name what site.css uses instead')
  const looks = `:root { ${edge[0]} }\n${css('site.css')}`
  const start = shortened(`{\n${own('lzma.js')}${own('start.js')}}`)
  const hash = (/** @type {string | Buffer} */ text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
  /** @type {Record<string, string | number>} */
  const parts = {
    POLICY: `default-src 'none'; script-src ${hash(start)} ${hash(code)} 'wasm-unsafe-eval'; style-src ${hash(looks)}; `
      + "img-src data:; worker-src blob:; base-uri 'none'; form-action 'none'",
    ICON: 'data:image/svg+xml,' + encodeURIComponent(String(built('favicon.svg')).trim()),
    LOOKS: looks,
    VERSION: version,
    SIZE: small.length,
    WHOLE: all.reduce((sum, { length }) => sum + length, 0),
    CODE: code.length,
    START: start,
    PACKED: pack(small),
  }
  const html = own('offline.html').replace(/\b[A-Z]{4,}\b/g, (name) => String(parts[name] ?? name))
  if (html.length > LIMIT) throw new Error(`offline.html has ${html.length} bytes, which is ${html.length - LIMIT} more than it may`)
  return html
}

writeFileSync(join(dist, 'hit-check.inline.js'), module())
writeFileSync(join(dist, 'offline.html'), page())
