// Keeps the page for a visit without a network: the files that it is made of,
// and nothing that was typed or answered. gen/pages fills in these two.
const version = ''
const files = []

const mine = `hitcheck ${registration.scope} `
const name = mine + version
const home = new URL('./', location).href
const kept = new Set(files.map((file) => new URL(file, location).href))

const stored = async (url) => (await caches.open(name)).match(url, { ignoreVary: true })

addEventListener('install', (event) => event.waitUntil((async () => {
  const cache = await caches.open(name)
  // A path in h/ changes with what it names; the others are asked for anew.
  await cache.addAll(files.map((file) => new Request(file, file.startsWith('h/') ? {} : { cache: 'no-cache', headers: { accept: 'text/html, */*' } })))
  await skipWaiting()
})()))

addEventListener('activate', (event) => event.waitUntil((async () => {
  for (const old of await caches.keys()) if (old.startsWith(mine) && old !== name) await caches.delete(old)
})()))

addEventListener('fetch', (event) => {
  const { method, mode, url } = event.request
  if (method !== 'GET') return
  if (mode === 'navigate') event.respondWith(page(event.request))
  else if (url !== home && kept.has(url)) event.respondWith(stored(url).then((file) => file ?? fetch(event.request)))
})

/** A page from the network; without one, the kept page, at the code that the address names. */
async function page(request) {
  try {
    return await fetch(request)
  } catch {
    const { origin, pathname } = new URL(request.url)
    if (origin + pathname === home) return (await stored(home)) ?? Response.error()
    const [, code = ''] = /\/(\d{3})\/?$/.exec(pathname) ?? []
    return Response.redirect(home + (code && '#' + code))
  }
}
