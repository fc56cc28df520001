/** Many boxes out of the way of what has grown over them: each on its own, straight on, in time that grows with their number. */
import type { Box } from './box.ts'
import { lastBefore } from './gridIndex.ts'
import { NOTE } from './tokens/sizes.ts'

/** A box along the way that it goes: where it begins and how long it is there, and the same across. */
interface Along {
  readonly at: number
  readonly length: number
  readonly across: number
  readonly breadth: number
}

interface Way {
  along(box: Box): Along
  placed(box: Box, at: number): Box
}

const down: Way = {
  along: ({ x, y, width, height }) => ({ at: y, length: height, across: x, breadth: width }),
  placed: (box, at) => ({ ...box, y: at }),
}
const up: Way = {
  along: ({ x, y, width, height }) => ({ at: -y - height, length: height, across: x, breadth: width }),
  placed: (box, at) => ({ ...box, y: -at - box.height }),
}
const right: Way = {
  along: ({ x, y, width, height }) => ({ at: x, length: width, across: y, breadth: height }),
  placed: (box, at) => ({ ...box, x: at }),
}
const left: Way = {
  along: ({ x, y, width, height }) => ({ at: -x - width, length: width, across: y, breadth: height }),
  placed: (box, at) => ({ ...box, x: -at - box.width }),
}
/** Of ways as short the first is taken. */
const WAYS = [down, right, left, up]

/** Places for the boxes, one after the other, where they cover neither what lies there nor each other. */
export function pushAside(boxes: readonly Box[], lying: readonly Box[]): readonly Box[] {
  const tracks = WAYS.map((way) => ({ way, rows: createRows() }))
  const settle = (box: Box) => {
    for (const { way, rows } of tracks) rows.add(way.along(box))
  }
  for (const box of lying) settle(box)
  return boxes.map((box) => {
    let nearest = { far: Number.POSITIVE_INFINITY, place: box }
    for (const { way, rows } of tracks) {
      const along = way.along(box)
      const at = firstFree(along, rows.beside(along), along.at + nearest.far)
      if (at - along.at < nearest.far) nearest = { far: at - along.at, place: way.placed(box, at) }
    }
    settle(nearest.place)
    return nearest.place
  })
}

const endOf = ({ at, length }: Along) => at + length

/** Where it lies, or the next place behind what is in the way; past `limit` nobody wants to know. */
function firstFree({ at, length, across, breadth }: Along, rows: readonly (readonly Along[])[], limit: number): number {
  let free = at
  // Whoever went past what lies in one row may lie over what begins earlier in another, or is long.
  for (let before = Number.NaN; before !== free && free < limit; ) {
    before = free
    for (const row of rows) {
      for (const one of row) {
        if (one.at >= free + length) break
        const isBeside = one.across < across + breadth && across < one.across + one.breadth
        if (isBeside && free < endOf(one)) free = endOf(one) + NOTE.distance
      }
    }
  }
  return free
}

/** Board units across: a note lies in one or two of them. */
const ROW = 300
/** What is as wide as so many of them is compared with all: the map itself. */
const WIDEST = 20

/** What lies in rows along the way, each in order, so that a box is compared only with what it can meet. */
function createRows() {
  const wide: Along[] = []
  const rows = new Map<number, Along[]>()
  const rowsOf = ({ across, breadth }: Along): Along[][] => {
    const first = Math.floor(across / ROW)
    const count = Math.floor((across + breadth) / ROW) - first + 1
    return count > WIDEST ? [wide] : Array.from({ length: count }, (_, n) => rowAt(first + n))
  }
  const rowAt = (number: number) => {
    const row = rows.get(number) ?? []
    rows.set(number, row)
    return row
  }
  return {
    add(one: Along) {
      for (const row of rowsOf(one)) row.splice(lastBefore(row, ({ at }) => at < one.at) + 1, 0, one)
    },
    beside: (box: Along): readonly (readonly Along[])[] => [wide, ...rowsOf(box)],
  }
}
