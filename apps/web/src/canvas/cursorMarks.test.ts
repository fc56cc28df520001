import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { peerNamed } from '../board/testing/testPresence.ts'
import { createCursorMarks } from './cursorMarks.ts'

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
const visible = () => [...layer.querySelectorAll<HTMLElement>('[data-peer]')].filter(({ hidden }) => !hidden)

describe('cursors of others', () => {
  it('stand where somebody points at first, and glide from there on, longer than it takes until the next word', () => {
    vi.spyOn(performance, 'now').mockReturnValueOnce(0).mockReturnValueOnce(5000).mockReturnValueOnce(5050)
    const marks = createCursorMarks(layer)
    marks.show([{ peer: ada, at: { x: 1, y: 2 } }], 500)
    expect(visible()[0]?.style.translate).toBe('1px 2px')
    expect(glides).toEqual([])
    marks.show([{ peer: ada, at: { x: 5, y: 6 } }], 500)
    expect(glides).toMatchObject([{ from: '1px 2px', to: '5px 6px' }])
    expect(glides[0]?.duration).toBeGreaterThan(500)
    marks.show([{ peer: { ...ada, laser: true }, at: { x: 9, y: 9 } }], 500)
    expect(glides[1]?.duration).toBeLessThan(100)
    const x = Number.parseFloat(glides[1]?.from ?? '')
    expect(x > 1 && x < 2, 'on its way from 1 to 5').toBe(true)
  })

  it('let a glide end with the first drawing after it has arrived: an end by itself costs a frame', () => {
    const now = vi.spyOn(performance, 'now').mockReturnValue(5000)
    const marks = createCursorMarks(layer)
    marks.show([{ peer: ada, at: { x: 1, y: 2 } }], 50)
    const resting = { peer: ada, at: { x: 5, y: 6 } }
    marks.show([resting], 50)
    now.mockReturnValue(5010)
    marks.show([resting], 50)
    expect(glides.map(({ isOver }) => isOver)).toEqual([false])
    now.mockReturnValue(5200)
    marks.show([resting], 50)
    expect(glides.map(({ isOver }) => isOver)).toEqual([true])
    expect(visible()[0]?.style.translate).toBe('5px 6px')
  })

  it('are handed on to somebody else, who does not glide there from the place of another', () => {
    const marks = createCursorMarks(layer)
    marks.show([{ peer: { ...ada, laser: true, isIdle: true }, at: { x: 1, y: 2 } }], 50)
    marks.show([{ peer: ben, at: { x: 50, y: 60 } }], 50)
    expect(layer.children).toHaveLength(1)
    const [cursor] = visible()
    expect(cursor?.textContent).toBe('Ben')
    expect(cursor?.dataset.peer).toBe('Ben')
    expect(cursor?.matches('[data-laser], [data-idle]')).toBe(false)
    expect(glides).toEqual([])
    marks.show([], 50)
    expect(visible()).toEqual([])
  })

  it('show a new name where they are, and one that rested with the next movement', () => {
    const marks = createCursorMarks(layer)
    const at = { x: 1, y: 2 }
    marks.show([{ peer: ada, at }], 50)
    marks.rest([1])
    marks.show([{ peer: { ...ada, user: { name: 'Ada L.', color: '#993366' } }, at }], 50)
    const [cursor] = visible()
    expect(cursor?.textContent).toBe('Ada L.')
    expect(cursor?.hasAttribute('data-resting')).toBe(true)
    marks.show([{ peer: ada, at: { x: 2, y: 2 } }], 50)
    expect(cursor?.hasAttribute('data-resting')).toBe(false)
  })
})
