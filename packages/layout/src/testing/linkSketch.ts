/** For tests of links: a map from the texts of its cells, and what a test wants to know of a link. */
import type { Layout, LinkLine } from '../layout.ts'
import { layoutJourney } from '../layoutJourney.ts'
import { sketchJourney } from './sketchJourney.ts'

/** A text of several lines. */
export const HIGH = 'one two three four five six seven eight nine ten eleven twelve'

/** Rows of stacks of cards: `rows[lane][step]` are the texts of one cell. Links are between numbers of cards. */
function mapOf(
  rows: readonly (readonly (readonly string[])[])[],
  links: readonly (readonly [number, number, string?])[],
) {
  const columns = Math.max(...rows.map((row) => row.length))
  return sketchJourney({
    stages: [{ steps: new Array<null>(columns).fill(null) }],
    lanes: rows.map(() => ({})),
    cards: rows.flatMap((row, lane) => row.flatMap((stack, step) => stack.map((text) => ({ step, lane, text })))),
    links: links.map(([from, to, label = '']) => ({ from: `card${from}`, to: `card${to}`, label })),
  })
}

export const layoutOf = (...of: Parameters<typeof mapOf>) => layoutJourney(mapOf(...of))

export function linkOf(layout: Layout, index = 0): LinkLine {
  const link = layout.links[index]
  if (!link) throw new Error(`there is no link ${index}`)
  return link
}

/** Level, upright or, where it ends, both. */
export const directions = ({ points }: LinkLine) =>
  points
    .slice(1)
    .map(({ x, y }, index) => (y === points[index]?.y ? 'level' : x === points[index]?.x ? 'upright' : 'slanting'))
