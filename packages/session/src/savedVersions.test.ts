import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createVersionSender, decodeVersion, encodeVersion, newSessionTag } from './savedVersions.ts'

describe('a version', () => {
  it('gives back its position to its own session only', () => {
    const [tag, other] = [newSessionTag(), newSessionTag()]
    fc.assert(
      fc.property(fc.nat(), (position) => {
        const version = encodeVersion(position, tag)
        expect(version.length).toBeLessThanOrEqual(64)
        expect(decodeVersion(version, tag)).toBe(position)
        expect(decodeVersion(version, other)).toBeNull()
      }),
    )
  })

  it('is null for any bytes that are none', () => {
    const tag = newSessionTag()
    expect(decodeVersion(new Uint8Array(), tag)).toBeNull()
    expect(decodeVersion(tag, tag)).toBeNull()
    expect(decodeVersion(new Uint8Array([255, ...tag]), tag)).toBeNull()
    expect(decodeVersion(new Uint8Array([1, 1, ...tag]), tag)).toBeNull()
  })
})

describe('sending versions', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  function createDesk() {
    const desk = { due: null as number | null, isOpen: true, sent: [] as number[] }
    const sender = createVersionSender(
      () => desk.due,
      (position) => {
        if (desk.isOpen) desk.sent.push(position)
        return desk.isOpen
      },
    )
    const edit = () => {
      desk.due = (desk.due ?? 0) + 1
      sender.schedule()
    }
    return { desk, sender, edit }
  }

  it('waits for a pause of 50 ms', () => {
    const { desk, edit } = createDesk()
    edit()
    vi.advanceTimersByTime(49)
    edit()
    vi.advanceTimersByTime(49)
    expect(desk.sent).toEqual([])
    vi.advanceTimersByTime(1)
    expect(desk.sent).toEqual([2])
  })

  it('does not wait longer than 200 ms', () => {
    const { desk, edit } = createDesk()
    for (let elapsed = 0; elapsed <= 200; elapsed += 20) {
      edit()
      vi.advanceTimersByTime(20)
    }
    expect(desk.sent).toHaveLength(1)
  })

  it('sends a position once a connection, and again over the next', () => {
    const { desk, sender, edit } = createDesk()
    edit()
    sender.flush()
    sender.flush()
    expect(desk.sent).toEqual([1])
    sender.reset()
    sender.flush()
    expect(desk.sent).toEqual([1, 1])
  })

  it('does not take a position for sent that no socket took', () => {
    const { desk, sender, edit } = createDesk()
    desk.isOpen = false
    edit()
    sender.flush()
    desk.isOpen = true
    sender.flush()
    expect(desk.sent).toEqual([1])
  })
})
