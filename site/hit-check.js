// <hit-check>: a box to type, paste or drop into, and the answer under it. The
// module decides and says; here its trees become nodes, and nothing else.
import { build } from './nodes.js'
import { Base, core, define, looks, tongue, upgrade } from './once.js'

/** @typedef {import('./report.js').Report} Report */
/** @typedef {import('./report.js').Tree} Tree */

// What is said before the module has loaded, or when it cannot be.
const words = {
  label: 'Status code, message or log',
  placeholder: 'Type a code, paste anything, or drop a file.\nNothing leaves this page.',
  file: 'Choose a file',
  clear: 'Clear',
  failed: 'Hitcheck could not read this. Your text is still here.',
}

const LARGE = 1 << 20 // characters; a text of more is read like a file

/** @type {Promise<typeof import('./evidence.js') | null> | null} asked for once, so that the next answer takes no turn for it */
let marking = null

export class HitCheckElement extends Base {
  static observedAttributes = ['code', 'value']

  /** @type {Report | null} */
  #report = null
  #box = /** @type {HTMLTextAreaElement} */ (build(['textarea', { part: 'input', dir: 'ltr' }]))
  #frame = /** @type {HTMLElement} */ (build(['div', { class: 'box', part: 'box' }]))
  #tools = /** @type {HTMLElement} */ (build(['div', { class: 'tools' }]))
  #result = /** @type {HTMLElement} */ (build(['div', { class: 'result', part: 'result' }]))
  #live = /** @type {HTMLElement} */ (build(['p', { class: 'hidden', role: 'status' }]))
  /** @type {ChildNode[] | null} the answer that a code's reference stands in for */
  #kept = null
  #files = /** @type {HTMLElement} */ (build(['div', { class: 'reading', part: 'files', tabindex: '-1' }]))
  #over = new AbortController() // when another input comes
  #started = false
  #turn = 0
  #busy = 0 // files are being read
  #typing = 0
  #saying = 0
  #language = /** @type {string | Promise<string>} */ ('en')
  #failed = words.failed

  /** What the text adds up to, null before the first answer. */
  get report() {
    return this.#report
  }

  /** The text in the box. */
  get value() {
    return this.#box.value
  }

  set value(text) {
    this.#put(text)
    this.#answer(String(text ?? '')).catch(() => {})
  }

  /** The code whose answer is shown in place of the box. */
  get code() {
    return this.getAttribute('code') ?? ''
  }

  set code(code) {
    this.setAttribute('code', code)
  }

  /**
   * Reads a text or a file, shows the answer and returns the report.
   * @param {string | Blob} input
   * @param {{ signal?: AbortSignal }} [options]
   * @returns {Promise<Report>}
   */
  async check(input, { signal } = {}) {
    if (typeof input !== 'string') return this.#read([input], signal)
    if (input.length > LARGE) return this.#read([new Blob([input])], signal)
    this.#put(input)
    return this.#answer(input)
  }

