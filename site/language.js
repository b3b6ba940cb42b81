// What a page in another language than English needs: which languages there are
// modules of, and what they say around the box. English pages do not load it.

/** @typedef {import('./report.js').Tree} Tree */

// catalog.de.yaml, …
const languages = ['de', 'es', 'fr', 'ja', 'pt', 'zh']

/**
 * The first language that there is, or English.
 * @param {string[]} wishes as lang has them, the first wish first
 */
export function choose(wishes) {
  for (const wish of wishes) {
    try {
      const { language, script } = new Intl.Locale(wish).maximize()
      if (language === 'en' || (languages.includes(language) && script !== 'Hant')) return language
    } catch {
      // It is no language.
    }
  }
  return 'en'
}

/**
 * Says what stands around the box in the module's language, and returns what to
 * say when it fails.
 * @param {Tree} view
 * @param {HTMLElement} all what the box stands in
 * @param {string} language
 * @param {string} [own] the page's own placeholder
 */
export function say([, , dir, label, placeholder, file, clear, failed], all, language, own) {
  all.dir = String(dir)
  all.lang = language
  const box = /** @type {HTMLTextAreaElement} */ (all.querySelector('textarea'))
  box.setAttribute('aria-label', String(label))
  box.placeholder = own || String(placeholder)
  const chooser = all.querySelector('.file')
  chooser?.firstChild?.replaceWith(String(file))
  all.querySelector('.clear')?.replaceChildren(String(clear))
  return String(failed)
}
