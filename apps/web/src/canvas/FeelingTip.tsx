/** The small panel beside a point of the curve: whose feeling it is, how strong, and why. */
import type { CellRef, FeelingRef } from '@journeyboard/editor'
import { type Box, CURVE, type CurvePoint, type EmotionPlot } from '@journeyboard/layout'
import { type FeelingKey, feelingId, type Journey } from '@journeyboard/model'
import { useStore as useFlow } from '@xyflow/react'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useBoard, useJourney, useLayout } from '../board/boardContext.ts'
import { describeFeeling, feelingKeysAt } from '../board/panels/describeRef.ts'
import styles from './feelingTip.module.css'
import { freeInsets } from './room.ts'

/** CSS pixels between the points and the tip. */
const DISTANCE = 10
/** As in feelingTip.module.css. */
const HALF_WIDTH = 140

interface Props {
  /** A point, or the cell of a lane of feelings with all its points. */
  readonly place: FeelingRef | CellRef
  /** Then the pointer may go over to the tip without losing it. */
  readonly isPointedAt: boolean
  readonly onDismiss: () => void
}

export function FeelingTip({ place, isPointedAt, onDismiss }: Props) {
  const journey = useJourney()
  const plot = useLayout((layout) => layout.plots.find(({ laneId }) => laneId === place.lane))
  useDismissal(onDismiss)
  const points = plot ? pointsAt(plot, place) : []
  if (!plot || points.length === 0) return null
  const shown = new Set(points.map(({ id }) => id))
  const box = boxOfPoints(points)
  return (
    <Beside
      box={box}
      isPointedAt={isPointedAt}
      onDismiss={onDismiss}
      prefersAbove={box.y + box.height / 2 < plot.neutralY}
    >
      {feelingKeysAt(journey, place.step)
        .filter((key) => shown.has(feelingId(key.persona, key.step, key.series)))
        .map((key) => (
          <Telling key={key.persona + key.series} journey={journey} of={key} />
        ))}
    </Beside>
  )
}

function Telling({ journey, of: key }: { readonly journey: Journey; readonly of: FeelingKey }) {
  const color = journey.personaById.get(key.persona)?.color ?? 'ink'
  const why = journey.feelingById.get(feelingId(key.persona, key.step, key.series))?.comment.trim()
  return (
    <div className={styles.feeling} style={{ '--persona': `var(--persona-${color})` } as React.CSSProperties}>
      <p className={styles.what} data-series={key.series}>
        {describeFeeling(journey, key)}
      </p>
      {why && <p className={styles.why}>{why}</p>}
    </div>
  )
}

interface BesideProps {
  /** In board units; the tip never covers it. */
  readonly box: Box
  /** Where other points are less likely to lie under the tip. */
  readonly prefersAbove: boolean
  readonly isPointedAt: boolean
  readonly onDismiss: () => void
  readonly children: React.ReactNode
}

function Beside({ box, prefersAbove, isPointedAt, onDismiss, children }: BesideProps) {
  const board = useBoard()
  const tip = useRef<HTMLDivElement>(null)
  // Known once it is drawn: it then stands where it has room, before anybody sees it.
  const [height, setHeight] = useState(0)
  useLayoutEffect(() => setHeight(tip.current?.offsetHeight ?? 0))
  const [x, y, zoom] = useFlow((flow) => flow.transform)
  const size = { width: useFlow((flow) => flow.width), height: useFlow((flow) => flow.height) }
  const insets = freeInsets(board, size)
  const top = y + box.y * zoom - DISTANCE
  const bottom = y + (box.y + box.height) * zoom + DISTANCE
  const roomAbove = top - insets.top
  const roomBelow = size.height - insets.bottom - bottom
  const isAbove = (prefersAbove ? roomAbove : roomBelow) >= height ? prefersAbove : roomAbove > roomBelow
  const middle = x + (box.x + box.width / 2) * zoom
  const left = Math.max(8 + HALF_WIDTH, Math.min(size.width - insets.right - HALF_WIDTH, middle))
  return (
    <div
      ref={tip}
      className={styles.tip}
      data-side={isAbove ? 'above' : 'below'}
      data-keeps-hover={isPointedAt || undefined}
      // The press itself is for what lies below.
      onPointerDown={onDismiss}
      data-not-in-picture
      // The grid says the same where the keyboard stands.
      aria-hidden="true"
      style={isAbove ? { left, bottom: size.height - top } : { left, top: bottom }}
    >
      {children}
    </div>
  )
}

function pointsAt({ curves }: EmotionPlot, place: FeelingRef | CellRef): readonly CurvePoint[] {
  return curves.flatMap(({ personaId, series, points }) =>
    points.filter(({ stepId }) => {
      if (stepId !== place.step) return false
      return place.family === 'cell' || (place.persona === personaId && place.series === series)
    }),
  )
}

function boxOfPoints(points: readonly CurvePoint[]): Box {
  const reach = CURVE.faceRadius + 6
  const xs = points.map(({ faceX }) => faceX)
  const ys = points.map(({ y }) => y)
  const [left, top] = [Math.min(...xs) - reach, Math.min(...ys) - reach]
  return { x: left, y: top, width: Math.max(...xs) + reach - left, height: Math.max(...ys) + reach - top }
}

/** Esc takes it away while the pointer stays where it is. */
function useDismissal(onDismiss: () => void): void {
  useEffect(() => {
    const handleKey = ({ key }: KeyboardEvent) => key === 'Escape' && onDismiss()
    window.addEventListener('keydown', handleKey)
    return () => window.removeEventListener('keydown', handleKey)
  }, [onDismiss])
}
