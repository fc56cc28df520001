import type { Card } from '@journeyboard/model'
import { describe, expect, it } from 'vitest'
import { layoutJourney } from './layoutJourney.ts'
import { cardId, sketchJourney } from './testing/sketchJourney.ts'
import { CARD } from './tokens/sizes.ts'

function cardWith(fields: Partial<Pick<Card, 'contact' | 'owner' | 'moment'>>, text = 'Pays') {
  const layout = layoutJourney(
    sketchJourney({ stages: [{ steps: [null] }], lanes: [{}], cards: [{ step: 0, lane: 0, text, ...fields }] }),
  )
  const box = layout.cardById.get(cardId(0))
  if (!box) throw new Error('The card is not laid out')
  return box
}

const contact = (channel: string, mode: Card['contact']['mode']): Card['contact'] => ({
  channel,
  mode,
  scope: 'contact',
})
const friction = { polarity: 'friction', ordinal: null } as const

/** The words of each line. */
function linesOf(fields: Parameters<typeof cardWith>[0]): string[][] {
  const byTop = new Map<number, string[]>()
  for (const { y, text } of cardWith(fields).meta?.parts ?? []) byTop.set(y, [...(byTop.get(y) ?? []), text])
  return [...byTop.values()]
}

describe('under the text of a card', () => {
  it('stands nothing when there is nothing to say', () => {
    expect(cardWith({}).meta).toBeNull()
    expect(cardWith({ owner: '  ' }).meta).toBeNull()
  })

  it('share channel, mode and owner one line where they fit it', () => {
    expect(linesOf({ contact: contact('Shop', 'offline'), owner: 'Hanna' })).toEqual([['Shop', 'offline · Hanna']])
    expect(linesOf({ owner: 'Hanna' })).toEqual([['Hanna']])
  })

  it('moves the owner to a second line where they do not, and the card grows by it', () => {
    const fields = { contact: contact('Show-room', 'offline'), owner: 'Hanna Virtanen' }
    expect(linesOf(fields)).toEqual([['Show-room', 'offline'], ['Hanna Virtanen']])
    const { owner: _, ...ownerless } = fields
    expect(cardWith(fields).box.height).toBe(cardWith(ownerless).box.height + 13)
  })

  it('has the moment of truth on a line of its own, before all else', () => {
    const fields = { contact: contact('Terminal', 'offline'), owner: 'Jonas', moment: friction }
    expect(linesOf(fields)).toEqual([['friction'], ['Terminal', 'offline · Jonas']])
    expect(cardWith(fields).meta?.parts.map(({ polarity }) => polarity)).toEqual(['friction', null, null])
    expect(linesOf({ moment: friction })).toEqual([['friction']])
  })

  it('begins at the right where the text does', () => {
    const fields = { contact: contact('Shop', 'offline'), moment: friction }
    const right = cardWith({ owner: 'דנה' }, 'משלמת').meta?.parts.map(({ x, width }) => x + width)
    const parts = cardWith(fields, 'משלמת').meta?.parts ?? []
    const ends = parts.map(({ x, width }) => Math.round(x + width))
    const [width = 0] = right ?? []
    // The moment, the channel, and left of it the rest.
    expect(ends).toEqual([Math.round(width), Math.round(width), Math.round((parts[1]?.x ?? 0) - CARD.metaSpace)])
    expect(parts[0]?.x, 'room for its mark').toBeGreaterThan(CARD.mark)
    expect(parts.every(({ isFromRight }) => isFromRight)).toBe(true)
    expect(cardWith(fields).meta?.parts.some(({ isFromRight }) => isFromRight)).toBe(false)
  })

  it('wraps what is wider than the card, and cuts only what two lines can not hold', () => {
    const long = { contact: contact('Comparison portal of the consumers', 'online'), owner: 'Head of customer success' }
    expect(linesOf(long)).toEqual([
      ['Comparison portal of'],
      ['the consumers', 'online'],
      ['Head of customer'],
      ['success'],
    ])
    expect(cardWith(long).meta?.isCut).toBe(false)
    const endless = cardWith({ owner: 'Customer success and care '.repeat(1000) })
    expect(endless.meta).toMatchObject({ isCut: true, height: 26 })
  })
})
