// The trees that the module draws become nodes. Text only ever becomes text.

/** @typedef {import('./report.js').Tree} Tree */

const HTML = 'http://www.w3.org/1999/xhtml'
const SVG = 'http://www.w3.org/2000/svg'
const attributes = /^(class|part|role|id|name|href|title|lang|dir|datetime|hidden|open|type|value|for|scope|tabindex|aria-[a-z]+|data-[a-z]+|viewBox|x|y|width|height|rx|cx|cy|r|d|points|x1|y1|x2|y2|transform|text-anchor|dominant-baseline)$/
const address = /^(#|\/(?![/\\\t\n\r])|https:\/\/)/

/**
 * Builds the nodes of a tree. Only the attributes above are set, so a tree can
 * neither run nor load anything.
 * @param {Tree} tree
 * @returns {Node}
 */
export function build(tree, space = HTML) {
  if (typeof tree === 'string') return new Text(tree)
  const [tag, attrs, ...children] = tree
  if (tag === 'svg') space = SVG
  const node = document.createElementNS(space, tag)
  for (const [name, value] of Object.entries(attrs)) {
    if (attributes.test(name) && (name !== 'href' || address.test(value))) node.setAttribute(name, value)
  }
  node.append(...children.map((child) => build(child, space)))
  return node
}
