// Prints a script tag for each build, as a CDN of npm packages serves it, with
// the integrity hash of what is in dist/.
// Usage: node site/build/integrity.mjs [dist]
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const { name, version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))

for (const file of ['hit-check.inline.js', 'hit-check.js', 'hit-code.js']) {
  const hash = createHash('sha384').update(readFileSync(join(process.argv[2] ?? 'dist', file))).digest('base64')
  console.log(`<script type="module" src="https://cdn.jsdelivr.net/npm/${name}@${version}/dist/${file}" integrity="sha384-${hash}" crossorigin></script>`)
}
