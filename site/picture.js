// The class diagram as a file of its own. Nothing is loaded as an image, so no
// page's policy stands in the way.

const SCALE = 2 // pixels of the picture for one of the drawing
const SVG = 'http://www.w3.org/2000/svg'

/** The drawing with its style sheet. @param {SVGSVGElement} drawing */
export async function standalone(drawing) {
  const answer = await fetch(new URL('diagram.css', import.meta.url))
  const copy = /** @type {SVGSVGElement} */ (drawing.cloneNode(true))
  const { width, height } = drawing.viewBox.baseVal
  copy.setAttribute('width', String(width))
  copy.setAttribute('height', String(height))
  copy.setAttribute('role', 'img')
  for (const link of copy.querySelectorAll('a')) link.removeAttribute('href')
  const style = document.createElementNS(SVG, 'style')
  style.textContent = await answer.text()
  copy.prepend(style)
  return new Blob([new XMLSerializer().serializeToString(copy)], { type: 'image/svg+xml' })
}

/** The drawing as it looks now, in pixels. @param {SVGSVGElement} drawing @returns {Promise<Blob>} */
export function paint(drawing) {
  const { x, y, width, height } = drawing.viewBox.baseVal
  const canvas = document.createElement('canvas')
  canvas.width = width * SCALE
  canvas.height = height * SCALE
  const to = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'))
  const paper = drawing.querySelector('.box')
  to.fillStyle = paper ? getComputedStyle(paper.parentElement?.classList.contains('lit') ? drawing.querySelector('.code:not(.lit) .box') ?? paper : paper).fill : '#fff'
  to.fillRect(0, 0, canvas.width, canvas.height)
  const base = /** @type {DOMMatrix} */ (drawing.getScreenCTM()).inverse()
  for (const node of drawing.querySelectorAll('rect, path, text')) {
    const shape = /** @type {SVGGraphicsElement} */ (node)
    const looks = getComputedStyle(shape)
    to.setTransform(new DOMMatrix().scale(SCALE).translate(-x, -y).multiply(base).multiply(shape.getScreenCTM() ?? undefined))
    draw(to, shape, looks)
  }
  return new Promise((done, fail) => canvas.toBlob((blob) => (blob ? done(blob) : fail(new Error('no picture'))), 'image/png'))
}

/** @param {CanvasRenderingContext2D} to @param {Element} shape @param {CSSStyleDeclaration} looks */
function draw(to, shape, looks) {
  const at = (/** @type {string} */ name) => Number(shape.getAttribute(name) ?? 0)
  to.fillStyle = looks.fill === 'none' ? 'transparent' : looks.fill
  to.strokeStyle = looks.stroke === 'none' ? 'transparent' : looks.stroke
  to.lineWidth = parseFloat(looks.strokeWidth)
  to.lineCap = to.lineJoin = 'round'
  if (shape.localName === 'text') {
    to.font = `${looks.fontWeight} ${looks.fontSize} ${looks.fontFamily}`
    to.textAlign = looks.textAnchor === 'middle' ? 'center' : looks.textAnchor === 'end' ? 'right' : 'left'
    to.fillText(shape.textContent ?? '', at('x'), at('y'))
    return
  }
  const path = new Path2D(shape.getAttribute('d') ?? '')
  if (shape.localName === 'rect') path.roundRect(at('x'), at('y'), at('width'), at('height'), parseFloat(looks.rx) || 0)
  to.fill(path)
  to.stroke(path)
}
