/** When somebody deletes the card that is being written, the rest of the sentence must not act as shortcuts. */
import { useEffect } from 'react'
import { useBoard } from '../board/boardContext.ts'

/** Milliseconds without a key after which the hands have noticed. */
const PAUSE = 900

export function useCutOffTyping(): void {
  const board = useBoard()
  useEffect(() => {
    let timer = 0
    const swallow = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.key === 'Escape') return
      event.preventDefault()
      event.stopImmediatePropagation()
      start()
    }
    const stop = () => window.removeEventListener('keydown', swallow, { capture: true })
    const start = () => {
      window.clearTimeout(timer)
      timer = window.setTimeout(stop, PAUSE)
      window.addEventListener('keydown', swallow, { capture: true })
    }
    const stopFollowing = board.editing.store.subscribe((editing, before) => {
      if (editing || !before || before.isNew) return
      const { cardById, noteById } = board.doc.projection.journey()
      const lookup: ReadonlyMap<string, unknown> = before.family === 'note' ? noteById : cardById
      const isText = before.family === 'card' || before.family === 'note'
      if (isText && !lookup.has(before.id)) start()
    })
    return () => {
      stopFollowing()
      stop()
      window.clearTimeout(timer)
    }
  }, [board])
}
