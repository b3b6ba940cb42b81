// Takes comments and indentation out of JavaScript. It knows strings, template
// literals and regular expressions, and nothing else of the language: what it
// leaves is the same tokens on the same lines.

const before = /(?:^|[(,=:[!&|?{};~+*%<>^-]|\b(?:return|typeof|case|of|in|await|throw|delete|void))$/

/**
 * @param {string} source
 * @returns {string}
 */
export function strip(source) {
  let out = ''
  let at = 0
  /** @type {number[]} braces open in each ${…} that is open */
  const depths = []
  const fail = (/** @type {string} */ what) => {
    throw new Error(`${what} in line ${source.slice(0, at).split('\n').length}`)
  }
  /** Copies up to the end of what matches here. @param {RegExp} shape @param {string} what */
  const copy = (shape, what) => {
    shape.lastIndex = at
    const [found] = shape.exec(source) ?? fail(`${what} without an end`)
    out += found
    at += found.length
    return found
  }
  /** Copies a piece of a template literal, up to its end or to the next ${. */
  const template = () => {
    if (copy(/(?:[^\\`$]|\\[^]|\$(?!\{))*(?:`|\$\{)/y, 'a template').endsWith('${')) depths.push(0)
  }
  while (at < source.length) {
    const two = source.slice(at, at + 2)
    const c = source[at]
    if (two === '//') {
      at = (source.indexOf('\n', at) + 1 || source.length + 1) - 1
    } else if (two === '/*') {
      const end = source.indexOf('*/', at + 2)
      if (end < 0) fail('a comment without an end')
      const lines = source.slice(at, end).includes('\n') && !/(?:^|\n)$/.test(out)
      out += lines ? '\n' : ''
      at = end + 2
      if (source[at] === ' ') at++
    } else if (c === "'" || c === '"') {
      copy(c === '"' ? /"(?:[^"\\\n]|\\[^])*"/y : /'(?:[^'\\\n]|\\[^])*'/y, 'a string')
    } else if (c === '`') {
      out += c
      at++
      template()
    } else if (c === '/' && before.test(out.trimEnd())) {
      copy(/\/(?:[^\\/[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/y, 'a regular expression')
    } else if (c === '}' && depths.at(-1) === 0) {
      depths.pop()
      out += c
      at++
      template()
    } else if (c === '\n') {
      out = out.replace(/[ \t]+$/, '')
      if (!out.endsWith('\n')) out += c
      at++
      while (source[at] === ' ' || source[at] === '\t') at++
    } else {
      if (depths.length) depths[depths.length - 1] += c === '{' ? 1 : c === '}' ? -1 : 0
      out += c
      at++
    }
  }
  return out.trim() + '\n'
}
