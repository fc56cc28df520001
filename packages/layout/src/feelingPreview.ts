/** An emotion lane while one of its points is in the hand: what the drop would draw, but for the numbers of the others. */
import { type FeelingId, faceOf, formatValence } from '@journeyboard/model'
import { type Box, growBy } from './box.ts'
import { placeLabel } from './curveLabels.ts'
import { curvePath, type MonotoneCurve, monotoneCurve } from './curvePath.ts'
import { gapsBetween, valenceY } from './curves.ts'
import type { CurvePoint, EmotionCurve, EmotionPlot, LaneBox } from './layout.ts'
import { legendBox } from './legend.ts'
import { measureText } from './text/measureText.ts'
import { CURVE } from './tokens/sizes.ts'
import { TYPE } from './tokens/typeStyles.ts'

/** The plot with that point at another valence. All curves and points that stay as they are, are the same objects. */
export function previewFeeling(plot: EmotionPlot, lane: LaneBox, id: FeelingId, valence: number): EmotionPlot {
  const held = plot.curves.find(({ points }) => points.some((point) => point.id === id))
  const before = held?.points.find((point) => point.id === id)
  if (!held || !before) return plot
  const moved: CurvePoint = { ...before, valence, y: valenceY(plot, valence), face: faceOf(valence), label: null }
  const points = held.points.map((point) => (point === before ? moved : point))
  const curve = monotoneCurve(points)
  const lines = plot.curves.map((other) => (other === held ? curve : monotoneCurve(other.points)))
  const label = held.series === 'actual' ? labelOf(moved, plot, lane, lines) : null
  const shown: EmotionCurve = {
    ...held,
    points: points.map((point) => (point === moved ? { ...moved, label } : point)),
    path: curvePath(curve),
  }
  const curves = plot.curves.map((other) => (other === held ? shown : other))
  return { ...plot, curves, gaps: gapsBetween(curves.map((one, index) => ({ ...one, curve: lines[index] ?? curve }))) }
}

function labelOf(moved: CurvePoint, plot: EmotionPlot, lane: LaneBox, curves: readonly MonotoneCurve[]) {
  const felt = plot.curves.filter(({ series }) => series === 'actual').flatMap(({ points }) => points)
  const others = felt.filter(({ id }) => id !== moved.id)
  const text = formatValence(moved.valence)
  const box = placeLabel(text, moved, {
    row: lane.box,
    curves,
    faces: [moved, ...others].map(({ faceX, y }) => ({ x: faceX, y })),
    written: [
      ...plot.legend.map((item) => growBy(legendBox(item), CURVE.labelGap / 2)),
      ...others.flatMap(({ label }) => label?.box ?? []),
    ],
  })
  return { text, box: box ?? besideFace(moved, text) }
}

/** What is in the hand tells its number, whatever stands there. */
function besideFace({ faceX, y }: CurvePoint, text: string): Box {
  const { lineHeight } = TYPE.valence
  const x = faceX + CURVE.faceRadius + CURVE.labelGap
  return { x, y: y - lineHeight / 2, width: measureText(text, TYPE.valence), height: lineHeight }
}
