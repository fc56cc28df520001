/** What somebody else has in the hand, as it moves. */
import { refOfKey } from '@journeyboard/editor'
import {
  type Box,
  CARD,
  CURVE,
  connectorPath,
  headerBand,
  type Layout,
  type Line,
  valenceY,
} from '@journeyboard/layout'
import type { CardId, LaneId, NoteId, StageId, StepId } from '@journeyboard/model'
import type { PresenceDrag } from '@journeyboard/protocol'
import { useLayout } from '../board/boardContext.ts'
import { borderLine } from './borderLine.ts'
import { belowImage, CardImage } from './CardImage.tsx'
import { Face } from './EmotionPlots.tsx'
import { PeerTag, peerColor } from './PeerTag.tsx'
import styles from './peers.module.css'
import { textOf } from './textOf.ts'

/** More ghosts than this say no more. */
const MOST_GHOSTS = 20

interface PeerDragProps {
  readonly name: string
  readonly color: string
  readonly drag: PresenceDrag
}

export function PeerDrag({ name, color, drag }: PeerDragProps) {
  return (
    <div style={peerColor(color)}>
      {'ids' in drag && <Ghosts name={name} {...drag} />}
      {'resized' in drag && <Border name={name} {...drag} />}
      {'feeling' in drag && <Faces {...drag} />}
      {'linkFrom' in drag && <NewLink {...drag} />}
    </div>
  )
}

type Told<Field extends string> = Extract<PresenceDrag, { [field in Field]: unknown }>
type Named<Field extends string> = Told<Field> & { readonly name: string }

/** Cards, notes, or a header with what it carries. */
function Ghosts({ name, ids, dx, dy }: Named<'ids'>) {
  const layout = useLayout((current) => current)
  return ids.slice(0, MOST_GHOSTS).map((id, index) => {
    const thing = thingOf(layout, id)
    const ghost = thing ?? carriedBy(layout, id)
    if (!ghost) return null
    const { box, lines } = ghost
    const style = { width: box.width, height: box.height, translate: `${box.x + dx}px ${box.y + dy}px` }
    return (
      <div key={id} className={styles.ghost} data-ghost={id} style={style}>
        {index === 0 && <PeerTag name={name} />}
        {thing?.image && <CardImage image={thing.image} />}
        <div className={styles.ghostText} {...textOf(lines)} {...(thing && { style: belowImage(thing, CARD.top) })} />
      </div>
    )
  })
}

function thingOf(layout: Layout, id: string) {
  return layout.cardById.get(id as CardId) ?? layout.noteById.get(id as NoteId)
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

/** Where the border would be. */
function Border({ name, resized, size }: Named<'resized'>) {
  const layout = useLayout((current) => current)
  const ref = refOfKey(resized)
  const line = (ref?.family === 'step' || ref?.family === 'lane') && borderLine(layout, ref, size)
  if (!line) return null
  return (
    <div className={styles.border} data-ghost={resized} style={line}>
      <PeerTag name={name} />
    </div>
  )
}

/** A feeling stands in each emotion lane. Whose hand it is tells the cursor, which is right there. */
function Faces({ feeling, valence }: Told<'feeling'>) {
  const plots = useLayout((layout) => layout.plots)
  return plots.flatMap((plot) =>
    plot.curves.flatMap(({ series, points }) => {
      const point = points.find(({ id }) => id === feeling)
      if (!point) return []
      return (
        <div
          key={plot.laneId}
          className={styles.point}
          data-ghost={feeling}
          style={{ translate: `${point.faceX}px ${valenceY(plot, valence)}px` }}
        >
          <svg width={1} height={1} aria-hidden="true">
            {series === 'actual' ? <Face valence={valence} /> : <circle className={styles.dot} r={CURVE.dotRadius} />}
          </svg>
        </div>
      )
    }),
  )
}

function NewLink({ linkFrom, to }: Told<'linkFrom'>) {
  const from = useLayout((layout) => thingOf(layout, linkFrom)?.box)
  if (!from) return null
  return (
    <svg className={styles.line} width={1} height={1} aria-hidden="true">
      <path d={connectorPath(from, { ...to, width: 1, height: 1 })} data-ghost={linkFrom} />
    </svg>
  )
}
