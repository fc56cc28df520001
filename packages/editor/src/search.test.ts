import type { Journey } from '@journeyboard/model'
import { createSketch } from '@journeyboard/model/sketch'
import { describe, expect, it } from 'vitest'
import { EMPTY_SEARCH, foldText, type Search, searchChoices, searchJourney } from './search.ts'
import { createTestBoard } from './testing/testBoard.ts'

function cafe(): Journey {
  const sketch = createSketch({ title: 'A café' })
  const mia = sketch.addPersona({ name: 'Mia' })
  const come = sketch.addStage({ title: 'Come in', goal: 'Is there a seat?' })
  const look = sketch.addStep(come, { title: 'Look around' })
  const order = sketch.addStep(come, { title: 'Order' })
  const actions = sketch.addLane({ title: 'Actions', kind: 'action' })
  sketch.addLane({ title: 'Feelings', kind: 'emotion' })
  sketch.addLane({ title: 'Feelings again', kind: 'emotion' })
  const contacts = sketch.addLane({ title: 'Contacts', kind: 'touchpoint' })
  const online = { channel: 'Web', mode: 'online', scope: 'contact' } as const
  sketch.addCard({ step: order, lane: contacts }, { text: 'Orders a\ncafé crème', kind: 'touchpoint', owner: 'Zoë' })
  sketch.addCard({ step: look, lane: contacts }, { text: 'Menu', kind: 'touchpoint', contact: online })
  sketch.addCard({ step: look, lane: actions }, { text: '座席を探す', kind: 'action', owner: 'Zoë ' })
  sketch.addCard({ step: look, lane: actions }, { text: 'Waits', kind: 'pain' })
  sketch.addNote({ x: 0, y: 900 }, { text: 'CREME or cream?' })
  sketch.setFeeling(
    { persona: mia, step: order, series: 'actual' },
    { valence: -0.5, word: 'rushed', comment: 'The creme was cold' },
  )
  return createTestBoard(sketch.records()).journey()
}

describe('finding', () => {
  const journey = cafe()
  const find = (search: Partial<Search> | string) => {
    const found = searchJourney(journey, {
      ...EMPTY_SEARCH,
      ...(typeof search === 'string' ? { words: search } : search),
    })
    return found?.map((ref) => {
      if (ref.family === 'card') return journey.cardById.get(ref.id)?.text
      return ref.family === 'note' ? journey.noteById.get(ref.id)?.text : ref.family
    })
  }

  it('finds nothing to look for without words', () => {
    expect(find('')).toBeUndefined()
    expect(find(' \n')).toBeUndefined()
    expect(find('nowhere')).toEqual([])
  })

  it('does not mind case, accents and line breaks', () => {
    expect(find('a CAFE creme')).toEqual(['Orders a\ncafé crème'])
    expect(find('zoe')).toHaveLength(2)
  })

  it('goes through the map in reading order: headers, lane by lane, notes', () => {
    expect(find('creme')).toEqual(['feeling', 'Orders a\ncafé crème', 'CREME or cream?'])
    expect(find('a')?.slice(0, 4)).toEqual(['stage', 'step', 'lane', 'Waits'])
  })

  it('finds titles and goals, channels and owners, and why somebody feels so', () => {
    expect(find('is there a seat')).toEqual(['stage'])
    expect(find('look around')).toEqual(['step'])
    expect(find('web')).toEqual(['Menu'])
    expect(find('rushed')).toEqual(['feeling'])
  })

  it('finds in scripts that have no letters, and keeps apart what only looks like an accent', () => {
    expect(find('座席')).toEqual(['座席を探す'])
    expect(foldText('ガ')).not.toBe(foldText('カ'))
    expect(foldText('Ｍｅｎｕ')).toBe('menu')
  })

  it('does not match from the end of one text into the next', () => {
    expect(find('creme zoe')).toEqual([])
  })

  it('is narrowed to cards of a kind, channel or owner, also without words', () => {
    expect(find({ kind: 'touchpoint' })).toEqual(['Menu', 'Orders a\ncafé crème'])
    expect(find({ kind: 'touchpoint', owner: 'Zoë' })).toEqual(['Orders a\ncafé crème'])
    expect(find({ channel: 'Web', words: 'waits' })).toEqual([])
    expect(find({ owner: 'Zoë', words: 'creme' })).toEqual(['Orders a\ncafé crème'])
  })

  it('offers to narrow to what there is, each once', () => {
    const { kinds, channels, owners } = searchChoices(journey)
    expect([...kinds].sort()).toEqual(['action', 'pain', 'touchpoint'])
    expect(channels).toEqual(['Web'])
    expect(owners).toEqual(['Zoë'])
  })
})
