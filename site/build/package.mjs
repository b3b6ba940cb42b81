// Puts into site/dist/ what the npm package holds, and writes its type
// declarations; npm runs it before it packs, and with --clean after.
import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const at = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url))
const run = (/** @type {string} */ program, /** @type {string[]} */ ...args) => execFileSync(program, args, { stdio: ['ignore', 2, 2] })

const files = [
  'hitcheck.js', 'hit-check.js', 'hit-code.js', 'once.js', 'nodes.js', 'evidence.js', 'reading.js', 'sharing.js', 'picture.js', 'worker.js', 'reader.js', 'gunzip.js',
  'hitcheck.wasm', 'hitcheck.rest.wasm', 'hitcheck.fast.wasm', 'hitcheck.more', 'mask.wasm', 'diagram.css', 'hit-check.css', 'hit-code.css', 'report.d.ts',
  'hit-check.inline.js', 'offline.html', 'custom-elements.json',
]

const to = at('../dist/')
rmSync(to, { recursive: true, force: true })
rmSync(at('../LICENSE'), { force: true })
if (!process.argv.includes('--clean')) {
  run('make', '-s', '-C', at('../..'), 'all')
  mkdirSync(to)
  for (const file of files) copyFileSync(at(`../../dist/${file}`), to + file)
  copyFileSync(at('../../LICENSE'), at('../LICENSE'))
  run(process.execPath, at('../node_modules/typescript/bin/tsc'), '-p', at('tsconfig.json'),
    '--noEmit', 'false', '--declaration', '--emitDeclarationOnly', '--outDir', to)
  writeFileSync(to + 'hit-check.inline.d.ts', [
    "export { load, Hitcheck } from './hitcheck.js'",
    "export { HitCheckElement } from './hit-check.js'",
    "export { HitCodeElement } from './hit-code.js'",
    '',
  ].join('\n'))
}
