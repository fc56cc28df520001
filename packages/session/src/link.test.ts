import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { createLink } from './link.ts'

/** Connects for ever, unless the test opens it. */
class HangingSocket {
  static readonly CONNECTING = 0
  static readonly made: HangingSocket[] = []
  readyState = HangingSocket.CONNECTING
  onopen: (() => void) | null = null
  closings = 0
  constructor() {
    HangingSocket.made.push(this)
  }
  close(): void {
    this.readyState = 3
    this.closings += 1
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
