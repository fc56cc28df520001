/** Moves the view when the details lie over what was just clicked or dropped. */
import { type Board, boxOfAll, isAlive } from '@journeyboard/editor'
import type { Box } from '@journeyboard/layout'
import { areHandsBusy } from '../board/people/handsBusy.ts'
import { isSameView, laneStrip, type View } from './fit.ts'
import { frameOf } from './room.ts'
import type { ViewWay } from './useViewport.ts'

/** Milliseconds after a click: the second one of a double click finds what it is meant for in its place. */
const AFTER_CLICK = 450
/** After a drop, which is seen to land first. */
const AFTER_DROP = 100
/** CSS pixels between the panel and what is moved out from under it. */
const DISTANCE = 12

/**
 * Once the hand rests, and only if the view is still where it was: whoever moves it meanwhile, or goes somewhere by a key,
 * has chosen what to see. Gives the function that stops it.
 */
export function keepClearOfDetails(board: Board, { goal, size, glide, stop }: ViewWay): () => void {
  const listening = new AbortController()
  const { signal } = listening
  let timer: ReturnType<typeof setTimeout> | undefined
  let isPressed = false
  /** The view in which it was clicked or dropped, until that is settled. */
  let seenIn: View | null = null
  let gliding: View | null = null

  const settle = () => {
    const from = seenIn
    seenIn = null
    if (!from || !isSameView(goal(), from) || areHandsBusy(board) || isElsewhere(board)) return
    const panel = document.querySelector('[data-details]')?.getBoundingClientRect()
    const box = boxOfAll(board.layout.getState(), board.selection.getState().refs)
    if (!panel || !box) return
    const { bars, covered } = frameOf(board, size())
    gliding = besideDetails(box, from, panel, { left: covered + laneStrip(size().width), top: bars })
    if (gliding) glide(gliding)
  }
  const wait = (milliseconds: number) => {
    clearTimeout(timer)
    if (seenIn && !isPressed) timer = setTimeout(settle, milliseconds)
  }
  const want = (milliseconds: number) => {
    seenIn = goal()
    wait(milliseconds)
  }
  const handleDown = () => {
    isPressed = true
    clearTimeout(timer)
    // What is aimed at stands still.
    if (gliding && isSameView(goal(), gliding)) stop()
    gliding = null
  }
  const handleUp = () => {
    isPressed = false
    wait(AFTER_CLICK)
  }
  addEventListener('pointerdown', handleDown, { capture: true, signal })
  addEventListener('pointerup', handleUp, { capture: true, signal })
  addEventListener('pointercancel', handleUp, { capture: true, signal })
  const stops = [
    board.selection.subscribe(({ refs }, before) => {
      // What somebody else deletes leaves its cell selected, and no hand has moved.
      const journey = board.doc.projection.journey()
      if (refs !== before.refs && before.refs.every((ref) => isAlive(journey, ref))) want(AFTER_CLICK)
    }),
    board.gesture.subscribe(({ type }, before) => {
      if (type === 'none' && (before.type === 'move' || before.type === 'moveHeader')) want(AFTER_DROP)
    }),
  ]
  // Whoever is quick clicked before this was fetched.
  want(AFTER_CLICK)
  return () => {
    clearTimeout(timer)
    listening.abort()
    for (const end of stops) end()
  }
}

/**
 * The view in which the box lies clear of the panel, moved no further and no other way than that takes; null where it
 * does already, or where there is no room for it.
 * @param free where the map is seen at the left and the top, in CSS pixels
 */
export function besideDetails(
  box: Box,
  view: View,
  panel: Pick<DOMRect, 'left' | 'top' | 'right' | 'bottom'>,
  free: { readonly left: number; readonly top: number },
): View | null {
  const left = view.x + box.x * view.zoom
  const top = view.y + box.y * view.zoom
  const right = left + box.width * view.zoom
  const bottom = top + box.height * view.zoom
  if (right <= panel.left || left >= panel.right || bottom <= panel.top || top >= panel.bottom) return null
  // On a phone the panel lies below, from one side to the other.
  if (panel.left <= 0) {
    const dy = panel.top - DISTANCE - bottom
    return top + dy >= free.top ? { ...view, y: view.y + dy } : null
  }
  const dx = panel.left - DISTANCE - right
  return left + dx >= free.left ? { ...view, x: view.x + dx } : null
}

/** They see somebody else's view or a slide, are about to choose in a menu or dialog, or hold a tool. */
function isElsewhere({ panels }: Board): boolean {
  const { followed, scene, tool, menu, dialog } = panels.getState()
  return followed !== null || scene !== null || tool !== 'select' || menu !== null || dialog !== null
}