  async connectedCallback() {
    if (this.hasAttribute('hash')) addEventListener('popstate', this.#follow)
    if (this.#started) return // moved
    this.#started = true
    this.#language = tongue(this)
    upgrade(this, ['code', 'value'])
    const adopted = await looks('diagram.css', 'hit-check.css')
    const root = this.attachShadow({ mode: 'open' })
    root.adoptedStyleSheets = adopted
    this.#furnish(root)
    if (this.hasAttribute('hash') && this.#follow()) return
    // Whoever has called check() meanwhile waits for the answer to that.
    if (this.code || !this.#turn) this.#answer(this.code || this.value).catch(() => {})
  }

  disconnectedCallback() {
    removeEventListener('popstate', this.#follow)
  }

  /** @param {string} name @param {string | null} old @param {string | null} now */
  attributeChangedCallback(name, old, now) {
    if (name === 'value') this.#put(now ?? '')
    if (!this.shadowRoot) return
    this.#frame.hidden = this.#tools.hidden = this.code !== ''
    this.#answer(this.code || this.value).catch(() => {})
  }

  /** @param {ShadowRoot} root */
  #furnish(root) {
    const box = this.#box
    const before = this.querySelector('textarea') // what the page shows without script
    box.placeholder = before?.placeholder ?? words.placeholder
    box.setAttribute('aria-label', words.label)
    box.spellcheck = false
    box.autocapitalize = 'off'
    if (before?.value && !box.value) this.#put(before.value)
    const file = /** @type {HTMLInputElement} */ (build(['input', { type: 'file', class: 'hidden' }]))
    file.multiple = true
    const label = build(['label', { class: 'file' }, words.file])
    label.appendChild(file)
    const clear = /** @type {HTMLElement} */ (build(['button', { type: 'button', class: 'clear' }, words.clear]))
    this.#tools.append(build(['div', { class: 'files' }]))
    this.#tools.lastElementChild?.append(label, clear)
    this.#frame.append(box, this.#live)
    this.#frame.hidden = this.#tools.hidden = this.code !== ''
    const all = /** @type {HTMLElement} */ (build(['div', { class: 'hit-check', part: 'base', lang: 'en', dir: 'ltr' }]))
    all.append(this.#frame, this.#files, this.#tools, this.#result)
    root.append(all)
    const focused = before && document.activeElement === before
    if (focused || (this.hasAttribute('autofocus') && matchMedia('(min-width: 60em)').matches)) {
      box.focus({ preventScroll: true })
      if (focused) box.setSelectionRange(before.selectionStart, before.selectionEnd)
    }
    box.addEventListener('input', () => {
      this.#grow()
      if (this.#busy) this.#end()
      clearTimeout(this.#typing)
      this.#typing = setTimeout(() => this.#answer(box.value).catch(() => {}), 60)
    })
    // What is typed here is not for the page's one-letter shortcuts.
    box.addEventListener('keydown', (event) => {
      if (event.key.length === 1 && !event.ctrlKey && !event.metaKey) event.stopPropagation()
    })
    file.addEventListener('change', () => {
      if (file.files?.length) this.#read([...file.files]).catch(() => {})
      file.value = ''
    })
    clear.addEventListener('click', () => {
      this.value = ''
      box.focus()
    })
    all.addEventListener('click', (event) => this.#click(/** @type {MouseEvent} */ (event)))
    box.addEventListener('paste', (event) => {
      const { files } = /** @type {DataTransfer} */ (event.clipboardData)
      const text = event.clipboardData?.getData('text') ?? ''
      if (!files.length && text.length <= LARGE) return
      event.preventDefault()
      this.#read(files.length ? [...files] : [new Blob([text])]).catch(() => {})
    })
    for (const type of ['dragover', 'dragleave', 'drop']) {
      this.addEventListener(type, (event) => this.#drag(/** @type {DragEvent} */ (event)))
    }
    this.#core().then(async (hitcheck) => {
      await hitcheck.complete()
      const language = await this.#language
      if (language !== 'en') this.#failed = (await import('./language.js')).say(hitcheck.view(4), all, language, before?.placeholder)
      this.#tools.prepend(build(hitcheck.view(1))) // the examples come with it
      await import('./reading.js') // so that a file needs no request
      const { share } = await import('./sharing.js')
      share(this, this.#result, hitcheck)
    }).catch(() => {})
  }

  /** @param {DragEvent} event */
  #drag(event) {
    if (!event.dataTransfer?.types.includes('Files')) return
    event.preventDefault()
    this.#frame.classList.toggle('over', event.type === 'dragover')
    if (event.type !== 'drop') return
    const folders = new Set()
    const files = [...event.dataTransfer.items].filter(({ kind }) => kind === 'file').map((item) => {
      const entry = item.webkitGetAsEntry?.()
      const file = entry?.isDirectory ? new File([], entry.name) : item.getAsFile()
      if (entry?.isDirectory) folders.add(file)
      return /** @type {File} */ (file)
    })
    if (files.length) this.#read(files, undefined, folders).catch(() => {})
  }

  /** @param {MouseEvent} event */
  #click(event) {
    const target = /** @type {Element} */ (event.target).closest('a[href^="#"], [data-text]')
    if (!target || event.ctrlKey || event.metaKey || event.shiftKey) return
    const text = target.getAttribute('data-text')
    if (text !== null) {
      this.value = text
      return
    }
    event.preventDefault()
    const hash = target.getAttribute('href') ?? ''
    if (this.hasAttribute('hash')) history.pushState(null, '', hash === '#' ? location.pathname : hash)
    this.#show(hash.slice(1)).catch(() => this.#fail())
  }

  /** Shows the code that the address names, and reports whether it names one. */
  #follow = () => {
    const code = /^#\d{3}$/.test(location.hash) ? location.hash.slice(1) : ''
    if (code || this.#kept) this.#show(code).catch(() => this.#fail())
    return code !== ''
  }

  /** Shows what a code means in place of the answer; none brings that back. @param {string} code */
  async #show(code) {
    const turn = ++this.#turn
    if (!code) {
      if (this.#kept) this.#result.replaceChildren(...this.#kept)
      this.#kept = null
      return
    }
    const hitcheck = await this.#core()
    for (let left = hitcheck.whole ? 1 : 2; left && turn === this.#turn; left--) {
      hitcheck.read(code)
      this.#kept ??= [...this.#result.childNodes]
      this.#result.replaceChildren(build(hitcheck.view(2)))
      this.#result.querySelector('h2')?.focus()
      await hitcheck.complete().catch(() => {})
    }
  }

  async #core() {
    return core(await this.#language)
  }

  /** Ends what is being read. */
  #end() {
    this.#over.abort()
    this.#over = new AbortController()
    this.#files.replaceChildren()
    return ++this.#turn
  }

  /**
   * Draws at once what the module knows by itself, and the report with the rest.
   * @param {string} text
   * @returns {Promise<Report>}
   */
  async #answer(text) {
    const turn = this.#end()
    let early = false
    try {
      const hitcheck = await this.#core()
      if (!hitcheck.whole && turn === this.#turn) {
        const view = await hitcheck.early(text)
        early = turn === this.#turn
        if (early) this.#place(build(view), true)
      }
      const [marks] = await Promise.all([marking ??= import('./evidence.js').catch(() => marking = null), hitcheck.complete()])
      const report = hitcheck.check(text)
      if (turn === this.#turn) this.#draw(hitcheck.view(), report, text, early, marks?.marked(text, report))
      return report
    } catch (error) {
      if (turn === this.#turn && !early) this.#fail()
      throw error
    }
  }

  /** @param {Blob[]} files @param {AbortSignal} [signal] @param {Set<Blob>} [folders] */
  async #read(files, signal, folders = new Set()) {
    const turn = this.#end()
    const over = this.#over.signal
    this.#kept = null
    this.#busy++
    try {
      const [hitcheck, { read }] = await Promise.all([this.#core(), import('./reading.js')])
      return await read(files, folders, {
        hitcheck,
        place: this.#files,
        over,
        signal,
        put: (text) => this.check(text),
        draw: (view, report) => {
          if (this.#box.value) this.#put('')
          this.#draw(view, report, null)
        },
      })
    } catch (error) {
      if (turn === this.#turn && !over.aborted && !('report' in /** @type {Error} */ (error))) this.#fail()
      throw error
    } finally {
      this.#busy--
    }
  }

  /** Says that it failed, and shows what the page has in the element for that. */
  #fail() {
    this.#result.replaceChildren(build(['p', { role: 'alert' }, this.#failed]), document.createElement('slot'))
  }

  /** @param {Node} answer @param {boolean} moves where it got is shown as arriving */
  #place(answer, moves) {
    this.#kept = null
    this.#result.classList.toggle('still', !moves)
    this.#result.replaceChildren(answer)
  }

  /**
   * @param {Tree} view
   * @param {Report} report
   * @param {string | null} text null for a file, which is not shown
   * @param {boolean} [drawn] it was, in part
   * @param {Iterable<Node | string>} [evidence] the text, marked
   */
  #draw(view, report, text, drawn, evidence) {
    if (this.hasAttribute('hash') && location.hash && text) history.replaceState(null, '', location.pathname)
    const answer = /** @type {Element} */ (build(view))
    if (text === null && this.#kept) this.#kept = [answer] // a file's answer grows behind it
    else this.#place(answer, !drawn && (this.#report?.reach !== report.reach || this.#report?.verdict !== report.verdict))
    this.#report = report
    const place = answer.querySelector('[data-evidence]')
    if (evidence) place?.append(...evidence)
    else place?.parentElement?.remove()
    clearTimeout(this.#saying)
    this.#saying = setTimeout(() => {
      if (this.#live.textContent !== report.headline) this.#live.textContent = report.bytes ? report.headline : ''
    }, 800)
    this.dispatchEvent(new CustomEvent('report', { detail: report, bubbles: true, composed: true }))
  }

  /** @param {string} text */
  #put(text) {
    this.#box.value = text
    this.#grow()
  }

  #grow() {
    this.#box.rows = Math.min(12, Math.max(3, this.#box.value.split('\n', 12).length))
  }
}

define('hit-check', HitCheckElement)
