import { describe, expect, it } from 'vitest'
import { readCursor, readPresence } from './presence.ts'

const ada = { user: { name: 'Ada', color: '#336699' }, selection: ['card/a'] }
const dragIn = (drag: unknown) => readPresence({ ...ada, drag })?.drag

describe('what somebody drags', () => {
  it.each([
    [{ ids: ['a', 'b'], dx: 10, dy: -5 }],
    [{ resized: 'step/a', size: 240 }],
    [{ feeling: 'a~b~actual', valence: -0.5 }],
    [{ linkFrom: 'a', to: { x: 1, y: 2 } }],
  ])('is understood: %j', (drag) => {
    expect(dragIn(drag)).toEqual(drag)
  })

  it.each([
    ['a kind that a later version tells', { spun: 'a', degrees: 90 }],
    ['a feeling that is off the scale', { feeling: 'a~b~actual', valence: 4 }],
    ['half of it', { resized: 'step/a' }],
  ])('is nothing where it is %s; all else is still known', (_, drag) => {
    expect(readPresence({ ...ada, drag })).toMatchObject({ ...ada, drag: null })
  })
})

it('somebody points where both numbers are, and nowhere otherwise', () => {
  expect(readCursor({ cursor: { x: 1, y: -2.5, z: 3 } })).toEqual({ x: 1, y: -2.5 })
  const none = [
    undefined,
    null,
    'here',
    7,
    [1, 2],
    {},
    { x: 1 },
    { x: 1, y: '2' },
    { x: 1, y: Number.POSITIVE_INFINITY },
  ]
  for (const cursor of none) expect(readCursor({ cursor })).toBeNull()
})
