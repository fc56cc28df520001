import { CROWD } from '@journeyboard/protocol'
import type { Peer } from '@journeyboard/session'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { peerNamed, testPresence } from '../board/testing/testPresence.ts'
import type { CrowdCursor } from './crowd/crowdScene.ts'
import type { CrowdThreadOptions } from './crowd/crowdThread.ts'
import { type CursorMotion, type CursorMotionOptions, createCursorMotion } from './cursorMotion.ts'

Element.prototype.animate = () => ({ cancel() {} }) as Animation

const layer = document.createElement('div')
let presence = testPresence()
let motion: CursorMotion
let thread = testThread()
beforeEach(() => {
  vi.useFakeTimers()
  presence = testPresence([peerNamed(1, 'Ada')])
  thread = testThread()
  motion = begin(async (options) => {
    thread.options = options
    return thread
  })
})
afterEach(() => {
  motion.stop()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
  vi.useRealTimers()
})

function begin(startThread: CursorMotionOptions['startThread']): CursorMotion {
  return createCursorMotion({
    presence: presence.channel,
    layer,
    view: () => ({ x: 0, y: 0, zoom: 1, width: 1000, height: 1000 }),
    followed: () => null,
    pointer: () => null,
    startThread,
  })
}

/** Writes down what it is to show; null: nothing. */
function testThread() {
  const shows: (readonly CrowdCursor[] | null)[] = []
  return {
    shows,
    options: null as CrowdThreadOptions | null,
    show: (cursors: readonly CrowdCursor[]) => void shows.push(cursors),
    hide: () => void shows.push(null),
    stop: () => {},
  }
}

const cursor = () => layer.querySelector<HTMLElement>('[data-peer]')

/** Ada's pointer moves every 10 ms for so long; gives the places at which her cursor was drawn. */
function places(milliseconds: number): Set<string | undefined> {
  const seen = new Set<string | undefined>()
  for (let x = 1; x <= milliseconds / 10; x += 1) {
    presence.cursors.setState(new Map([[1, { x, y: 0 }]]), true)
    vi.advanceTimersByTime(10)
    seen.add(cursor()?.style.translate)
  }
  seen.delete(undefined)
  return seen
}

describe('cursors that move all the time', () => {
  it('are drawn about ten times a second, and at their last place always', () => {
    expect(places(1000).size).toBeGreaterThan(6)
    expect(places(1000).size).toBeLessThanOrEqual(11)
    vi.advanceTimersByTime(200)
    expect(cursor()?.style.translate).toBe('100px 0px')
  })

  it('are drawn with each frame where one is a laser, or has something in the hand', () => {
    presence.peers.setState([peerNamed(1, 'Ada', { laser: true })], true)
    vi.advanceTimersByTime(200)
    expect(places(1000).size).toBeGreaterThan(40)
  })
})

describe('names', () => {
  it('are hidden a while after the last movement, and come back with the next', () => {
    places(100)
    vi.advanceTimersByTime(2000)
    expect(cursor()?.dataset.resting).toBeUndefined()
    vi.advanceTimersByTime(2200)
    expect(cursor()?.dataset.resting).toBe('')
    places(200)
    expect(cursor()?.dataset.resting).toBeUndefined()
  })

  it('do not fade in a crowd', () => {
    places(100)
    expect(layer.hasAttribute('data-crowd')).toBe(false)
    presence.peers.setState(crowdOf({ drag: { ids: [], dx: 0, dy: 0 } }), true)
    vi.advanceTimersByTime(200)
    expect(layer.hasAttribute('data-crowd')).toBe(true)
  })
})

/** One more than are shown each for themselves; `rest`: what is to be said of the first. */
function crowdOf(rest: Partial<Peer> = {}): Peer[] {
  return Array.from({ length: CROWD + 1 }, (_, index) =>
    peerNamed(index + 1, `Guest ${index + 1}`, index === 0 ? rest : {}),
  )
}

describe('a crowd', () => {
  const elements = () => layer.querySelectorAll('[data-peer]').length
  const gather = async (rest: Partial<Peer> = {}) => {
    presence.peers.setState(crowdOf(rest), true)
    presence.cursors.setState(new Map([[1, { x: 1, y: 1 }]]), true)
    await vi.advanceTimersByTimeAsync(500)
  }
  const point = (x: number) => presence.cursors.setState(new Map([[1, { x, y: 1 }]]), true)

  it('is drawn by a thread, without a frame of the page, and by elements until that has drawn it', async () => {
    await gather()
    expect(thread.shows.at(-1)?.map(({ user }) => user.name)).toEqual(['Guest 1'])
    expect(elements()).toBe(1)
    thread.options?.onDrawn()
    expect(elements()).toBe(0)
    vi.stubGlobal('requestAnimationFrame', () => expect.unreachable('a frame was asked for'))
    point(2)
    await vi.advanceTimersByTimeAsync(200)
    expect(thread.shows.at(-1)?.[0]?.glide).toMatchObject({ from: { x: 1 }, to: { x: 2 } })
    expect(elements()).toBe(0)
  })

  it('is drawn by elements from the moment that the view moves until it rests', async () => {
    await gather()
    thread.options?.onDrawn()
    for (let step = 0; step < 10; step += 1) {
      motion.lookAgain()
      expect(elements()).toBe(1)
      expect(thread.shows.at(-1)).toBeNull()
      await vi.advanceTimersByTimeAsync(100)
    }
    await vi.advanceTimersByTimeAsync(500)
    expect(thread.shows.at(-1)).toHaveLength(1)
  })

  it('goes on in the middle of a glide where it changes hands', async () => {
    await gather()
    point(901)
    await vi.advanceTimersByTimeAsync(50)
    const animate = vi.spyOn(Element.prototype, 'animate')
    motion.lookAgain()
    const places = animate.mock.calls.map(([frames]) => (frames as { translate: string[] }).translate)
    const [from = '', to] = places[0] ?? []
    expect(to).toBe('901px 1px')
    const x = Number.parseFloat(from)
    expect(x > 100 && x < 800, 'on its way from 1 to 901').toBe(true)
  })

  it('is drawn by elements while somebody points with a laser or drags', async () => {
    await gather()
    await gather({ laser: true })
    expect(thread.shows.at(-1)).toBeNull()
    expect(elements()).toBe(1)
    await gather()
    expect(thread.shows.at(-1)).toHaveLength(1)
  })

  it('is drawn by elements again when enough have left', async () => {
    await gather()
    presence.peers.setState(crowdOf().slice(0, CROWD), true)
    await vi.advanceTimersByTimeAsync(200)
    expect(thread.shows.at(-1)).toBeNull()
    expect(elements()).toBe(1)
  })

  it('is drawn by elements where the thread can not', async () => {
    await gather()
    thread.options?.onDrawn()
    thread.options?.onUnable()
    await vi.advanceTimersByTimeAsync(200)
    expect(elements()).toBe(1)
  })

  it.each([
    ['the browser has no such thread', async () => null],
    ['it can not be fetched', () => Promise.reject(new Error('offline'))],
  ])('is drawn by elements where %s', async (_, startThread) => {
    motion.stop()
    motion = begin(startThread)
    await gather()
    point(2)
    await vi.advanceTimersByTimeAsync(200)
    expect(cursor()?.style.translate).toBe('2px 1px')
  })
})
