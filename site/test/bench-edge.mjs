// Prints what an answer costs where it is given: the server on this machine,
// the Worker as `make worker` runs it, the Worker in workerd alone, and the same
// when Go is started for every request; and what starting Go consists of.
// Only ratios within one run can be compared.
// Usage: node site/test/bench-edge.mjs, when .tools/serve and .tools/worker are built
import { execFileSync, spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { free } from './port.mjs'
import { transcript } from './samples.mjs'

const AT_ONCE = 16
const [FILE, CODE, TEXT] = ['/codes/404/', '/404', '/classify']
const NAMES = { [FILE]: 'a file', [CODE]: 'GET /404', [TEXT]: 'POST /classify, 10 KB' }
const body = Buffer.from(transcript(10_000))
const home = mkdtempSync(join(tmpdir(), 'hitcheck-bench-'))
const scratch = resolve('.tools/bench')

/** Starts a server in a process group of its own and waits until it answers. */
async function start(command, args, port) {
  port ??= await free()
  const child = spawn(command, args.map((a) => (a === 'PORT' ? String(port) : a)), {
    detached: true,
    stdio: 'ignore',
    env: { ...process.env, PORT: String(port), HOME: home, CI: '1', WRANGLER_SEND_METRICS: 'false',
      WRANGLER_HIDE_BANNER: 'true', CLOUDFLARE_CF_FETCH_ENABLED: 'false' },
  })
  const server = { child, port, agent: new Agent({ keepAlive: true, maxSockets: AT_ONCE }) }
  for (let i = 0; i < 200; i++) {
    if (await ask(server, 'GET', CODE).catch(() => 0)) return server
    await new Promise((later) => setTimeout(later, 100))
  }
  throw new Error(`${command} does not answer`)
}

const wrangler = () => start('site/node_modules/.bin/wrangler', ['dev', '--config', 'wasm/worker/wrangler.jsonc',
  '--ip', '127.0.0.1', '--port', 'PORT', '--inspector-port', '0', '--log-level', 'error', '--persist-to', home])

/** Starts workerd with the Worker and nothing else; uses: of one Go program. */
async function workerd(uses) {
  const folder = `${scratch}/${uses ?? 'kept'}`
  cpSync('.tools/worker', folder, { recursive: true })
  const source = readFileSync(`${folder}/worker.mjs`, 'utf8')
  if (uses) writeFileSync(`${folder}/worker.mjs`, source.replace(/const USES = \d+/, `const USES = ${uses}`))
  const [, date] = readFileSync('wasm/worker/wrangler.jsonc', 'utf8').match(/"compatibility_date": "([\d-]+)"/)
  const port = await free()
  writeFileSync(`${folder}/config.capnp`, `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = (
    compatibilityDate = "${date}",
    modules = [
      (name = "worker.mjs", esModule = embed "worker.mjs"),
      (name = "wasm_exec.js", esModule = embed "wasm_exec.js"),
      (name = "app.wasm", wasm = embed "app.wasm"),
    ],
  ))],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "main")],
);
`)
  return start('site/node_modules/.bin/workerd', ['serve', `${folder}/config.capnp`], port)
}

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

async function measure(name, server, path, n) {
  const method = path === TEXT ? 'POST' : 'GET'
  const many = (left) => Promise.all(Array.from({ length: AT_ONCE }, async () => {
    while (left-- > 0) await ask(server, method, path)
  }))
  await many(n) // until what is compiled while it runs has been compiled
  const began = performance.now()
  const before = cpu(server.child.pid)
  await many(n)
  const spent = (cpu(server.child.pid) - before) / n
  const rate = n / ((performance.now() - began) / 1000)
  console.log(`${name.padEnd(28)} ${NAMES[path].padEnd(22)} ${rate.toFixed(0).padStart(6)}/s ${spent.toFixed(2).padStart(7)} ms of CPU`)
  return spent
}

/** What a Go program costs before its first answer, in milliseconds of CPU. */
async function started(file) {
  const program = await WebAssembly.compile(readFileSync(file))
  const once = async () => {
    const go = new Go()
    const imports = { ...go.importObject }
    await new Promise((ready) => {
      imports.workers = { ready }
      go.run(new WebAssembly.Instance(program, imports), { binding: {} })
    })
  }
  for (let i = 0; i < 20; i++) await once()
  const before = process.cpuUsage()
  for (let i = 0; i < 50; i++) await once()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000 / 50
}

/** Builds a Go program of the tests for the Worker's runtime. */
function built(name) {
  const file = `${scratch}/${name}.wasm`
  execFileSync('go', ['build', '-trimpath', '-ldflags=-s -w', '-o', file, `./wasm/worker/testdata/${name}`],
    { env: { ...process.env, GOOS: 'js', GOARCH: 'wasm' } })
  return file
}

const servers = []
try {
  rmSync(scratch, { recursive: true, force: true })
  const cost = {}
  for (const [name, open, n, paths] of [
    ['native', () => start('.tools/serve', ['dist']), 4000, [FILE, CODE, TEXT]],
    ['make worker', wrangler, 800, [FILE, CODE, TEXT]],
    ['workerd alone', () => workerd(), 800, [CODE, TEXT]],
    ['workerd alone, Go for each', () => workerd(1), 200, [CODE, TEXT]],
  ]) {
    const server = await open()
    servers.push(server)
    cost[name] = {}
    for (const path of paths) cost[name][path] = await measure(name, server, path, n)
    process.kill(-server.child.pid, 'SIGTERM')
    server.agent.destroy()
  }
  const times = (a, b) => `${(a / b).toFixed(1)} times`
  for (const path of [CODE, TEXT]) {
    const kept = cost['workerd alone'][path]
    console.log(`${NAMES[path]}: the Worker takes ${times(kept, cost.native[path])} the CPU of the native server; ` +
      `Go for each request takes ${times(cost['workerd alone, Go for each'][path], kept)} that of a Go that stays`)
  }
  console.log(`make worker: GET /404 takes ${times(cost['make worker'][CODE], cost['make worker'][FILE])} the CPU of a file`)

  await import(resolve('.tools/worker/wasm_exec.js'))
  const [bare, empty, ours] = [await started(built('bare')), await started(built('empty')), await started('.tools/worker/app.wasm')]
  console.log(`starting Go takes ${bare.toFixed(1)} ms of CPU, with net/http ${empty.toFixed(1)} ms, with all that is ours ${ours.toFixed(1)} ms`)
} finally {
  for (const { child } of servers) {
    try {
      process.kill(-child.pid, 'SIGTERM')
    } catch {} // it has ended
  }
  rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
}
