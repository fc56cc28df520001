/** The address of a map, and of one thing on it: `/map/<id>?at=card/<id>`. */
import { type Board, isAlive, type Ref, refKey, refOfKey, select, show } from '@journeyboard/editor'

const AT = 'at'

/** Where the map on this page is found by others; with `to` it opens there. */
export function mapAddress(to?: Ref): string {
  const { origin, pathname } = window.location
  return `${origin}${pathname}${to ? `?${AT}=${refKey(to)}` : ''}`
}

/**
 * Selects what the page's address names, so that the board opens there. What is not on the map yet is shown when it
 * comes, unless the person has chosen something else by then. Gives the function that stops waiting.
 */
export function openAtAddress(board: Board): () => void {
  const ref = refOfKey(new URLSearchParams(window.location.search).get(AT) ?? '')
  const { projection } = board.doc
  if (!ref) return () => {}
  if (isAlive(projection.journey(), ref)) {
    select(board.selection, [ref])
    return () => {}
  }
  const stop = projection.subscribe(() => {
    const hasChosen = board.selection.getState().refs.length > 0
    if (!hasChosen && !isAlive(projection.journey(), ref)) return
    stop()
    if (hasChosen) return
    select(board.selection, [ref])
    show(board, ref)
  })
  return stop
}
