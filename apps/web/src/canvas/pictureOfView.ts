/** A picture of exactly what is on the screen, without cursors and handles. */
import { embeddedFonts } from './embeddedFonts.ts'

/** Twice the screen's resolution, so that text stays sharp on a slide. */
const PIXEL_RATIO = 2

/** Draws the canvas as it is in view into a PNG. Throws when the browser can not. */
export async function pictureOfView(): Promise<Blob> {
  const canvas = document.querySelector<HTMLElement>('[data-board] .react-flow')
  if (!canvas) throw new Error('There is no board to draw.')
  const { toBlob } = await import('html-to-image')
  // Given, because what the library makes by itself breaks the content policy.
  const fontEmbedCSS = await embeddedFonts()
  // Where titles of lanes stand beside the map, the picture has those in it: it is larger than the screen.
  canvas.toggleAttribute('data-in-picture', true)
  const blob = await toBlob(canvas, {
    pixelRatio: PIXEL_RATIO,
    fontEmbedCSS,
    backgroundColor: getComputedStyle(document.body).backgroundColor,
    filter: (node) => !(node instanceof Element && node.hasAttribute('data-not-in-picture')),
  }).finally(() => canvas.removeAttribute('data-in-picture'))
  if (!blob) throw new Error('The browser could not draw the picture.')
  return blob
}
