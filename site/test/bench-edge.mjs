// Prints what an answer costs where it is given: the server on this machine,
// the Worker in workerd, and the Worker when Go is started for every request.
// Only ratios within one run can be compared.
// Usage: node site/test/bench-edge.mjs, when .tools/serve and .tools/worker are built
import { spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { transcript } from './samples.mjs'

const AT_ONCE = 8
const body = Buffer.from(transcript(10_000))
const home = mkdtempSync(join(tmpdir(), 'hitcheck-bench-'))
const once = resolve('.tools/bench/once')

const free = () => new Promise((done) => {
  const s = createServer().listen(0, '127.0.0.1', () => {
    const { port } = s.address()
    s.close(() => done(port))
  })
})

/** Starts a server in a process group of its own and waits until it answers. */
async function start(command, args) {
  const port = await free()
  const child = spawn(command, args.map((a) => (a === 'PORT' ? String(port) : a)), {
    detached: true,
    stdio: 'ignore',
    env: { ...process.env, PORT: String(port), HOME: home, CI: '1', WRANGLER_SEND_METRICS: 'false',
      WRANGLER_HIDE_BANNER: 'true', CLOUDFLARE_CF_FETCH_ENABLED: 'false' },
  })
  const server = { child, port, agent: new Agent({ keepAlive: true, maxSockets: AT_ONCE }) }
  for (let i = 0; i < 200; i++) {
    if (await ask(server, 'GET', '/404').catch(() => 0)) return server
    await new Promise((later) => setTimeout(later, 100))
  }
  throw new Error(`${command} does not answer`)
}

const wrangler = (config) => start('site/node_modules/.bin/wrangler', ['dev', '--config', config,
  '--ip', '127.0.0.1', '--port', 'PORT', '--inspector-port', '0', '--log-level', 'error', '--persist-to', home])

function ask({ port, agent }, method, path) {
  return new Promise((done, failed) => {
    const headers = method === 'POST' ? { 'content-length': body.length, 'content-type': 'text/plain' } : {}
    const q = request({ host: '127.0.0.1', port, path, method, agent, headers }, (answer) => {
      answer.resume()
      answer.on('end', () => (answer.statusCode === 200 ? done(1) : failed(new Error(`${path}: ${answer.statusCode}`))))
    })
    q.on('error', failed)
    q.end(method === 'POST' ? body : undefined)
  })
}

/** CPU time that a process group has taken, in milliseconds. */
function cpu(group) {
  let ticks = 0
  for (const pid of readdirSync('/proc')) {
    if (!/^\d+$/.test(pid)) continue
    try {
      const f = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ')
      if (Number(f[2]) === group) ticks += Number(f[11]) + Number(f[12])
    } catch {} // it has ended
  }
  return ticks * 10
}

async function measure(name, server, method, path, n) {
  await Promise.all(Array.from({ length: AT_ONCE * 2 }, () => ask(server, method, path))) // warm up
  const began = performance.now()
  const before = cpu(server.child.pid)
  let left = n
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    while (left-- > 0) await ask(server, method, path)
  }))
  const spent = (cpu(server.child.pid) - before) / n
  const rate = n / ((performance.now() - began) / 1000)
  const what = { '/404': 'GET /404', '/classify': 'POST /classify of 10 KB' }[path] ?? 'a file'
  console.log(`${name.padEnd(34)} ${what.padEnd(24)} ${rate.toFixed(0).padStart(6)}/s ${spent.toFixed(2).padStart(7)} ms of CPU`)
  return spent
}

const servers = []
try {
  // The same Worker, told to use each program once.
  rmSync(once, { recursive: true, force: true })
  mkdirSync(once, { recursive: true })
  cpSync('.tools/worker', once, { recursive: true })
  const source = readFileSync(`${once}/worker.mjs`, 'utf8')
  writeFileSync(`${once}/worker.mjs`, source.replace(/const USES = \d+/, 'const USES = 1'))
  writeFileSync(`${once}/wrangler.jsonc`, readFileSync('wasm/worker/wrangler.jsonc', 'utf8')
    .replace('../../.tools/worker/', './').replace('../../dist', resolve('dist')))

  const cost = {}
  for (const [name, open, n] of [
    ['native', () => start('.tools/serve', ['dist']), 2000],
    ['workerd', () => wrangler('wasm/worker/wrangler.jsonc'), 400],
    ['workerd, Go for each request', () => wrangler(`${once}/wrangler.jsonc`), 100],
  ]) {
    const server = await open()
    servers.push(server)
    cost[name] = {}
    for (const [method, path] of [['GET', '/codes/404/'], ['GET', '/404'], ['POST', '/classify']]) {
      cost[name][path] = await measure(name, server, method, path, n)
    }
    process.kill(-server.child.pid, 'SIGTERM')
    server.agent.destroy()
  }
  const file = cost.workerd['/codes/404/']
  for (const path of ['/404', '/classify']) {
    const kept = cost.workerd[path] - file
    const each = cost['workerd, Go for each request'][path] - file
    console.log(`${path}: beyond a file's cost, Go for each request takes ${(each / kept).toFixed(1)} times what a Go that stays takes`)
  }
} finally {
  for (const { child } of servers) {
    try {
      process.kill(-child.pid, 'SIGTERM')
    } catch {} // it has ended
  }
  rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
}
