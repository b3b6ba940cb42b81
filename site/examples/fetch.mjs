// Fetches the portals' browser bundles, at the versions and with the integrity
// of portals.json. Not as dependencies: the bundles already hold the 500
// packages (and 600 MB) that those would bring.
// Usage: node site/examples/fetch.mjs FOLDER
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'

const folder = resolve(process.argv[2])
const portals = JSON.parse(readFileSync(new URL('portals.json', import.meta.url), 'utf8'))
mkdirSync(folder, { recursive: true })
const scratch = mkdtempSync(join(folder, '.fetch-'))
try {
  for (const { name, version, integrity, files } of portals) {
    const options = ['pack', '--silent', '--ignore-scripts', '--json', '--pack-destination', scratch]
    const [{ filename }] = JSON.parse(execFileSync('npm', [...options, `${name}@${version}`], { encoding: 'utf8', maxBuffer: 1 << 26 }))
    const archive = join(scratch, filename.replace('@', '').replace('/', '-'))
    const found = 'sha512-' + createHash('sha512').update(readFileSync(archive)).digest('base64')
    if (found !== integrity) throw new Error(`${name}@${version} is not the package that portals.json names: its integrity is ${found}`)
    execFileSync('tar', ['-xzf', archive, '-C', scratch, ...files.map((/** @type {string} */ file) => `package/${file}`)])
    for (const file of files) copyFileSync(join(scratch, 'package', file), join(folder, name === '@scalar/api-reference' ? 'scalar.js' : basename(file)))
  }
} finally {
  rmSync(scratch, { recursive: true, force: true })
}
