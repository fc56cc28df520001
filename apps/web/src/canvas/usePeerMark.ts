/** Who else has chosen something, for the outline around it. */
import type { RefKey } from '@journeyboard/editor'
import type { Peer } from '@journeyboard/session'
import { useStore } from 'zustand'
import { useSession } from '../board/boardContext.ts'

/** The first of the others who has this selected, or null. */
export function usePeerMark(key: RefKey): Peer | null {
  return useStore(useSession().presence.peers, (peers) => peers.find((peer) => peer.selection.includes(key)) ?? null)
}
