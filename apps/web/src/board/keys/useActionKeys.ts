/** Binds the keys of all actions while a board is open. */
import { type Board, canRun, isOffered, runFirst } from '@journeyboard/editor'
import { useEffect } from 'react'
import { useBoard } from '../boardContext.ts'
import { isComposed } from './composing.ts'
import { belongsToText, keyPlaceOf, pressesControl } from './keyPlace.ts'
import { latinKey } from './latinKey.ts'
import { matchActions } from './matchAction.ts'

/** Where each key may act is in keyPlace.ts; this hook stands once on the page of a board. */
export function useActionKeys(): void {
  const board = useBoard()
  useEffect(() => {
    const listening = new AbortController()
    const { signal } = listening
    // Combinations are caught on the way down: text fields keep other keys from coming up again.
    window.addEventListener('keydown', (event) => handleKey(board, event, true), { capture: true, signal })
    window.addEventListener('keydown', (event) => handleKey(board, event, false), { signal })
    return () => listening.abort()
  }, [board])
}

function handleKey(board: Board, event: KeyboardEvent, combinations: boolean): void {
  if (event.defaultPrevented || isComposed(event)) return
  // Who writes a text presses many keys, and hardly ever one of these.
  if (combinations && !event.ctrlKey && !event.metaKey) return
  const matches = matchActions(event).filter((match) => match.isCombination === combinations)
  if (matches.length === 0) return
  if (isInHand(board)) {
    event.preventDefault()
    return
  }
  const place = isLayerOpen(board) ? 'layer' : keyPlaceOf(document.activeElement)
  if (combinations) {
    if (place === 'text' && belongsToText(event)) return
    if (place === 'layer' && !isBrowsersOwn(event)) return
  } else if (place !== 'board') {
    // Fields of text leave by themselves.
    const isLeft = place === 'page' || (place === 'text' && document.activeElement?.matches('select'))
    if (event.key === 'Escape' && isLeft) board.viewport.current?.focus()
    return
  } else if (pressesControl(event, document.activeElement)) return
  // Also when it can not run now: Ctrl+D must not make a bookmark because nothing is selected.
  event.preventDefault()
  if (place === 'layer') return
  // Nothing has the focus when the page has just opened: from now on the grid tells where the keyboard goes.
  if (place === 'board' && document.activeElement === document.body) board.viewport.current?.focus()
  const actions = matches.map(({ action }) => action)
  // A key that is held does not switch something on and off again.
  if (event.repeat && actions.find((one) => canRun(board, one))?.isOn) return
  const action = runFirst(board, actions)
  if (!action && !actions.every((one) => isOffered(board, one))) board.notices.toast(board.rights.getState().reason)
}

/** What is dragged is let go before anything else is done with it: Esc is caught before. */
function isInHand(board: Board): boolean {
  return ['move', 'moveHeader', 'resize', 'feel'].includes(board.gesture.getState().type)
}

/** A dialog takes the keys from the moment that it was asked for: it may still have to be fetched. */
function isLayerOpen(board: Board): boolean {
  const { dialog, menu } = board.panels.getState()
  return dialog !== null || menu !== null
}

/** What the browser would do with Ctrl+S and Ctrl+K helps nobody, even while a dialog is open. */
function isBrowsersOwn(event: KeyboardEvent): boolean {
  return ['s', 'k'].includes(latinKey(event).toLowerCase())
}
