/** Says in passing what changed on the map: one's own steps at once, those of others gathered. */
import type { Board } from '@journeyboard/editor'
import { type ChangeReport, createChangeReport } from '@journeyboard/editor/changes'
import type { PresenceChannel } from '@journeyboard/session'

/** Milliseconds in which the changes of others are gathered. */
const GATHER = 4000
/** Milliseconds after an own step: whatever says more about it has said so by then. */
const SOON = 80

/**
 * Calls `say` until the returned function is called. Of others nothing is said while nobody else is there, nor of one's
 * own step when a notice has told of it already.
 */
export function sayChanges(board: Board, presence: PresenceChannel, say: (sentence: string) => void): () => void {
  const { clientID } = board.doc.ydoc
  const nameByClient = new Map<number, string>()
  const own = createChangeReport(board.doc, (client) => (client === clientID ? 'You' : null))
  let others: ChangeReport | null = null
  let ownTimer = 0
  let othersTimer = 0

  const meet = () => {
    const peers = presence.peers.getState()
    // Who has left is still known by name to what they did before.
    for (const { clientId, user } of peers) nameByClient.set(clientId, user.name || 'Somebody')
    if (peers.length === 0) others = null
    else others ??= createChangeReport(board.doc, (client) => nameByClient.get(client) ?? null)
  }
  const tellOthers = () => {
    othersTimer = 0
    const sentence = others?.next()
    if (sentence) say(sentence)
  }
  const tellOwn = () => {
    ownTimer = 0
    // What is being typed is read out by the text itself.
    if (board.editing.store.getState()) return own.passOver()
    const sentence = own.next()
    if (sentence) say(sentence)
  }
  const passOver = () => {
    window.clearTimeout(ownTimer)
    ownTimer = 0
    own.passOver()
  }
  meet()
  const stops = [
    presence.peers.subscribe(meet),
    board.doc.projection.subscribe(() => {
      if (others && othersTimer === 0) othersTimer = window.setTimeout(tellOthers, GATHER)
    }),
    board.doc.history.subscribe(() => {
      if (ownTimer === 0) ownTimer = window.setTimeout(tellOwn, SOON)
    }),
    board.notices.subscribe(passOver),
  ]
  return () => {
    window.clearTimeout(ownTimer)
    window.clearTimeout(othersTimer)
    for (const stop of stops) stop()
  }
}
