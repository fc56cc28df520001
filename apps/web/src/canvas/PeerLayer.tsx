/** The others on the canvas: cursors with names, and ghosts of what they drag. */

import { type Box, CARD, headerBand, type Layout, type Line } from '@journeyboard/layout'
import type { CardId, LaneId, NoteId, StageId, StepId } from '@journeyboard/model'
import type { Peer } from '@journeyboard/session'
import { useStore } from 'zustand'
import { useLayout, useSession } from '../board/boardContext.ts'
import { belowImage, CardImage } from './CardImage.tsx'
import styles from './peers.module.css'
import { useZoom } from './useZoom.ts'

/** More ghosts than this say no more. */
const MOST_GHOSTS = 20

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
  const zoom = useZoom()
  const style = { '--peer': peer.user.color } as React.CSSProperties
  return (
    <div style={style}>
      {peer.drag && <Ghosts name={peer.user.name} {...peer.drag} />}
      {peer.cursor && (
        <div
          className={styles.cursor}
          data-idle={peer.isIdle || undefined}
          data-peer={peer.user.name}
          style={{ translate: `${peer.cursor.x}px ${peer.cursor.y}px`, scale: `${1 / zoom}` }}
        >
          <svg width="16" height="20" viewBox="0 0 16 20" aria-hidden="true">
            <path d="M1 1l13 9.5-6 .9-3 6.1z" fill={peer.user.color} stroke="#fff" strokeWidth="1.2" />
          </svg>
          <span className={styles.name}>{peer.user.name}</span>
        </div>
      )}
    </div>
  )
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
