// The one script of offline.html that stands there as it is: it unpacks the
// other and runs it.
(async () => {
  const { textContent: text, dataset } = document.getElementById('packed')
  const { signs } = dataset
  const bytes = new Uint8Array(dataset.size)
  let bits = 0
  let have = 0
  let at = 0
  for (let i = 0; i < text.length; i += 2) {
    bits = bits << 13 | signs.indexOf(text[i]) * 91 + signs.indexOf(text[i + 1])
    for (have += 13; have >= 8;) bytes[at++] = bits >> (have -= 8)
  }
  const packed = new Blob([bytes])
  const stream = packed.stream().pipeThrough(new DecompressionStream('deflate-raw'))
  const whole = await new Response(stream).arrayBuffer()
  const script = document.createElement('script')
  script.textContent = new TextDecoder().decode(new Uint8Array(whole, 0, dataset.code))
  script.whole = whole.slice(dataset.code)
  document.head.append(script)
})()
