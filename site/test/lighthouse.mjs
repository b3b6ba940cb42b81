// Lighthouse on the built site, in Chromium, as the server here serves it.
// Usage: node site/test/lighthouse.mjs, prints the four scores of three pages
import { execFile, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { free } from './port.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const flags = ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--no-first-run', '--proxy-server=127.0.0.1:9', '--proxy-bypass-list=127.0.0.1']

/** The pages that are looked at. */
export const pages = ['/', '/guide/', '/codes/404/']

/**
 * Serves dist/ for as long as that takes.
 * @template T @param {(origin: string) => Promise<T>} use @returns {Promise<T>}
 */
export async function served(use) {
  const port = await free()
  const server = spawn(join(root, '.tools/serve'), { cwd: root, env: { ...process.env, PORT: port, HOST: '' }, stdio: 'ignore' })
  try {
    const origin = `http://127.0.0.1:${port}`
    for (let i = 0; i < 100 && !(await fetch(origin).catch(() => null)); i++) await new Promise((later) => setTimeout(later, 100))
    return await use(origin)
  } finally {
    server.kill()
  }
}

/**
 * Returns what Lighthouse says of a page. Now and then Chromium loses the start of
 * a trace, and Lighthouse asks to be run again: so it is, three times at most.
 * @param {string} url @param {string[]} [categories] all, when left out
 */
export async function lighthouse(url, categories = []) {
  for (let tries = 3; ; tries--) {
    const home = mkdtempSync(join(tmpdir(), 'hitcheck-lighthouse-'))
    try {
      const { stdout } = await promisify(execFile)(process.execPath, [join(root, 'site/node_modules/lighthouse/cli/index.js'), url,
        '--quiet', '--no-enable-error-reporting', '--output=json', `--chrome-flags=${flags.join(' ')}`,
        ...categories.map((id) => `--only-categories=${id}`)],
      { maxBuffer: 1 << 28, env: { ...process.env, HOME: home, TMPDIR: home, CHROME_PATH: process.env.CHROME_PATH ?? '/usr/bin/chromium' } })
      return JSON.parse(stdout)
    } catch (error) {
      if (tries === 1) throw error
      console.error(`lighthouse: ${url}: ${error.message.trim().split('\n').at(-1)}; once more`)
    } finally {
      rmSync(home, { recursive: true, force: true, maxRetries: 5 })
    }
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await served(async (origin) => {
    for (const page of pages) {
      const { categories, audits } = await lighthouse(origin + page)
      console.log(page.padEnd(14), ...Object.values(categories).map(({ title, score }) => `${title} ${Math.round(score * 100)} `))
      for (const { id, score, scoreDisplayMode, title, displayValue } of Object.values(audits)) {
        if (['binary', 'numeric'].includes(scoreDisplayMode) && score < 0.9) console.log(`  ${id}: ${title} ${displayValue ?? ''}`)
      }
    }
  })
}
