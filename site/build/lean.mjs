// Writes a file of site/ as it is served: scripts and style sheets without
// comments and indentation, everything else as it is.
// Usage: node site/build/lean.mjs FROM TO
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { strip } from './strip.mjs'

/**
 * Takes out of a style sheet what no browser reads. Strings stay as they are.
 * @param {string} source
 * @returns {string}
 */
export function sheet(source) {
  return source
    .replace(/\/\*[^]*?\*\//g, '')
    .replace(/("[^"\n]*")|\s*([{};,])\s*|(:) |\s*\n\s*/g, (_, text, sign, colon) => text ?? sign ?? colon ?? '\n')
    .replaceAll(';}', '}')
    .trim() + '\n'
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , from, to] = process.argv
  const bytes = readFileSync(from)
  if (/\.m?js$/.test(from)) writeFileSync(to, strip(String(bytes)))
  else writeFileSync(to, from.endsWith('.css') ? sheet(String(bytes)) : bytes)
}
