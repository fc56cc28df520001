/** A picture of exactly what is on the screen, without cursors, handles and selection. */
import { embeddedFonts } from './embeddedFonts.ts'

/** Twice the screen's resolution, so that text stays sharp on a slide. */
const PIXEL_RATIO = 2

/** Of what stands over the map only the titles at its edges; React Flow's mark is the page's. */
const NOT_IN_PICTURE =
  '[data-board] > :not(.react-flow, [data-in-picture]), [data-not-in-picture], .react-flow__attribution'

/** Draws the canvas as it is in view into a PNG. Throws when the browser can not. */
export async function pictureOfView(): Promise<Blob> {
  const board = document.querySelector<HTMLElement>('[data-board]')
  if (!board) throw new Error('There is no board to draw.')
  const { toBlob } = await import('html-to-image')
  // Given, because what the library makes by itself breaks the content policy.
  const fontEmbedCSS = await embeddedFonts()
  const putBack = hideSelection(board)
  const blob = await toBlob(board, {
    pixelRatio: PIXEL_RATIO,
    fontEmbedCSS,
    backgroundColor: getComputedStyle(document.body).backgroundColor,
    filter: (node) => !(node instanceof Element && node.matches(NOT_IN_PICTURE)),
  }).finally(putBack)
  if (!blob) throw new Error('The browser could not draw the picture.')
  return blob
}

/** Takes away the marks of what is selected; gives what puts them back. The dialog lies over the board meanwhile. */
function hideSelection(board: HTMLElement): () => void {
  const selected = [...board.querySelectorAll('[data-selected]')]
  for (const element of selected) element.removeAttribute('data-selected')
  return () => {
    for (const element of selected) element.setAttribute('data-selected', 'true')
  }
}
