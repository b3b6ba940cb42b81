// <hit-code>404</hit-code>: a status in running text becomes a chip, and the
// chip opens what it means. The link within it, which works without script,
// stays as the way to the code's page.
import { build } from './nodes.js'
import { Base, core, define, looks, tongue, upgrade } from './once.js'

// What is said when the module cannot be loaded.
const failed = 'Hitcheck could not be loaded.'

const GAP = 8 // px between the chip and its answer, and to the window's edges

export class HitCodeElement extends Base {
  static observedAttributes = ['code']

  #chip = /** @type {HTMLButtonElement} */ (build(['button', { type: 'button', part: 'chip', 'aria-haspopup': 'dialog' }]))
  #answer = /** @type {HTMLElement} */ (build(['div', { class: 'hit-check', part: 'answer', role: 'dialog', dir: 'ltr', lang: 'en' }]))
  #watch = new MutationObserver(() => this.#read())
  #shown = '' // the text that the answer is about
  #started = false

  /** What the chip is about: its attribute, else its text. */
  get code() {
    return this.getAttribute('code') ?? this.textContent?.trim() ?? ''
  }

  set code(code) {
    this.setAttribute('code', code)
  }

  async connectedCallback() {
    this.#watch.observe(this, { childList: true, characterData: true, subtree: true })
    if (this.#started || !('popover' in this)) return this.#read()
    this.#started = true
    upgrade(this, ['code'])
    const adopted = await looks('diagram.css', 'hit-check.css', 'hit-code.css')
    const root = this.attachShadow({ mode: 'open' })
    root.adoptedStyleSheets = adopted
    this.#answer.popover = 'auto'
    this.#chip.popoverTargetElement = this.#answer
    for (const soon of ['pointerenter', 'focus']) this.#chip.addEventListener(soon, () => this.#fill(), { once: true })
    this.#answer.addEventListener('beforetoggle', (event) => {
      // The focus goes back to the chip, and not with the answer.
      const inside = this.#answer.contains(/** @type {ShadowRoot} */ (this.#answer.getRootNode()).activeElement)
      if (/** @type {ToggleEvent} */ (event).newState === 'closed' && inside) this.#chip.focus()
    })
    this.#answer.addEventListener('toggle', (event) => this.#toggle(/** @type {ToggleEvent} */ (event)))
    root.append(this.#chip, this.#answer)
    this.#read()
  }

  disconnectedCallback() {
    this.#watch.disconnect()
    removeEventListener('scroll', this.#place, true)
    removeEventListener('resize', this.#place)
  }

  attributeChangedCallback() {
    this.#read()
  }

  /** Lets the chip say what the page says. */
  #read() {
    if (!this.shadowRoot) return
    const text = this.textContent?.trim() || this.code
    const digit = Math.trunc(Number.parseInt(this.code) / 100)
    this.#chip.className = `chip k${digit > 0 && digit < 6 ? digit : 0}`
    if (this.#chip.textContent !== text) this.#chip.textContent = text
    if (this.#answer.matches(':popover-open')) this.#fill()
  }

  /** @param {ToggleEvent} event */
  #toggle({ newState }) {
    if (newState !== 'open') {
      removeEventListener('scroll', this.#place, true)
      removeEventListener('resize', this.#place)
      return
    }
    addEventListener('scroll', this.#place, true)
    addEventListener('resize', this.#place)
    this.#fill()
    this.#place()
  }

  /** Puts the answer to the chip, below it or, where there is more room, above. */
  #place = () => {
    const { style } = this.#answer
    const chip = this.#chip.getBoundingClientRect()
    const { clientWidth, clientHeight } = document.documentElement
    style.maxHeight = ''
    const below = clientHeight - chip.bottom
    const under = below > this.#answer.offsetHeight + 2 * GAP || below > chip.top
    style.maxHeight = `${Math.max(under ? below : chip.top, 12 * GAP) - 2 * GAP}px`
    const { offsetWidth: width, offsetHeight: height } = this.#answer
    style.top = `${Math.max(GAP, under ? chip.bottom + GAP : chip.top - GAP - height)}px`
    style.left = `${Math.max(GAP, Math.min(chip.left, clientWidth - GAP - width))}px`
  }

  /** Fills the answer, once for a text. */
  async #fill() {
    const { code } = this
    if (this.#shown === code) return
    this.#shown = code
    try {
      const language = await tongue(this)
      const hitcheck = await core(language)
      await hitcheck.complete()
      const [, , dir] = hitcheck.view(4)
      if (this.#shown !== code) return
      const { headline } = hitcheck.check(code)
      const view = /** @type {Element} */ (build(hitcheck.view()))
      const source = view.querySelector('.source a')
      for (const rest of view.querySelectorAll('.path, .classes, .more')) rest.remove()
      for (const inner of view.querySelectorAll('a[href^="#"]')) inner.removeAttribute('href')
      const more = build(['p', { class: 'quiet' }])
      const link = this.querySelector('a[href]')?.cloneNode(true)
      for (const one of [link, source]) if (one) more.appendChild(one)
      this.#answer.replaceChildren(view, more)
      this.#answer.dir = String(dir)
      this.#answer.lang = language
      this.#answer.setAttribute('aria-label', headline)
    } catch {
      this.#shown = ''
      this.#answer.replaceChildren(build(['p', { role: 'alert' }, failed]))
    }
    if (this.#answer.matches(':popover-open')) this.#place()
  }
}

define('hit-code', HitCodeElement)
