/** The others on the canvas: cursors with names, and ghosts of what they drag. */
import { type Box, CARD, headerBand, type Layout, type Line } from '@journeyboard/layout'
import type { CardId, LaneId, NoteId, StageId, StepId } from '@journeyboard/model'
import type { CSSProperties } from 'react'
import { useStore } from 'zustand'
import { useLayout, useSession } from '../board/boardContext.ts'
import { belowImage, CardImage } from './CardImage.tsx'
import { Cursors } from './Cursors.tsx'
import styles from './peers.module.css'

/** More ghosts than this say no more. */
const MOST_GHOSTS = 20

export function PeerLayer() {
  const peers = useStore(useSession().presence.peers)
  if (peers.length === 0) return null
  return (
    <>
      <div className={styles.layer} data-not-in-picture>
        {peers.map(({ clientId, user, drag }) => drag && <Ghosts key={clientId} {...user} {...drag} />)}
      </div>
      <Cursors />
    </>
  )
}

interface GhostsProps {
  readonly name: string
  readonly color: string
  readonly ids: readonly string[]
  readonly dx: number
  readonly dy: number
}

function Ghosts({ name, color, ids, dx, dy }: GhostsProps) {
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
        style={
          {
            '--peer': color,
            width: box.width,
            height: box.height,
            translate: `${box.x + dx}px ${box.y + dy}px`,
          } as CSSProperties
        }
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
