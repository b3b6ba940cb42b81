// Texts for the benchmark, the same on every run.
import { createWriteStream } from 'node:fs'
import { once } from 'node:events'

// transcript returns what `curl -v` prints about a failing request, of the
// given size in bytes.
export function transcript(size) {
  const head = [
    '*   Trying 192.0.2.10:443...',
    '* Connected to api.example.com (192.0.2.10) port 443 (#0)',
    '* ALPN: offers h2,http/1.1',
    '* TLSv1.3 (OUT), TLS handshake, Client hello (1):',
    '* TLSv1.3 (IN), TLS handshake, Server hello (2):',
    '* SSL connection using TLSv1.3 / TLS_AES_256_GCM_SHA384',
    '* Server certificate:',
    '*  subject: CN=api.example.com',
    '*  expire date: Mar 18 23:59:59 2027 GMT',
    '*  SSL certificate verify ok.',
    '* using HTTP/2',
    '> GET /v2/orders/8500?limit=200 HTTP/2',
    '> Host: api.example.com',
    '> User-Agent: curl/8.5.0',
    '> Accept: application/json',
    '>',
    '< HTTP/2 404',
    '< date: Mon, 02 Nov 2026 08:00:00 GMT',
    '< content-type: application/json',
    '< cache-control: no-store',
    '< x-request-id: 3f9c1d2e-7b64-4a0f-9f5e-500c0ffee404',
    '<',
    '',
  ].join('\n')
  const tail = '\n]}\n* Connection #0 to host api.example.com left intact\n'
  const items = ['{"error":"no such order","tried":[']
  for (let i = 0; ; i++) {
    const item = `\n  {"shard":${i},"host":"db-${i % 7}.internal","ms":${(i * 37) % 600},"found":false},`
    if (head.length + items.join('').length + item.length + tail.length > size) break
    items.push(item)
  }
  return (head + items.join('') + tail).padEnd(size)
}

// accessLog writes a combined log of at least the given size to path.
export async function accessLog(path, size) {
  const random = mulberry32(404)
  const pick = (list) => list[Math.floor(random() * list.length)]
  const codes = [200, 200, 200, 200, 200, 200, 200, 201, 204, 206, 301, 302, 304, 304, 400, 401, 403, 404, 404, 429, 499, 500, 502, 503, 504]
  const agents = [
    'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1',
    'curl/8.5.0', 'Go-http-client/2.0', 'python-requests/2.32.3', '-',
  ]
  const paths = ['/', '/v1/orders', '/v1/orders/500', '/v2/users/200/keys', '/search?q=404+not+found', '/static/app.js', '/health', '/v1/reports/2026/export.csv']
  const out = createWriteStream(path)
  let written = 0
  for (let second = 0; written < size;) {
    const lines = []
    for (let i = 0; i < 5000; i++) {
      if (random() < 0.2) second++
      const at = new Date(Date.UTC(2026, 10, 2) + second * 1000).toISOString()
      const ip = `198.51.${Math.floor(random() * 100)}.${Math.floor(random() * 256)}`
      const code = pick(codes)
      lines.push(`${ip} - - [${at.slice(8, 10)}/Nov/2026:${at.slice(11, 19)} +0000] "${pick(['GET', 'GET', 'GET', 'POST', 'DELETE'])} ${pick(paths)} HTTP/1.1" ${code} ${code === 304 || code === 204 ? 0 : Math.floor(random() * 60000)} "${pick(['-', 'https://www.example.com/'])}" "${pick(agents)}"\n`)
    }
    const chunk = Buffer.from(lines.join(''))
    written += chunk.length
    if (!out.write(chunk)) await once(out, 'drain')
  }
  out.end()
  await once(out, 'finish')
}

// prose returns lines of words that no template has, of at least the given size.
export function prose(size) {
  const random = mulberry32(1)
  const words = 'the of and to in is you that it he was for on are as with his they at be this have from or had by hot but some what there we can out other were all your when up use how said each she which do their time if will way about many then them would write like so these her long make thing see him two has look more day could go come did my sound no most number who over know water than call first people may down side been now find any new work part take get place made live where after back little only round man year came show every good me give our under name very through just form much great think say help low line before turn cause same mean differ move right boy old too'.split(' ')
  const lines = []
  for (let n = 0; n < size;) {
    let line = ''
    while (line.length < 76) line += `${words[Math.floor(random() * words.length)]}${random() < 0.05 ? ',' : ''} `
    lines.push(line.trimEnd())
    n += line.length
  }
  return lines.join('\n') + '\n'
}

// jsonLog returns a log of JSON lines, of at least the given size.
export function jsonLog(size) {
  const random = mulberry32(2)
  const pick = (list) => list[Math.floor(random() * list.length)]
  const lines = []
  for (let n = 0, second = 0; n < size;) {
    if (random() < 0.2) second++
    const line = JSON.stringify({
      time: new Date(Date.UTC(2026, 10, 2) + second * 1000).toISOString(), level: 'info', msg: 'request completed',
      method: pick(['GET', 'POST', 'DELETE']), path: pick(['/', '/v1/orders', '/v2/users/200/keys', '/search?q=404']),
      status: pick([200, 200, 200, 201, 204, 304, 400, 401, 404, 404, 429, 500, 503]), duration_ms: Math.floor(random() * 400),
      bytes: Math.floor(random() * 60000), remote_ip: `198.51.100.${Math.floor(random() * 256)}`,
      user_agent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
    })
    lines.push(line)
    n += line.length
  }
  return lines.join('\n') + '\n'
}

// appLog returns what an application logs of its work, of at least the given size:
// numbers everywhere, hardly a line twice, and a status in one of six.
export function appLog(size) {
  const random = mulberry32(3)
  const below = (n) => Math.floor(random() * n)
  const pick = (...list) => list[below(list.length)]
  const messages = [
    () => `shop.OrderService - Order ${below(99999)} created for customer ${below(9999)} in ${below(900)} ms`,
    () => `shop.Cache - Evicted ${below(500)} entries, ${below(8000)} left`,
    () => `shop.Mailer - Sent mail to user${below(9999)}@example.com by smtp-${below(4)} (attempt ${1 + below(3)})`,
    () => `shop.Store - SQL error 0, state ${pick('08001', '23505', '40001')}`,
    () => `shop.Client - GET /v1/orders/${below(9999)} -> ${pick(200, 200, 200, 404, 503)} in ${below(300)} ms`,
    () => `shop.Worker - job ${below(1e6).toString(16)} finished: ${below(1000)} rows, heap ${below(512)} MB`,
  ]
  const lines = []
  for (let n = 0, second = 0; n < size;) {
    if (random() < 0.05) second++
    const at = new Date(Date.UTC(2026, 10, 2) + second * 1000 + below(1000)).toISOString()
    const line = `${at.slice(0, 10)} ${at.slice(11, 19)},${at.slice(20, 23)} ${pick('INFO ', 'INFO ', 'DEBUG', 'WARN ', 'ERROR')} [exec-${1 + below(12)}] ${pick(...messages)()}`
    lines.push(line)
    n += line.length + 1
  }
  return lines.join('\n') + '\n'
}

// mulberry32 is a small generator of numbers in [0,1), the same for a seed.
function mulberry32(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
