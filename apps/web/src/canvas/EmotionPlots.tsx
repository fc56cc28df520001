/** Emotion lanes: curves, faces and signed numbers. */
import {
  CURVE,
  type CurvePoint,
  type EmotionCurve,
  type EmotionPlot,
  EYE,
  MOUTHS,
  previewFeeling,
  SERIES_STROKES,
  VALENCE_COLORS,
  VALENCE_INKS,
} from '@journeyboard/layout'
import { type FeelingId, faceOf, feelingId, type LaneId } from '@journeyboard/model'
import { Lock } from 'lucide-react'
import { memo } from 'react'
import { useGesture, useIsDimmed, useIsSelected, useLayout, useRecord } from '../board/boardContext.ts'
import { nextPaint } from '../shell/afterPaint.ts'
import { Later } from '../shell/Later.tsx'
import { lazyAgain } from '../shell/lazyAgain.tsx'
import { LegendSamples } from './EmotionLegend.tsx'
import styles from './emotion.module.css'
import type { ShiftAt } from './shiftAt.ts'

const LegendToggles = lazyAgain(async () => {
  await nextPaint()
  return (await import('./LegendToggles.tsx')).LegendToggles
})

/** From the top of a line of numbers to its baseline. */
const BASELINE = 10

interface Props {
  readonly plots: readonly EmotionPlot[]
  readonly shiftAt: ShiftAt
}

export const EmotionPlots = memo(function EmotionPlots({ plots, shiftAt }: Props) {
  return plots.map((plot) => <Plot key={plot.laneId} plot={plot} shift={shiftAt(plot.box.y)} />)
})

const Plot = memo(function Plot({ plot: resting, shift }: { plot: EmotionPlot; shift: number }) {
  const width = useLayout((layout) => layout.sheet.width)
  const lane = useLayout((layout) => layout.laneById.get(resting.laneId))
  const dragged = useDragged(resting.laneId)
  const plot = dragged && lane ? previewFeeling(resting, lane, dragged.id, dragged.valence) : resting
  return (
    <>
      <svg className={styles.plot} width={width} height={1} style={{ top: shift }} aria-hidden="true">
        <line
          className={styles.axis}
          x1={plot.box.x}
          x2={plot.box.x + plot.box.width}
          y1={plot.neutralY}
          y2={plot.neutralY}
        />
        {plot.gaps.map((gap) => (
          <path key={gap.personaId} className={styles.gap} d={gap.path} />
        ))}
        {plot.curves.map((curve) => (
          <Curve key={curve.personaId + curve.series} curve={curve} />
        ))}
        <LegendSamples legend={plot.legend} />
      </svg>
      {plot.legend.some(({ isPersona }) => isPersona) && (
        <Later>
          <LegendToggles legend={plot.legend} shift={shift} />
        </Later>
      )}
    </>
  )
})

const Curve = memo(function Curve({ curve }: { curve: EmotionCurve }) {
  const color = useRecord(curve.personaId, (journey) => journey.personaById.get(curve.personaId)?.color ?? 'ink')
  const { width, dash } = SERIES_STROKES[curve.series]
  return (
    <g style={{ '--persona': `var(--persona-${color})` } as React.CSSProperties} data-series={curve.series}>
      <path className={styles.curve} d={curve.path} strokeWidth={width} strokeDasharray={dash} />
      {curve.points.map((point) => (
        <Point key={point.id} point={point} isFelt={curve.series === 'actual'} />
      ))}
    </g>
  )
})

/** The point of this lane that is in the hand, and where it has been pulled to. */
function useDragged(lane: LaneId): { readonly id: FeelingId; readonly valence: number } | null {
  const gesture = useGesture((current) => (current.type === 'feel' && current.ref.lane === lane ? current : null))
  if (!gesture) return null
  const { persona, step, series } = gesture.ref
  return { id: feelingId(persona, step, series), valence: gesture.valence }
}

const Point = memo(function Point({ point, isFelt }: { point: CurvePoint; isFelt: boolean }) {
  const isSelected = useIsSelected(`feeling/${point.id}`)
  const isDimmed = useIsDimmed(`feeling/${point.id}`) && !isSelected
  const isLocked = useRecord(point.id, (journey) => journey.feelingById.get(point.id)?.isLocked)
  const { label } = point
  return (
    <g transform={`translate(${point.faceX} ${point.y})`} data-feeling={point.id} data-dimmed={isDimmed || undefined}>
      {isSelected && (
        <circle className={styles.selected} data-not-in-picture r={(isFelt ? CURVE.faceRadius : CURVE.dotRadius) + 4} />
      )}
      {isFelt ? <Face valence={point.valence} /> : <circle className={styles.dot} r={CURVE.dotRadius * 0.6} />}
      {label && (
        <text className={styles.label} x={label.box.x - point.faceX} y={label.box.y - point.y + BASELINE}>
          {label.text}
        </text>
      )}
      {isLocked && <PointLock radius={isFelt ? CURVE.faceRadius : CURVE.dotRadius} />}
    </g>
  )
})

/** Looks as the sign on a locked card, at the upper left: the number of a point goes to the right. */
function PointLock({ radius }: { readonly radius: number }) {
  return (
    <g className={styles.lock} transform={`translate(${-radius} ${-radius})`} data-lock data-not-in-picture>
      <circle r={8} />
      <Lock x={-5} y={-5} width={10} height={10} strokeWidth={2.5} />
    </g>
  )
}

export function Face({ valence }: { readonly valence: number }) {
  const face = faceOf(valence)
  return (
    <g style={{ '--face': VALENCE_COLORS[face], '--face-ink': VALENCE_INKS[face] } as React.CSSProperties}>
      <circle className={styles.face} r={CURVE.faceRadius} />
      <circle className={styles.eye} cx={-EYE.x} cy={EYE.y} r={EYE.radius} />
      <circle className={styles.eye} cx={EYE.x} cy={EYE.y} r={EYE.radius} />
      <path className={styles.mouth} d={MOUTHS[face]} />
    </g>
  )
}
