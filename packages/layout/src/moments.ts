/** Columns that are washed because a moment of truth is in them. */
import type { Polarity } from '@journeyboard/model'
import { kept, keptList } from './kept.ts'
import type { CellBox, Layout, MomentColumn, StepBox } from './layout.ts'

const WEIGHT: Record<Polarity, number> = { open: 1, delight: 2, friction: 3 }

/**
 * One column for each step that holds a moment of truth, in reading order. Where moments of several polarities meet,
 * friction wins over delight and delight over open: a broken moment is what the team has to see first, and each card
 * still shows its own diamond.
 */
export function momentColumns(
  steps: readonly StepBox[],
  cellRows: Layout['cellRows'],
  bottom: number,
  previous: Layout | undefined,
): readonly MomentColumn[] {
  const strongest = new Map<number, Polarity>()
  for (const row of cellRows) {
    row.forEach((cell, step) => {
      const polarity = cell && polarityOf(cell)
      if (!polarity) return
      const known = strongest.get(step)
      if (!known || WEIGHT[polarity] > WEIGHT[known]) strongest.set(step, polarity)
    })
  }
  const before = new Map(previous?.moments.map((moment) => [moment.stepId, moment]))
  const moments: MomentColumn[] = []
  for (const { id, index, box } of steps) {
    const polarity = strongest.get(index)
    if (!polarity) continue
    const next = { stepId: id, polarity, box: { x: box.x, y: box.y, width: box.width, height: bottom - box.y } }
    moments.push(kept(before.get(id), next))
  }
  return keptList(previous?.moments, moments)
}

/** By the list of a cell's cards, which stays the same while none of them changes. */
const polarities = new WeakMap<CellBox['records'], Polarity | null>()

function polarityOf(cell: CellBox): Polarity | null {
  const known = polarities.get(cell.records)
  if (known !== undefined) return known
  let strongest: Polarity | null = null
  for (const { moment } of cell.records) {
    if (moment && (!strongest || WEIGHT[moment.polarity] > WEIGHT[strongest])) strongest = moment.polarity
  }
  polarities.set(cell.records, strongest)
  return strongest
}
