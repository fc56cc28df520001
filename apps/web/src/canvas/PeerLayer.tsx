/** The others on the canvas: cursors with names, and ghosts of what they drag. */

import { type BoardPoint, type Box, CARD, headerBand, type Layout, type Line } from '@journeyboard/layout'
import type { CardId, LaneId, NoteId, StageId, StepId } from '@journeyboard/model'
import type { Peer } from '@journeyboard/session'
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { useLayout, useSession } from '../board/boardContext.ts'
import { belowImage, CardImage } from './CardImage.tsx'
import styles from './peers.module.css'
import { useZoom } from './useZoom.ts'

/** More ghosts than this say no more. */
const MOST_GHOSTS = 20
/** Milliseconds after the last movement for which a cursor shows whose it is; then it covers nothing more of the map. */
const NAME_SHOWN = 3000

export function PeerLayer() {
  const peers = useStore(useSession().presence.peers)
  if (peers.length === 0) return null
  return (
    <div className={styles.layer} data-not-in-picture>
      {peers.map((peer) => (
        <PeerMarks key={peer.clientId} peer={peer} />
      ))}
    </div>
  )
}

function PeerMarks({ peer }: { readonly peer: Peer }) {
  const style = { '--peer': peer.user.color } as React.CSSProperties
  return (
    <div style={style}>
      {peer.drag && <Ghosts name={peer.user.name} {...peer.drag} />}
      {peer.cursor && <Cursor peer={peer} at={peer.cursor} />}
    </div>
  )
}

function Cursor({ peer, at }: { readonly peer: Peer; readonly at: BoardPoint }) {
  const zoom = useZoom()
  const isResting = useIsResting(at)
  return (
    <div
      className={styles.cursor}
      data-idle={peer.isIdle || undefined}
      data-resting={isResting || undefined}
      data-peer={peer.user.name}
      style={{ translate: `${at.x}px ${at.y}px`, scale: `${1 / zoom}` }}
    >
      <svg width="16" height="20" viewBox="0 0 16 20" aria-hidden="true">
        <path d="M1 1l13 9.5-6 .9-3 6.1z" fill={peer.user.color} stroke="#fff" strokeWidth="1.2" />
      </svg>
      <span className={styles.name}>{peer.user.name}</span>
    </div>
  )
}

/** Whether the cursor has stood still for a while. */
function useIsResting(at: BoardPoint): boolean {
  const [restsAt, setRestsAt] = useState<BoardPoint | null>(null)
  useEffect(() => {
    const timer = setTimeout(() => setRestsAt(at), NAME_SHOWN)
    return () => clearTimeout(timer)
  }, [at])
  return restsAt === at
}

interface GhostsProps {
  readonly name: string
  readonly ids: readonly string[]
  readonly dx: number
  readonly dy: number
}

function Ghosts({ name, ids, dx, dy }: GhostsProps) {
  const layout = useLayout((current) => current)
  return ids.slice(0, MOST_GHOSTS).map((id, index) => {
    const thing = layout.cardById.get(id as CardId) ?? layout.noteById.get(id as NoteId)
    const ghost = thing ?? carriedBy(layout, id)
    if (!ghost) return null
    const { box, lines } = ghost
    return (
      <div
        key={id}
        className={styles.ghost}
        data-ghost={id}
        style={{ width: box.width, height: box.height, translate: `${box.x + dx}px ${box.y + dy}px` }}
      >
        {index === 0 && <span className={styles.tag}>{name}</span>}
        {thing?.image && <CardImage image={thing.image} />}
        <div className={styles.ghostText} {...(thing && { style: belowImage(thing, CARD.top) })}>
          {lines.map((line) => line.text).join('\n')}
        </div>
      </div>
    )
  })
}

/** All that a header carries, under its title. */
function carriedBy(layout: Layout, id: string): { readonly box: Box; readonly lines: readonly Line[] } | null {
  for (const header of [
    { family: 'stage', id: id as StageId, box: layout.stageById.get(id as StageId) },
    { family: 'step', id: id as StepId, box: layout.stepById.get(id as StepId) },
    { family: 'lane', id: id as LaneId, box: layout.laneById.get(id as LaneId) },
  ] as const) {
    const band = header.box && headerBand(layout, header)
    if (band) return { box: band, lines: header.box.titleLines }
  }
  return null
}
