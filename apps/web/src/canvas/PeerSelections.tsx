/** What the others have selected, in their colours: drawn from the layout, so that it shows around blocks too. */
import { boxOf, cellRef, previewOf, type Ref, refOfKey } from '@journeyboard/editor'
import { BLOCK_ZOOM, CURVE, growBy, previewShift } from '@journeyboard/layout'
import { cellKey } from '@journeyboard/model'
import { knownAs } from '@journeyboard/protocol'
import type { Peer } from '@journeyboard/session'
import { memo } from 'react'
import { useShallow } from 'zustand/react/shallow'
import { useBoard, useGesture, useLayout } from '../board/boardContext.ts'
import { PeerTag, peerColor } from './PeerTag.tsx'
import styles from './peers.module.css'
import { placeOf } from './placeOf.ts'
import { useIsZoomedBelow } from './useZoom.ts'

/** One outline a thing, and one name a person: the names of a large selection would cover the map. */
export function PeerSelections({ peers }: { readonly peers: readonly Peer[] }) {
  const marks = new Map<string, MarkProps>()
  for (const { selection, user } of peers) {
    const free = selection.filter((key) => !marks.has(key))
    for (const key of free) marks.set(key, { of: key, color: user.color, name: key === free[0] ? knownAs(user) : null })
  }
  return [...marks.values()].map((mark) => <Mark key={mark.of} {...mark} />)
}

interface Whose {
  readonly color: string
  readonly name: string | null
}

interface MarkProps extends Whose {
  /** A key as somebody else told it. */
  readonly of: string
}

const Mark = memo(function Mark({ of, color, name }: MarkProps) {
  const [family, id = ''] = of.split('/')
  const ref = refOfKey(of)
  return (
    <div style={peerColor(color)} data-outlined={of}>
      {family === 'link' && <LinkMark id={id} name={name} />}
      {family === 'feeling' && <PointMarks id={id} name={name} />}
      {family === 'cell' && <CellMark id={id} name={name} />}
      {ref && <BoxMark of={ref} name={name} />}
    </div>
  )
})

interface NamedProps {
  readonly id: string
  readonly name: string | null
}

function LinkMark({ id, name }: NamedProps) {
  const link = useLayout((layout) => layout.links.find((one) => one.id === id))
  if (!link) return null
  return (
    <>
      <svg className={styles.line} width={1} height={1} aria-hidden="true">
        <path d={link.path} />
      </svg>
      <PeerTag name={name} at={link.middle} />
    </>
  )
}

/** A feeling stands in each emotion lane. */
function PointMarks({ id, name }: NamedProps) {
  const plots = useLayout((layout) => layout.plots)
  return plots.flatMap(({ laneId, curves }) =>
    curves.flatMap(({ series, points }) => {
      const point = points.find((one) => one.id === id)
      if (!point) return []
      const radius = series === 'actual' ? CURVE.faceRadius : CURVE.dotRadius
      const box = growBy({ x: point.faceX, y: point.y, width: 0, height: 0 }, radius)
      return (
        <div key={laneId} className={styles.outline} style={placeOf(box)} data-round>
          <PeerTag name={name} />
        </div>
      )
    }),
  )
}

/** Where the keyboard of somebody else stands, or their next card goes. */
function CellMark({ id, name }: NamedProps) {
  const layout = useLayout((current) => current)
  const step = layout.steps.find((one) => id.startsWith(`${one.id}~`))
  const lane = step && layout.lanes.find((one) => id === cellKey({ step: step.id, lane: one.id }))
  return step && lane && <BoxMark of={cellRef({ step: step.id, lane: lane.id })} name={name} />
}

function BoxMark({ of, name }: { readonly of: Ref; readonly name: string | null }) {
  // That of a cell is made anew each time.
  const box = useLayout(useShallow((layout) => boxOf(layout, of)))
  const shift = useShift(of)
  if (!box) return null
  return (
    <div
      className={styles.outline}
      style={placeOf({ ...box, y: box.y + shift })}
      data-inside={of.family === 'cell' || undefined}
    >
      <PeerTag name={name} />
    </div>
  )
}

/** How far it has made room for what is in one's own hand. Blocks and notes make none. */
function useShift(of: Ref): number {
  const board = useBoard()
  const isBlock = useIsZoomedBelow(BLOCK_ZOOM) && of.family === 'card'
  const shift = useGesture((gesture) => {
    const preview = previewOf(gesture)
    if (!preview || of.family === 'note') return 0
    const layout = board.layout.getState()
    const card = of.family === 'card' && layout.cardById.get(of.id)
    if (card) return previewShift(preview, card)
    return (boxOf(layout, of)?.y ?? 0) >= preview.rowBottom ? preview.growth : 0
  })
  return isBlock ? 0 : shift
}
