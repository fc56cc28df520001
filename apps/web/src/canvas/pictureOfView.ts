/** A picture of exactly what is on the screen, without cursors, handles and selection. */
import { embeddedFonts } from './embeddedFonts.ts'

/** Twice the screen's resolution, so that text stays sharp on a slide. */
const PIXEL_RATIO = 2

/** Of what stands over the map only the titles at its edges; React Flow's mark is the page's. */
const NOT_IN_PICTURE =
  '[data-board] > :not(.react-flow, [data-in-picture]), [data-not-in-picture], .react-flow__attribution'

/** Draws the canvas as it is in view into a PNG. Throws when the browser can not, or when the signal aborts. */
export async function pictureOfView({ signal }: { readonly signal: AbortSignal }): Promise<Blob> {
  const board = document.querySelector<HTMLElement>('[data-board]')
  if (!board) throw new Error('There is no board to draw.')
  const { toBlob } = await import('html-to-image')
  // Given, because what the library makes by itself breaks the content policy.
  const fontEmbedCSS = await embeddedFonts()
  signal.throwIfAborted()
  const showSelection = hideSelection(board)
  // The library can not be stopped, and another picture may be begun before it ends.
  signal.addEventListener('abort', showSelection)
  const blob = await toBlob(board, {
    pixelRatio: PIXEL_RATIO,
    fontEmbedCSS,
    backgroundColor: getComputedStyle(document.body).backgroundColor,
    filter: (node) => !(node instanceof Element && node.matches(NOT_IN_PICTURE)),
  }).finally(() => signal.aborted || showSelection())
  if (!blob) throw new Error('The browser could not draw the picture.')
  return blob
}

/** Styles heed it: what is selected may change meanwhile, and its marks are React's. Gives what shows them again. */
function hideSelection(board: HTMLElement): () => void {
  board.toggleAttribute('data-hides-selection', true)
  return () => board.removeAttribute('data-hides-selection')
}
