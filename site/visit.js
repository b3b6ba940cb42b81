// Once the page has answered, it is kept for a visit without a network.

const keep = async () => {
  try {
    const own = new URL('service-worker.js', document.baseURI).href
    const policy = /** @type {any} */ (globalThis).trustedTypes?.createPolicy('hit-check-site', {
      createScriptURL: (/** @type {string} */ url) => url,
    })
    await navigator.serviceWorker.register(policy?.createScriptURL(own) ?? own)
  } catch {} // a browser that keeps nothing
}

const element = document.querySelector('hit-check')
if (element?.report) keep()
else element?.addEventListener('report', keep, { once: true })
