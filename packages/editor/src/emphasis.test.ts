import { describe, expect, it } from 'vitest'
import { createEmphasis, emphasise, isDimmed, shownKeys } from './emphasis.ts'
import { refKey } from './refs.ts'
import { cardSaying, feelingAt, headerNamed } from './testing/find.ts'
import { card } from './testing/places.ts'
import { createTestBoard, type TestBoard } from './testing/testBoard.ts'

describe('what stands out', () => {
  it('is nothing until somebody asks for it, and then all else is pale', () => {
    const store = createEmphasis()
    expect(isDimmed(store.getState(), 'card/a')).toBe(false)
    emphasise(store, 'moments', new Set(['card/a']))
    expect(isDimmed(store.getState(), 'card/a')).toBe(false)
    expect(isDimmed(store.getState(), 'card/b')).toBe(true)
  })

  it('is what somebody looks for before what is filtered, and the filter again afterwards', () => {
    const store = createEmphasis()
    emphasise(store, 'moments', new Set(['card/a']))
    emphasise(store, 'find', new Set())
    expect(isDimmed(store.getState(), 'card/a')).toBe(true)
    emphasise(store, 'find', null)
    expect(isDimmed(store.getState(), 'card/a')).toBe(false)
  })

  it('tells nobody when the same things stand out as before', () => {
    const store = createEmphasis()
    emphasise(store, 'find', new Set(['card/a', 'card/b']))
    let changes = 0
    store.subscribe(() => void changes++)
    emphasise(store, 'find', new Set(['card/b', 'card/a']))
    expect(changes).toBe(0)
    emphasise(store, 'find', new Set(['card/b', 'card/c']))
    expect(changes).toBe(1)
  })
})

describe('only moments of truth', () => {
  const isPale = ({ board, journey }: TestBoard, text: string) =>
    isDimmed(board.emphasis.getState(), refKey({ family: 'card', id: cardSaying(journey(), text).id }))

  it('lets them stand out with their headers and what is felt there', () => {
    const test = createTestBoard().click(card('Contract')).key('f').run('onlyMoments')
    const shown = shownKeys(test.board.emphasis.getState())
    const journey = test.journey()
    for (const title of ['Buy', 'Sign', 'Touchpoints', 'Feelings'])
      expect(shown).toContain(refKey(headerNamed(journey, title)))
    for (const title of ['Discover', 'Hear', 'Support'])
      expect(shown).not.toContain(refKey(headerNamed(journey, title)))
    expect(shown).toContain(refKey(feelingAt(journey, 'Sign')))
    expect(shown).not.toContain(refKey(feelingAt(journey, 'Hear')))
    expect(isPale(test, 'Contract')).toBe(false)
    expect(isPale(test, 'Signs')).toBe(true)
    expect(shownKeys(test.run('onlyMoments').board.emphasis.getState())).toBeNull()
  })

  it('goes on with those that are marked meanwhile', () => {
    const test = createTestBoard().click(card('Contract')).key('f').run('onlyMoments')
    test.click(card('Web site')).key('f')
    expect(isPale(test, 'Web site')).toBe(false)
    test.key('f')
    expect(isPale(test, 'Web site')).toBe(true)
  })

  it('does not make the map pale when it has none, and says why', () => {
    const test = createTestBoard().run('onlyMoments')
    expect(shownKeys(test.board.emphasis.getState())).toBeNull()
    expect(test.notices.at(-1)?.text).toContain('no moment of truth')
  })
})
