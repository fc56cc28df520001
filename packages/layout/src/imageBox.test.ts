import type { CardImage, ImageHash } from '@journeyboard/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { imageBoxOf } from './imageBox.ts'
import { layoutJourney } from './layoutJourney.ts'
import { sketchJourney } from './testing/sketchJourney.ts'
import { CARD, IMAGE, NOTE } from './tokens/sizes.ts'
import { TYPE } from './tokens/typeStyles.ts'

const image = (width: number, height: number): CardImage => ({ hash: 'a'.repeat(64) as ImageHash, width, height })
const boxOf = (width: number, height: number, cardWidth = 144) => imageBoxOf(image(width, height), cardWidth)?.box

const layoutOf = (text: string) =>
  layoutJourney(
    sketchJourney({
      stages: [{ steps: [null] }],
      lanes: [{}],
      cards: [{ step: 0, lane: 0, text, image: image(800, 400) }],
      notes: [{ text, place: { x: 900, y: 0 }, image: image(800, 400) }],
    }),
  )
const cardIn = (text: string) => {
  const [card] = layoutOf(text).cardById.values()
  if (!card) throw new Error('the card is gone')
  return card
}

describe('an image on a card', () => {
  it('fills the width of the card in its own proportions', () => {
    expect(boxOf(800, 400)).toEqual({ x: 6, y: 6, width: 132, height: 66 })
    expect(boxOf(800, 400, 244)).toEqual({ x: 6, y: 6, width: 232, height: 116 })
  })

  it('is not enlarged, and stands in the middle', () => {
    expect(boxOf(32, 32)).toEqual({ x: 56, y: 6, width: 32, height: 32 })
  })

  it('is narrower where it would be higher than a card may be', () => {
    expect(boxOf(500, 2000)).toEqual({ x: 34, y: 6, width: 75, height: IMAGE.tallest })
  })

  it('lies inside its room, whatever its size', () => {
    const side = fc.integer({ min: 1, max: 2048 })
    fc.assert(
      fc.property(side, side, fc.integer({ min: 100, max: 800 }), (width, height, cardWidth) => {
        const found = imageBoxOf(image(width, height), cardWidth)
        if (!found) throw new Error('there is an image')
        const { box, bottom } = found
        expect(box.x).toBeGreaterThanOrEqual(IMAGE.inset)
        expect(box.x + box.width).toBeLessThanOrEqual(cardWidth - IMAGE.inset)
        expect(box.y + box.height).toBeLessThanOrEqual(bottom)
      }),
    )
  })

  it('has its caption below, and no room for one where there is none', () => {
    const bare = cardIn('')
    expect(bare.lines).toEqual([])
    expect(bare.box.height).toBe(6 + 66 + 6)
    const captioned = cardIn('The counter')
    expect(captioned.textTop).toBe(6 + 66 + IMAGE.gap)
    expect(captioned.box.height).toBe(captioned.textTop + TYPE.card.lineHeight + CARD.bottom)
  })

  it('makes a note wider', () => {
    const [note] = layoutOf('').noteById.values()
    expect(note?.box).toMatchObject({ width: NOTE.imageWidth, height: 6 + 124 + 6 })
  })
})
