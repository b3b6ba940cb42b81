// What esbuild does here: it makes scripts and style sheets short. The Makefile
// builds it and says where it stands.
// Usage: node site/build/esbuild.mjs FROM TO
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'

const esbuild = (/** @type {string[]} */ args, input = '') => {
  const program = process.env.ESBUILD
  if (!program) throw new Error('ESBUILD names no program; run make, which sets it')
  return execFileSync(program, ['--log-level=warning', ...args], { input, encoding: 'utf8', maxBuffer: 1 << 26 })
}

// What a worker runs is written out as text, by the names that it has here; gen/pages
// fills in what the service worker keeps.
const named = ['reader.js', 'gunzip.js', 'parts.js', 'worker.js']
const filled = ['service-worker.js']
const lean = ['--minify-whitespace', '--minify-syntax']

/** A script without comments. @param {string} text */
export const plain = (text) => esbuild(['--loader=js'], text)

/** A script without what no browser reads, every name left. @param {string} text */
export const minified = (text) => esbuild([...lean, '--loader=js'], text).trim()

/** A script with short names within its functions; its own it keeps. @param {string} text */
export const shortened = (text) => esbuild(['--minify', '--loader=js'], text).trim()

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , from, to] = process.argv
  const name = basename(from)
  const how = filled.includes(name) ? [] : named.includes(name) ? lean : ['--minify']
  writeFileSync(to, esbuild([...how, from]))
}
