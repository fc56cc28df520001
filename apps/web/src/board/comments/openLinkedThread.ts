/** Mail about a comment leads to its thread: `/map/<id>?comment=<thread id>`. */
import type { Board } from '@journeyboard/editor'
import { type OpenComments, showThread } from './commentsContext.ts'

/** Opens the thread that the page's address names, as soon as it has come. Gives the function that stops waiting. */
export function openLinkedThread(board: Board, open: OpenComments): () => void {
  const id = new URLSearchParams(window.location.search).get('comment')
  if (id === null) return () => {}
  const { state } = open.store
  const openIt = (): boolean => {
    const thread = state.getState().threads.find((one) => one.id === id)
    if (!thread) return false
    showThread(board, open, thread)
    dropFromAddress()
    return true
  }
  if (openIt()) return () => {}
  const stop = state.subscribe(() => {
    if (openIt()) stop()
  })
  return stop
}

/** Once it is open it does not open again, neither here nor for whom the address is sent to. */
function dropFromAddress(): void {
  const address = new URL(window.location.href)
  address.searchParams.delete('comment')
  window.history.replaceState(window.history.state, '', address)
}
