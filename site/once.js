// What the elements of a page have in common: one module for each language, and
// each style sheet once.
import { load } from './hitcheck.js'

/**
 * The language that an element speaks: its own, the page's or English.
 * @param {Element} element
 */
export async function tongue(element) {
  const wishes = [element.closest('[lang]'), document.documentElement].map((e) => e?.getAttribute('lang') ?? '')
  return /^(en\b|$)/.test(wishes[0] || wishes[1]) ? 'en' : (await import('./language.js')).choose(wishes)
}

/** @typedef {import('./hitcheck.js').Hitcheck} Hitcheck */

/** @type {Map<string, Promise<Hitcheck>>} */
const modules = new Map()

/**
 * The module of a language. Where it cannot be loaded now, it may be at the next
 * call; where only English can be (in one file), it is that.
 * @param {string} language
 * @returns {Promise<Hitcheck>}
 */
export function core(language) {
  const name = language === 'en' ? 'hitcheck' : 'hitcheck.' + language
  const module = modules.get(name) ?? load({
    wasm: name + '.wasm',
    rest: name + '.rest.wasm',
    more: name + '.more',
    fast: language === 'en' ? undefined : '', // which has no words of other languages
    complete: false,
  }).catch((error) => {
    modules.delete(name)
    if (language === 'en') throw error
    return core('en')
  })
  modules.set(name, module)
  return module
}

/** @type {Map<string, Promise<CSSStyleSheet>>} */
const sheets = new Map()

/**
 * Gives a shadow tree its style sheets. Without them it still answers.
 * @param {...string} names
 */
export async function looks(...names) {
  for (const name of names) if (!sheets.has(name)) sheets.set(name, sheet(name))
  const loaded = await Promise.allSettled(names.map((name) => sheets.get(name)))
  return loaded.flatMap((one) => (one.status === 'fulfilled' && one.value ? [one.value] : []))
}

/** @param {string} name */
async function sheet(name) {
  const answer = await fetch(new URL(name, import.meta.url))
  return new CSSStyleSheet().replace(answer.ok ? await answer.text() : '')
}

/** What elements are made of; where there is none (in Node), something to extend. */
export const Base = /** @type {typeof HTMLElement} */ (globalThis.HTMLElement ?? Object)

/**
 * Registers an element, once, however many builds of it a page loads.
 * @param {string} name
 * @param {CustomElementConstructor} element
 */
export function define(name, element) {
  if (globalThis.customElements && !customElements.get(name)) customElements.define(name, element)
}

/**
 * Lets properties that were set before an element became one of ours take
 * effect.
 * @param {any} element
 * @param {string[]} names
 */
export function upgrade(element, names) {
  for (const name of names) {
    if (!Object.hasOwn(element, name)) continue
    const value = element[name]
    delete element[name]
    element[name] = value
  }
}
