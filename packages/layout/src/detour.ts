/** Ways for a link around the cards that stand between its ends, in one row or in one column. */
import type { Card, Journey, LinkEnds } from '@journeyboard/model'
import type { Box } from './box.ts'
import type { Layout } from './layout.ts'

/** What has to be laid out before links are. */
export type Grid = Pick<Layout, 'cellRows' | 'laneById' | 'stepById'>

/** The sides of both boxes at which a link leaves and arrives: unit vector, and how far its arms reach beyond them. */
export interface Detour {
  readonly x: number
  readonly y: number
  readonly arm: number
}

/**
 * Three quarters of an arm is how far the curve goes. Between two rows of cards there is more room than between columns,
 * and above the first row there are titles.
 */
const ARM = { row: 24, firstRow: 12, column: 16 } as const

interface Span {
  readonly lanes: readonly [number, number]
  readonly steps: readonly [number, number]
}

/** The cells from one end to the other, if both are in one row or in one column; null for all other links. */
export function spanOf({ cardById }: Journey, { laneById, stepById }: Grid, { from, to }: LinkEnds): Span | null {
  const places = [from, to].map((id) => {
    const place = (cardById as ReadonlyMap<string, Card>).get(id)?.place
    const lane = place && laneById.get(place.lane)?.index
    const step = place && stepById.get(place.step)?.index
    return lane === undefined || step === undefined ? null : { lane, step }
  })
  const [a, b] = places
  if (!a || !b || (a.lane !== b.lane && a.step !== b.step)) return null
  return {
    lanes: [Math.min(a.lane, b.lane), Math.max(a.lane, b.lane)],
    steps: [Math.min(a.step, b.step), Math.max(a.step, b.step)],
  }
}

/** Whether the rows that the span crosses are the very same as before. */
export function areRowsSame({ lanes: [first, last] }: Span, now: Grid['cellRows'], before: Grid['cellRows']): boolean {
  if (now === before) return true
  for (let lane = first; lane <= last; lane += 1) if (now[lane] !== before[lane]) return false
  return true
}

/** All cards in the cells of the span, without the two ends. */
export function cardsBetween({ lanes, steps }: Span, { cellRows }: Grid, from: Box, to: Box): readonly Box[] {
  return cellRows
    .slice(lanes[0], lanes[1] + 1)
    .flatMap((row) => row.slice(steps[0], steps[1] + 1))
    .flatMap((cell) => cell?.cards ?? [])
    .map(({ box }) => box)
    .filter((box) => box !== from && box !== to)
}

/** Best first: over the row or under it, right of the column or left of it. */
export function detoursOf({ lanes: [first, last], steps: [left, right] }: Span): readonly Detour[] {
  if (first === last && left !== right) {
    return [
      { x: 0, y: -1, arm: first === 0 ? ARM.firstRow : ARM.row },
      { x: 0, y: 1, arm: ARM.row },
    ]
  }
  return [
    { x: 1, y: 0, arm: ARM.column },
    { x: -1, y: 0, arm: ARM.column },
  ]
}
