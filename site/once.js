// What the elements of a page have in common: one module, and each style sheet
// once.
import { load } from './hitcheck.js'

/** @type {Promise<import('./hitcheck.js').Hitcheck> | undefined} */
let module

/** The module. Where it cannot be loaded now, it may be at the next call. */
export function core() {
  return (module ??= load({ complete: false }).catch((error) => {
    module = undefined
    throw error
  }))
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
