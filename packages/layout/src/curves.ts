/** Emotion lanes: where feelings stand, the curves through them, and what lies between felt and wanted. */
import {
  FEELING_SERIES,
  type FeelingId,
  type FeelingSeries,
  faceOf,
  feelingId,
  formatValence,
  type Journey,
  type Persona,
} from '@journeyboard/model'
import { type BoardPoint, type Box, growBy } from './box.ts'
import { placeLabel } from './curveLabels.ts'
import { areaBetween, curvePath, type MonotoneCurve, monotoneCurve } from './curvePath.ts'
import { kept, keptList } from './kept.ts'
import type { CurvePoint, EmotionPlot, LaneBox, Layout, LegendItem, StepBox } from './layout.ts'
import { layoutLegend, legendBox } from './legend.ts'
import { spreadFaces } from './spreadFaces.ts'
import { CURVE } from './tokens/sizes.ts'

/** The plot of each emotion lane; those that look as before are the same objects. */
export function layoutPlots(
  { journey, hiddenPersonas, steps, lanes }: Pick<Layout, 'journey' | 'hiddenPersonas' | 'steps' | 'lanes'>,
  previous: Layout | undefined,
): readonly EmotionPlot[] {
  const before = new Map(previous?.plots.map((plot) => [plot.laneId, plot]))
  const sameFeelings =
    previous !== undefined &&
    steps === previous.steps &&
    hiddenPersonas === previous.hiddenPersonas &&
    saysTheSameFeelings(journey, previous.journey)
  const plots = lanes
    .filter((lane) => !lane.holdsCards)
    .map((lane) => {
      const plot = before.get(lane.id)
      if (plot && sameFeelings && lane === previous?.laneById.get(lane.id)) return plot
      return kept(plot, layoutPlot(journey, hiddenPersonas, steps, lane))
    })
  return keptList(previous?.plots, plots)
}

function saysTheSameFeelings(journey: Journey, before: Journey): boolean {
  if (journey.personas !== before.personas) return false
  if (journey.feelingById === before.feelingById) return true
  if (journey.feelingById.size !== before.feelingById.size) return false
  for (const [id, feeling] of journey.feelingById) if (before.feelingById.get(id) !== feeling) return false
  return true
}

/** Height of a valence in [-1, 1], in board units. */
export function valenceY(plot: Pick<EmotionPlot, 'box'>, valence: number): number {
  return plot.box.y + ((1 - valence) / 2) * plot.box.height
}

/** The valence at a height, held within [-1, 1]. */
export function valenceAt(plot: Pick<EmotionPlot, 'box'>, y: number): number {
  const valence = 1 - (2 * (y - plot.box.y)) / plot.box.height
  return Math.min(1, Math.max(-1, valence))
}

interface Series {
  readonly persona: Persona
  readonly series: FeelingSeries
  readonly points: readonly CurvePoint[]
  readonly curve: MonotoneCurve
}

function layoutPlot(
  journey: Journey,
  hiddenPersonas: Layout['hiddenPersonas'],
  steps: readonly StepBox[],
  lane: LaneBox,
): EmotionPlot {
  const box = plotBox(steps, lane)
  const all = journey.personas.flatMap((persona) =>
    FEELING_SERIES.map((name) => seriesOf(journey, steps, box, persona, name)).filter(
      ({ points }) => points.length > 0,
    ),
  )
  const series = all.filter(({ persona }) => !hiddenPersonas.has(persona.id))
  const faces = facesByStep(steps, series.filter(isFelt))
  // Drawn in this order: what is felt lies above what is wanted or believed.
  const drawn = [...series.filter((one) => !isFelt(one)), ...series.filter(isFelt)]
  const legend = layoutLegend(all.map(named), journey.personas, hiddenPersonas, {
    lane,
    steps,
    box,
    faces: faces.flatMap((points) => points.map(middleOf)),
  })
  const felt = placeNumbers(faces, lane, series, legend)
  const curves = drawn.map((one) => ({
    laneId: lane.id,
    ...named(one),
    points: one.points.map((point) => felt.get(point.id) ?? point),
    path: curvePath(one.curve),
  }))
  return {
    laneId: lane.id,
    box,
    neutralY: valenceY({ box }, 0),
    curves,
    gaps: gapsBetween(series.map((one) => ({ ...named(one), curve: one.curve }))),
    legend,
  }
}

