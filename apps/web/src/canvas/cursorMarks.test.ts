import type { BoardPoint } from '@journeyboard/layout'
import type { Peer } from '@journeyboard/session'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { peerNamed } from '../board/testing/testPresence.ts'
import { type Glide, standAt } from './cursorGlides.ts'
import { createCursorMarks } from './cursorMarks.ts'
import type { ShownCursor } from './cursorScene.ts'

const layer = document.createElement('div')
const glides: { readonly from: string; readonly to: string; readonly duration: number; isOver: boolean }[] = []
beforeEach(() => {
  layer.replaceChildren()
  glides.length = 0
})
afterEach(() => {
  vi.restoreAllMocks()
})

/** The elements' own animations, which this DOM does not have, are written down. */
Element.prototype.animate = (frames, duration) => {
  const { translate, offset } = frames as { translate: string[]; offset: number[] }
  const [from = '', to = ''] = translate
  const glide = { from, to, duration: Number(duration) * (offset[1] ?? 1), isOver: false }
  glides.push(glide)
  return {
    cancel() {
      glide.isOver = true
    },
  } as Animation
}

const [ada, ben] = [peerNamed(1, 'Ada'), peerNamed(2, 'Ben')]
const cursor = (peer: Peer, glide: Glide): ShownCursor => ({ peer, glide, restsAt: 0 })
const standing = (peer: Peer, at: BoardPoint) => cursor(peer, standAt(at, 0))
const visible = () => [...layer.querySelectorAll<HTMLElement>('[data-peer]')].filter(({ hidden }) => !hidden)

describe('cursors of others', () => {
  it('stand where somebody points, and glide from where they are on their way to where that leads', () => {
    vi.spyOn(performance, 'now').mockReturnValue(5100)
    const marks = createCursorMarks(layer)
    marks.show([standing(ada, { x: 1, y: 2 })])
    expect(visible()[0]?.style.translate).toBe('1px 2px')
    expect(glides).toEqual([])
    const glide = { from: { x: 1, y: 2 }, to: { x: 5, y: 6 }, begun: 5000, duration: 400 }
    marks.show([cursor(ada, glide)])
    expect(glides).toMatchObject([{ from: '2px 3px', to: '5px 6px' }])
    expect(glides[0]?.duration).toBeCloseTo(300)
  })

  it('let a glide end with the first drawing after it has arrived: an end by itself costs a frame', () => {
    const now = vi.spyOn(performance, 'now').mockReturnValue(5000)
    const marks = createCursorMarks(layer)
    const moving = cursor(ada, { from: { x: 1, y: 2 }, to: { x: 5, y: 6 }, begun: 5000, duration: 80 })
    marks.show([moving])
    now.mockReturnValue(5010)
    marks.show([moving])
    expect(glides.map(({ isOver }) => isOver)).toEqual([false])
    now.mockReturnValue(5200)
    marks.show([moving])
    expect(glides.map(({ isOver }) => isOver)).toEqual([true])
    expect(visible()[0]?.style.translate).toBe('5px 6px')
  })

  it('are handed on to somebody else, who does not glide there from the place of another', () => {
    const marks = createCursorMarks(layer)
    marks.show([standing({ ...ada, laser: true, isIdle: true }, { x: 1, y: 2 })])
    marks.show([standing(ben, { x: 50, y: 60 })])
    expect(layer.children).toHaveLength(1)
    const [element] = visible()
    expect(element?.textContent).toBe('Ben')
    expect(element?.dataset.peer).toBe('Ben')
    expect(element?.matches('[data-laser], [data-idle]')).toBe(false)
    expect(glides).toEqual([])
    marks.show([])
    expect(visible()).toEqual([])
  })

  it('show a new name where they are, and one that rested with the next movement', () => {
    const marks = createCursorMarks(layer)
    const { glide } = standing(ada, { x: 1, y: 2 })
    marks.show([cursor(ada, glide)])
    marks.rest([1])
    marks.show([cursor({ ...ada, user: { name: 'Ada L.', color: '#993366' } }, glide)])
    const [element] = visible()
    expect(element?.textContent).toBe('Ada L.')
    expect(element?.hasAttribute('data-resting')).toBe(true)
    marks.show([standing(ada, { x: 2, y: 2 })])
    expect(element?.hasAttribute('data-resting')).toBe(false)
  })
})
