// The one script of offline.html that stands there as it is: it unpacks the
// other and runs it.
(async () => {
  const { textContent: text, dataset } = document.getElementById('packed')
  const { signs } = dataset
  const bytes = new DataView(new ArrayBuffer(text.length / 5 * 4))
  for (let i = 0; i < text.length; i += 5) {
    let n = 0
    for (let j = 0; j < 5; j++) n = n * 85 + signs.indexOf(text[i + j])
    bytes.setUint32(i / 5 * 4, n)
  }
  const packed = new Blob([bytes.buffer.slice(0, dataset.size)])
  const stream = packed.stream().pipeThrough(new DecompressionStream('deflate-raw'))
  const whole = await new Response(stream).arrayBuffer()
  const script = document.createElement('script')
  script.textContent = new TextDecoder().decode(new Uint8Array(whole, 0, dataset.code))
  script.whole = whole.slice(dataset.code)
  document.head.append(script)
})()
