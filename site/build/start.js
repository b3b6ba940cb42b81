// The one script of offline.html that stands there as it is: it unpacks the
// other and runs it. unlzma stands before it.
(() => {
  const { textContent: text, dataset } = document.getElementById('packed')
  const bytes = new Uint8Array(dataset.size)
  let bits = 0n
  let have = 0n
  let at = 0
  for (let i = 0; i < text.length; i += 13) {
    let group = 0n
    for (let k = i; k < i + 13; k++) {
      const sign = text.charCodeAt(k) - 33
      group = group * 93n + BigInt(sign < 27 ? sign : sign - 1)
    }
    bits = bits << 85n | group
    for (have += 85n; have >= 8;) bytes[at++] = Number(bits >> (have -= 8n) & 255n)
    bits &= (1n << have) - 1n
  }
  const whole = unlzma(bytes, +dataset.whole).buffer
  const script = document.createElement('script')
  script.textContent = new TextDecoder().decode(new Uint8Array(whole, 0, dataset.code))
  script.whole = whole.slice(dataset.code)
  document.head.append(script)
})()
