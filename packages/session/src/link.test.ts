import { LIMITS } from '@journeyboard/protocol'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { createLink } from './link.ts'

const fetched = vi.hoisted(() => ({ times: 0 }))
/** The network fails the first time. */
vi.mock('./pieces.ts', async (original) => {
  fetched.times += 1
  if (fetched.times === 1) throw new TypeError('Failed to fetch dynamically imported module')
  return original()
})

/** Connects for ever, unless the test opens it. */
class HangingSocket {
  static readonly CONNECTING = 0
  static readonly OPEN = 1
  readonly OPEN = HangingSocket.OPEN
  static readonly made: HangingSocket[] = []
  readyState = HangingSocket.CONNECTING
  onopen: (() => void) | null = null
  closings = 0
  readonly sent: Uint8Array[] = []
  constructor() {
    HangingSocket.made.push(this)
  }
  close(): void {
    this.readyState = 3
    this.closings += 1
  }
  open(): void {
    this.readyState = HangingSocket.OPEN
    this.onopen?.()
  }
  send(frame: Uint8Array): void {
    this.sent.push(frame)
  }
}

beforeEach(() => {
  vi.useFakeTimers()
  HangingSocket.made.length = 0
})
afterEach(() => {
  vi.useRealTimers()
})

function linkThatHangs() {
  const doc = new Y.Doc()
  const unheard = () => {}
  const link = createLink({
    doc,
    awareness: new Awareness(doc),
    baseUrl: 'http://test.invalid',
    mapId: 'testmap1',
    WebSocket: HangingSocket as unknown as typeof WebSocket,
    events: {
      connected: unheard,
      synced: unheard,
      disconnected: unheard,
      refused: unheard,
      echoed: unheard,
      noticed: unheard,
    },
  })
  link.connect('1')
  const [socket] = HangingSocket.made
  if (!socket) throw new Error('The link made no socket.')
  return { link, socket, doc }
}

it('gives an attempt up that never opens, so that the browser lets the next one begin', () => {
  const { link, socket, doc } = linkThatHangs()
  link.renew()
  vi.advanceTimersByTime(2000)
  expect(socket.closings).toBe(0)
  vi.advanceTimersByTime(2000)
  expect(socket.closings).toBe(1)
  link.destroy()
  doc.destroy()
})

it('closes an attempt that is not wanted any more as soon as it opens, once', () => {
  const { link, socket, doc } = linkThatHangs()
  link.disconnect()
  expect(socket.closings).toBe(0)
  socket.onopen?.()
  vi.advanceTimersByTime(10_000)
  expect(socket.closings).toBe(1)
  link.destroy()
  doc.destroy()
})

it('asks again for what cuts a large edit when that could not be had, and never sends it whole', async () => {
  const { link, socket, doc } = linkThatHangs()
  const paste = () =>
    doc.transact(() => {
      for (let n = 0; n < 50; n += 1) doc.getMap('cards').set(`${n}`, 'x'.repeat(LIMITS.update / 25))
    })
  const nextSocket = async (count: number) => {
    // Each look moves the clock of the test on.
    await vi.waitFor(() => expect(HangingSocket.made.length).toBe(count), { interval: 100, timeout: 10_000 })
    const next = HangingSocket.made.at(-1)
    next?.open()
    return next
  }
  socket.open()
  paste()
  expect(socket.closings).toBe(1)
  const second = await nextSocket(2)
  expect(fetched.times).toBe(1)
  paste()
  const third = await nextSocket(3)
  expect(fetched.times).toBe(2)
  const atFirst = third?.sent.length ?? 0
  paste()
  expect(third?.closings).toBe(0)
  expect(third?.sent.length).toBeGreaterThan(atFirst + 1)
  const frames = [socket, second, third].flatMap((one) => one?.sent ?? [])
  for (const frame of frames) expect(frame.length).toBeLessThan(LIMITS.update + 100)
  link.destroy()
  doc.destroy()
})
