/** A connection that delivers when it is told to: frames keep their order, and are lost when it is cut. */
import type { Member } from '../../server/src/rooms/member.ts'
import type { Rooms } from '../../server/src/rooms/rooms.ts'

export interface Wire {
  send(frame: Uint8Array): void
  /** Hands the next frames to the server, at most `count`; gives how many there were. */
  deliverUp(count: number): number
  /** The same to the client; the news that the server has closed comes behind all that it sent before. */
  deliverDown(count: number): number
  /** The line breaks; both ends notice. */
  cut(): void
}

export interface WireEnd {
  receive(frame: Uint8Array): void
  closed(): void
}

export function openWire(rooms: Rooms, mapId: string, client: WireEnd): Wire {
  const up: Uint8Array[] = []
  const down: (Uint8Array | 'closed')[] = []
  let isOpen = true
  const member: Member = rooms.join(
    mapId,
    {
      id: 'wire',
      get bufferedAmount() {
        return 0
      },
      send: (frame) => void down.push(frame),
      close: () => void down.push('closed'),
    },
    {
      role: 'edit',
      person: { id: 'fuzz', name: 'Fuzz', color: '#000000' },
      address: '127.0.0.1',
      hearsNotices: false,
    },
  )
  const end = () => {
    if (!isOpen) return
    isOpen = false
    member.left()
    client.closed()
  }
  return {
    send: (frame) => void up.push(frame),
    deliverUp(count) {
      const frames = up.splice(0, count)
      for (const frame of frames) if (isOpen) member.receive(frame)
      return frames.length
    },
    deliverDown(count) {
      const frames = down.splice(0, count)
      for (const frame of frames) {
        if (frame === 'closed') end()
        else if (isOpen) client.receive(frame)
      }
      return frames.length
    },
    cut: end,
  }
}
