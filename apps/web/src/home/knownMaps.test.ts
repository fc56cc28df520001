import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Miniature } from './miniature.ts'

const PICTURE: Miniature = { width: 1000, height: 500, scale: 1, paths: { grid: 'M0 0h1000' } }

/** The module as a freshly opened page has it. */
async function openPage() {
  vi.resetModules()
  return await import('./knownMaps.ts')
}

function titles(maps: readonly { readonly title: string }[]): string[] {
  return maps.map((map) => map.title)
}

beforeEach(() => {
  localStorage.clear()
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 21), toFake: ['Date'] })
})

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('the maps that this browser knows', () => {
  it('are there after a reload, the last opened first', async () => {
    const page = await openPage()
    page.rememberMap({ id: 'first-map', title: 'First', picture: PICTURE })
    vi.advanceTimersByTime(1000)
    page.rememberMap({ id: 'second-map', title: 'Second', picture: null })
    vi.advanceTimersByTime(1000)
    page.rememberMap({ id: 'first-map', title: 'First, renamed', picture: PICTURE })
    const { knownMaps } = await openPage()
    expect(titles(knownMaps.getState())).toEqual(['First, renamed', 'Second'])
    expect(knownMaps.getState()[0]?.picture).toEqual(PICTURE)
  })

  it('come back to their place when a removal is undone', async () => {
    const page = await openPage()
    for (const title of ['One', 'Two', 'Three']) {
      page.rememberMap({ id: `map-${title}`, title, picture: null })
      vi.advanceTimersByTime(1000)
    }
    const two = page.knownMaps.getState()[1]
    if (!two) throw new Error('There is no second map.')
    page.forgetMap(two.id)
    expect(titles((await openPage()).knownMaps.getState())).toEqual(['Three', 'One'])
    page.restoreMap(two)
    expect(titles((await openPage()).knownMaps.getState())).toEqual(['Three', 'Two', 'One'])
  })

  it('follow what another tab does', async () => {
    const page = await openPage()
    const other = await openPage()
    other.rememberMap({ id: 'elsewhere', title: 'Opened elsewhere', picture: null })
    window.dispatchEvent(new StorageEvent('storage', { key: 'journeyboard:known:elsewhere' }))
    expect(titles(page.knownMaps.getState())).toEqual(['Opened elsewhere'])
  })

  it('are kept without the pictures of older ones when the storage is full', async () => {
    vi.stubGlobal('localStorage', storageFor(1000))
    const picture: Miniature = { ...PICTURE, paths: { grid: 'M0 0h9'.repeat(80) } }
    const page = await openPage()
    for (const title of ['Oldest', 'Old', 'New']) {
      page.rememberMap({ id: `map-${title}`, title, picture })
      vi.advanceTimersByTime(1000)
    }
    const { knownMaps } = await openPage()
    expect(titles(knownMaps.getState())).toEqual(['New', 'Old', 'Oldest'])
    expect(knownMaps.getState().map((map) => map.picture !== null)).toEqual([true, false, false])
  })

  it('are listed until the page closes when there is no room at all', async () => {
    vi.stubGlobal('localStorage', storageFor(0))
    const page = await openPage()
    page.rememberMap({ id: 'some-map', title: 'Somewhere', picture: PICTURE })
    expect(titles(page.knownMaps.getState())).toEqual(['Somewhere'])
    expect((await openPage()).knownMaps.getState()).toEqual([])
  })

  it('leave out what can not be read, and pictures that are none', async () => {
    localStorage.setItem('journeyboard:known:broken', '{"id":')
    localStorage.setItem('journeyboard:known:other', '[1, 2]')
    localStorage.setItem(
      'journeyboard:known:good-map',
      JSON.stringify({ id: 'good-map', title: 'Good', openedAt: 1, picture: { paths: 'none' } }),
    )
    const { knownMaps } = await openPage()
    expect(knownMaps.getState()).toEqual([{ id: 'good-map', title: 'Good', openedAt: 1, picture: null }])
  })

  it('are a hundred at most', async () => {
    const page = await openPage()
    for (let index = 0; index < 105; index += 1) {
      page.rememberMap({ id: `map-${index}`, title: `Map ${index}`, picture: null })
      vi.advanceTimersByTime(1000)
    }
    const { knownMaps } = await openPage()
    expect(knownMaps.getState()).toHaveLength(100)
    expect(knownMaps.getState()[99]?.title).toBe('Map 5')
  })
})

/** A storage that throws as browsers do when all values together would be longer than `capacity`. */
function storageFor(capacity: number) {
  const values = new Map<string, string>()
  return {
    get length() {
      return values.size
    },
    key: (index: number) => [...values.keys()][index] ?? null,
    getItem: (key: string) => values.get(key) ?? null,
    removeItem: (key: string) => values.delete(key),
    setItem(key: string, value: string) {
      const others = [...values].filter(([other]) => other !== key)
      const taken = others.reduce((sum, [, stored]) => sum + stored.length, 0)
      if (taken + value.length > capacity) throw new DOMException('Full', 'QuotaExceededError')
      values.set(key, value)
    },
  }
}
