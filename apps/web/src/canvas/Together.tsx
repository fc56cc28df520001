/** What the people on a map see of each other on the canvas. Fetched once the board is painted: nobody is known before. */
import type { BoardPoint } from '@journeyboard/layout'
import { allows } from '@journeyboard/protocol'
import { ViewportPortal } from '@xyflow/react'
import { useCallback, useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { type OpenBoard, useAccess, useBoard, useOpenBoard, useSession } from '../board/boardContext.ts'
import { isOccupied } from '../board/people/handsBusy.ts'
import { createSpotlight, type Spotlight } from '../board/people/spotlight.ts'
import { createThrownSigns, PING, type Sign, type ThrownSigns } from '../board/people/thrownSigns.ts'
import { localUser } from '../people/localUser.ts'
import { LaserTrails } from './LaserTrails.tsx'
import { PeerLayer } from './PeerLayer.tsx'
import { SignMenu } from './SignMenu.tsx'
import { SpotlightSign } from './SpotlightSign.tsx'
import { ThrownLayer } from './ThrownLayer.tsx'
import { useLaser } from './useLaser.ts'
import { useSharedView } from './useSharedView.ts'

interface Shared {
  readonly spotlight: Spotlight
  readonly signs: ThrownSigns
}

/** They outlive a look at the versions, which stand in place of the canvas: whoever leads goes on leading. */
const sharedByBoard = new WeakMap<OpenBoard, Shared>()

export function Together() {
  const open = useOpenBoard()
  const [shared, setShared] = useState<Shared | null>(null)
  useEffect(() => {
    const kept = sharedByBoard.get(open) ?? share(open)
    sharedByBoard.set(open, kept)
    setShared(kept)
    return () => {
      if (open.board.panels.getState().isHistoryOpen) return
      sharedByBoard.delete(open)
      kept.spotlight.stop()
      kept.signs.stop()
    }
  }, [open])
  useSharedView()
  return shared && <Seen {...shared} />
}

function share({ board, session: { presence } }: OpenBoard): Shared {
  return {
    spotlight: createSpotlight({
      board,
      presence,
      isBusy: () => isOccupied(board) || board.panels.getState().isHistoryOpen,
    }),
    signs: createThrownSigns(presence, board.notices.announce),
  }
}

function Seen({ spotlight, signs }: Shared) {
  const board = useBoard()
  const [askedAt, setAskedAt] = useState<BoardPoint | null>(null)
  const throwSign = useCallback(
    (sign: Sign, at: BoardPoint) => signs.throwSign(sign, at, localUser.getState().color),
    [signs],
  )
  const ping = useCallback((at: BoardPoint) => throwSign(PING, at), [throwSign])
  const askSign = useCallback(
    () => setAskedAt(board.pointerAt.current ?? board.viewport.current?.centre() ?? null),
    [board],
  )
  usePort(spotlight, askSign)
  useLaser(ping)
  return (
    <>
      <ViewportPortal>
        <PeerLayer />
        <ThrownLayer signs={signs} />
      </ViewportPortal>
      <LaserTrails />
      <SpotlightSign spotlight={spotlight} />
      <SignMenu at={askedAt} onThrow={throwSign} onClose={() => setAskedAt(null)} />
    </>
  )
}

/** Tells the board's actions what this person can do about the others. */
function usePort({ lead }: Spotlight, askSign: () => void): void {
  const { people } = useBoard()
  const { access } = useAccess()
  const hasOthers = useStore(useSession().presence.peers, (peers) => peers.length > 0)
  const mayLead = access !== null && allows(access.role, 'facilitate')
  useEffect(() => {
    people.setState({ port: { mayLead, hasOthers, lead, askSign } })
    return () => people.setState({ port: null })
  }, [people, mayLead, hasOthers, lead, askSign])
  useEffect(() => {
    if (!mayLead) lead(false)
  }, [mayLead, lead])
}
