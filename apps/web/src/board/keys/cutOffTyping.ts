/** When the text that somebody writes is taken away, the rest of the sentence must not act as shortcuts. */
import { type Board, isRecordAlive, partOf } from '@journeyboard/editor'
import { useEffect } from 'react'
import type { SharedText } from '../bindText.ts'
import { useBoard } from '../boardContext.ts'

/** Milliseconds without a key after which the hands have noticed. */
const PAUSE = 900

let listening: AbortController | null = null
let timer = 0

/** Until the hands rest, or go elsewhere by themselves. */
function swallowSentence(): void {
  window.clearTimeout(timer)
  timer = window.setTimeout(stop, PAUSE)
  if (listening) return
  listening = new AbortController()
  const options = { capture: true, signal: listening.signal }
  window.addEventListener('keydown', swallow, options)
  window.addEventListener('pointerdown', stop, options)
}

function stop(): void {
  window.clearTimeout(timer)
  listening?.abort()
  listening = null
}

function swallow(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.key === 'Escape') return
  event.preventDefault()
  event.stopImmediatePropagation()
  swallowSentence()
}

/** For a text that is left by no act of its writer: keys rest for a moment if it is gone, or may be changed no more. */
export function swallowIfCutOff(board: Board, { family, id }: Pick<SharedText, 'family' | 'id'>): void {
  const isThere = isRecordAlive(board.doc.projection.journey(), family, id)
  if (!isThere || !board.rights.getState()[partOf(family)]) swallowSentence()
}

/** For the text that is edited in place. */
export function useCutOffTyping(): void {
  const board = useBoard()
  useEffect(
    () =>
      board.editing.store.subscribe((editing, before) => {
        if (!editing && before) swallowIfCutOff(board, before)
      }),
    [board],
  )
}
