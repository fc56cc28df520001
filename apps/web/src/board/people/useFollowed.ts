/** Whose view this screen follows. */
import type { Peer } from '@journeyboard/session'
import { useBoard, usePanels } from '../boardContext.ts'

export interface Followed {
  /** Client id, or null. */
  readonly followed: number | null
  /** Following the same person again stops it. */
  readonly follow: (peer: Peer) => void
}

export function useFollowed(): Followed {
  const board = useBoard()
  const followed = usePanels((panels) => panels.followed)
  const follow = ({ clientId }: Peer) => board.panels.setState({ followed: clientId === followed ? null : clientId })
  return { followed, follow }
}
