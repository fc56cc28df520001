import { describe, expect, it } from 'vitest'
import { glideOn, standAt } from '../cursorGlides.ts'
import { type CrowdCursor, marksAt, nextPictureIn } from './crowdScene.ts'

const VIEW = { x: 10, y: 20, zoom: 0.5 }
const NOW = 10_000

function cursor(rest: Partial<CrowdCursor> = {}): CrowdCursor {
  const user = { name: 'Ada', color: '#0f766e' }
  return { user, isIdle: false, glide: standAt({ x: 100, y: 200 }, 0), restsAt: NOW + 1000, ...rest }
}

describe('the picture of a crowd', () => {
  it('has each cursor where it is on its way, at the zoom of the view', () => {
    const glide = { from: { x: 0, y: 0 }, to: { x: 100, y: 200 }, begun: NOW - 100, duration: 200 }
    expect(marksAt(NOW, [cursor({ glide })], VIEW, null)).toEqual([
      { x: 35, y: 70, color: '#0f766e', isIdle: false, name: 'Ada' },
    ])
  })

  it('shows the name of a cursor that rests only under the pointer', () => {
    const nameWith = (pointer: { x: number; y: number } | null, restsAt = NOW) =>
      marksAt(NOW, [cursor({ restsAt })], VIEW, pointer)[0]?.name
    expect(nameWith(null)).toBeNull()
    expect(nameWith(null, NOW + 1)).toBe('Ada')
    expect(nameWith({ x: 110, y: 210 })).toBe('Ada')
    expect(nameWith({ x: 96, y: 210 })).toBeNull()
    expect(nameWith({ x: 110, y: 260 })).toBeNull()
  })

  it('is drawn at most ten times a second while somebody moves', () => {
    const moving = cursor({ glide: glideOn(standAt({ x: 0, y: 0 }, 0), { x: 1, y: 1 }, 500, NOW) })
    expect(nextPictureIn(NOW, [cursor(), moving])).toBe(100)
  })

  it('is drawn again once the next name is to go, and never where nothing will change', () => {
    expect(nextPictureIn(NOW, [cursor({ restsAt: NOW + 700 }), cursor(), cursor({ restsAt: 0 })])).toBe(700)
    expect(nextPictureIn(NOW, [cursor({ restsAt: NOW })])).toBeNull()
    expect(nextPictureIn(NOW, [])).toBeNull()
  })
})
