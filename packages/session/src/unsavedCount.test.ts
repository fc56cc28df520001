import { describe, expect, it } from 'vitest'
import type { DeviceStorage } from './deviceStorage.ts'
import { canCount, openUnsavedCount } from './unsavedCount.ts'

function createStorage(items: Record<string, string> = {}) {
  const map = new Map(Object.entries(items))
  const storage: DeviceStorage = {
    get length() {
      return map.size
    },
    key: (index) => [...map.keys()][index] ?? null,
    getItem: (key) => map.get(key) ?? null,
    setItem: (key, value) => void map.set(key, value),
    removeItem: (key) => void map.delete(key),
  }
  return { storage, items: () => Object.fromEntries(map) }
}

function fillable(storage: DeviceStorage, isFull: () => boolean): DeviceStorage {
  return {
    get length() {
      return storage.length
    },
    key: storage.key,
    getItem: storage.getItem,
    removeItem: storage.removeItem,
    setItem(key, value) {
      if (isFull()) throw new DOMException('full', 'QuotaExceededError')
      storage.setItem(key, value)
    },
  }
}

describe('the number of unsaved changes', () => {
  it('is found by the next session and gone when it is settled', () => {
    const { storage, items } = createStorage()
    openUnsavedCount(storage, 'map1', '1', 'one').write(3)
    openUnsavedCount(storage, 'map1', '1', 'two').write(2)
    const next = openUnsavedCount(storage, 'map1', '1', 'three')
    expect(next.leftovers).toBe(5)
    next.settleLeftovers()
    expect(items()).toEqual({})
  })

  it('stays when the session that wrote it has gone on since', () => {
    const { storage, items } = createStorage()
    const alive = openUnsavedCount(storage, 'map1', '1', 'alive')
    alive.write(3)
    const next = openUnsavedCount(storage, 'map1', '1', 'next')
    alive.write(4)
    next.settleLeftovers()
    expect(items()).toEqual({ 'journeyboard:unsaved:map1:alive': '1/4' })
  })

  it('is removed at zero', () => {
    const { storage, items } = createStorage()
    const count = openUnsavedCount(storage, 'map1', '1', 'one')
    count.write(3)
    count.write(0)
    expect(items()).toEqual({})
  })

  it('leaves other maps, other generations and broken entries alone', () => {
    const foreign = {
      'journeyboard:unsaved:map2:x': '1/9',
      'journeyboard:unsaved:map1:old': '7/9',
      'journeyboard:unsaved:map1:broken': 'nonsense',
      theme: 'dark',
    }
    const { storage, items } = createStorage(foreign)
    const count = openUnsavedCount(storage, 'map1', '1', 'one')
    expect(count.leftovers).toBe(0)
    count.settleLeftovers()
    expect(items()).toEqual(foreign)
  })

  it('is missing, and nothing worse, where there is no storage or a full one', () => {
    expect(openUnsavedCount(null, 'map1', '1', 'one').leftovers).toBe(0)
    const { storage } = createStorage({ 'journeyboard:unsaved:map1:x': '1/2' })
    const count = openUnsavedCount(
      fillable(storage, () => true),
      'map1',
      '1',
      'one',
    )
    expect(() => count.write(5)).not.toThrow()
    expect(count.leftovers).toBe(2)
  })

  it('is written again once there is room', () => {
    const { storage, items } = createStorage()
    let isFull = true
    const count = openUnsavedCount(
      fillable(storage, () => isFull),
      'map1',
      '1',
      'one',
    )
    count.write(5)
    isFull = false
    count.write(5)
    expect(items()).toEqual({ 'journeyboard:unsaved:map1:one': '1/5' })
  })

  it('says nothing where it is missing because none is taken', () => {
    const { storage, items } = createStorage()
    expect(canCount(storage)).toBe(true)
    expect(items()).toEqual({})
    expect(canCount(fillable(storage, () => true))).toBe(false)
    expect(canCount(null)).toBe(false)
  })
})