const named = ({ persona, series }: Series) => ({ personaId: persona.id, series })
const middleOf = ({ faceX, y }: CurvePoint): BoardPoint => ({ x: faceX, y })
const isFelt = ({ series }: { readonly series: FeelingSeries }) => series === 'actual'

function plotBox(steps: readonly StepBox[], lane: LaneBox): Box {
  const left = steps[0]?.box.x ?? lane.title.width
  const last = steps.at(-1)?.box
  const right = last ? last.x + last.width : lane.box.width
  const inset = Math.min(CURVE.inset, lane.box.height / 3)
  return { x: left, y: lane.box.y + inset, width: right - left, height: lane.box.height - 2 * inset }
}

function seriesOf(
  journey: Journey,
  steps: readonly StepBox[],
  box: Box,
  persona: Persona,
  series: FeelingSeries,
): Series {
  const points: CurvePoint[] = []
  for (const step of steps) {
    const id = feelingId(persona.id, step.id, series)
    const feeling = journey.feelingById.get(id)
    if (!feeling) continue
    const { valence } = feeling.mark
    const x = step.box.x + step.box.width / 2
    const y = valenceY({ box }, valence)
    points.push({ id, stepId: step.id, x, y, faceX: x, valence, face: faceOf(valence), label: null })
  }
  return { persona, series, points, curve: monotoneCurve(points) }
}

/** Felt points with their numbers placed, by id; step by step, in a step in the order of the personas. */
function placeNumbers(
  faces: readonly (readonly CurvePoint[])[],
  lane: LaneBox,
  all: readonly Series[],
  legend: readonly LegendItem[],
): ReadonlyMap<FeelingId, CurvePoint> {
  const curves = all.map((series) => series.curve)
  const legendBoxes = legend.map((item) => growBy(legendBox(item), CURVE.labelGap / 2))
  const placed = new Map<FeelingId, CurvePoint>()
  let before: readonly Box[] = []
  for (const [index, points] of faces.entries()) {
    const here: Box[] = []
    // A number reaches at most into the next column.
    const nearby = [index - 1, index, index + 1].flatMap((near) => faces[near] ?? []).map(middleOf)
    for (const point of points) {
      const text = formatValence(point.valence)
      const written = [...legendBoxes, ...before, ...here]
      const box = placeLabel(text, point, { row: lane.box, curves, faces: nearby, written })
      if (box) here.push(box)
      placed.set(point.id, { ...point, label: box && { text, box } })
    }
    before = here
  }
  return placed
}

/** What is felt at each step, faces side by side where they would lie on each other. */
function facesByStep(steps: readonly StepBox[], felt: readonly Series[]): readonly (readonly CurvePoint[])[] {
  const pointsByStep = new Map<StepBox['id'], CurvePoint[]>()
  for (const { points } of felt) {
    for (const point of points) {
      const others = pointsByStep.get(point.stepId)
      if (others) others.push(point)
      else pointsByStep.set(point.stepId, [point])
    }
  }
  return steps.map((step) => {
    const points = pointsByStep.get(step.id) ?? []
    const xs = spreadFaces(points, step.box.width)
    return points.map((point, index) => ({ ...point, faceX: xs[index] ?? point.x }))
  })
}

interface NamedCurve {
  readonly personaId: Persona['id']
  readonly series: FeelingSeries
  readonly curve: MonotoneCurve
}

/** Between what each persona feels and what it wants to feel. */
export function gapsBetween(all: readonly NamedCurve[]): EmotionPlot['gaps'] {
  return all.filter(isFelt).flatMap(({ personaId, curve }) => {
    const desired = all.find((other) => other.series === 'desired' && other.personaId === personaId)
    const path = desired ? areaBetween(curve, desired.curve) : ''
    return path ? [{ personaId, path }] : []
  })
}
