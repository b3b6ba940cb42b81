// Stands before the bundled modules and takes the place of fetch: what they
// load from beside themselves is here. The build puts base, files and whole
// before it.

/** @param {URL} url */
const fetch = async (url) => {
  let at = 0
  for (const [name, type, size] of files) {
    if (url.href === base + name) {
      return new Response(new Uint8Array(await whole(), at, size), { headers: { 'content-type': type } })
    }
    at += size
  }
  if (url.href.startsWith(base)) throw new TypeError(`${url} is not in here`) // and nowhere else
  return globalThis.fetch(url)
}
