import { describe, expect, it } from 'vitest'
import { type CursorScene, shownCursors } from './shownCursors.ts'

/** Cursor n stands at (n, 0) and moved at n milliseconds. */
function crowd(people: number, rest: Partial<CursorScene> = {}): CursorScene {
  const ids = Array.from({ length: people }, (_, index) => index)
  return {
    people,
    cursors: new Map(ids.map((id) => [id, { x: id, y: 0 }])),
    movedAt: new Map(ids.map((id) => [id, id])),
    shown: [],
    always: new Set(),
    view: { x: 0, y: 0, width: 1000, height: 1000 },
    now: 10_000,
    ...rest,
  }
}
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => from + index)
const sorted = (ids: readonly number[]) => [...ids].sort((a, b) => a - b)

describe('cursors', () => {
  it('are all shown up to 25 people, also those out of view', () => {
    expect(shownCursors(crowd(25, { view: { x: 0, y: 0, width: 1, height: 1 } }))).toHaveLength(25)
  })

  it('of a crowd are shown for the 12 in view that moved last', () => {
    expect(sorted(shownCursors(crowd(100)))).toEqual(range(88, 100))
    const view = { x: 0, y: 0, width: 40, height: 10 }
    expect(sorted(shownCursors(crowd(100, { view })))).toEqual(range(29, 41))
  })

  it('of a crowd are always shown for whoever is followed, drags or points, if they point anywhere', () => {
    const shown = shownCursors(crowd(100, { always: new Set([3, 500]) }))
    expect(sorted(shown)).toEqual([3, ...range(88, 100)])
  })

  it('keep their place while they move, whoever moves a moment later', () => {
    const movedAt = new Map(range(0, 100).map((id) => [id, id < 12 ? 9000 : 10_000]))
    expect(sorted(shownCursors(crowd(100, { movedAt, shown: range(0, 12) })))).toEqual(range(0, 12))
    expect(shownCursors(crowd(100, { movedAt, shown: range(0, 12), now: 12_000 }))).not.toContain(0)
  })
})
