/** A colour of one's own on a map: whoever comes later gives way. */
import { PARTICIPANT_COLORS } from '@journeyboard/layout/participants'
import type { Session } from '@journeyboard/session'
import { changeLocalUser, localUser } from './localUser.ts'

/**
 * Waits until it is known who else is on the map. If somebody has this person's colour by then, this person takes one
 * that nobody has, as long as there is one; later it is left alone. Gives the function that stops waiting.
 */
export function takeFreeColor({ status, presence }: Pick<Session, 'status' | 'presence'>): () => void {
  const stop = status.subscribe(({ state }) => {
    // The first "saved" comes after the others have been told of.
    if (state !== 'saved') return
    stop()
    giveWay(presence.peers.getState().map(({ user }) => user))
  })
  return stop
}

function giveWay(others: readonly { readonly name: string; readonly color: string }[]): void {
  const { name, color } = localUser.getState()
  // One's own other tab looks like somebody with the same name and colour.
  if (!others.some((other) => other.color === color && other.name !== name)) return
  const taken = new Set(others.map((other) => other.color))
  const free = PARTICIPANT_COLORS.filter((one) => !taken.has(one))
  const chosen = free[Math.floor(Math.random() * free.length)]
  if (chosen) changeLocalUser({ color: chosen })
}
