// docs/public/ holds hit-check.inline.js.
export default {
  title: 'Orders API',
  head: [['link', { rel: 'icon', href: 'data:,' }], ['script', { type: 'module', src: '/hit-check.inline.js' }]],
  vue: { template: { compilerOptions: { isCustomElement: (/** @type {string} */ tag) => tag.startsWith('hit-') } } },
}
