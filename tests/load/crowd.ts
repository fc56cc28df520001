/** Many people who come at once: how long until the last of them has the map. */
import { PATHS } from '@journeyboard/protocol'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { stepOneFrame } from '../../server/src/rooms/frames.ts'

export interface Crowd {
  /** Milliseconds from the first attempt until each had the whole map, sorted. */
  readonly times: readonly number[]
  leave(): void
}

/** `[0][1]`: the answer with all that somebody lacks. */
export const isWholeMap = (frame: unknown) => frame instanceof Uint8Array && frame[0] === 0 && frame[1] === 1

/** They do not read the map, only wait for it: one process stands for many machines. Rejects when one is turned away. */
export async function joinAtOnce(url: string, mapId: string, count: number): Promise<Crowd> {
  const question = stepOneFrame(new Y.Doc())
  const started = performance.now()
  const sockets: WebSocket[] = []
  const join = () =>
    new Promise<number>((resolve, reject) => {
      const socket = new WebSocket(`${url.replace(/^http/, 'ws')}${PATHS.sync}/${mapId}`, { perMessageDeflate: false })
      sockets.push(socket)
      socket.on('open', () => socket.send(question))
      socket.on('error', reject)
      socket.on('close', (code) => reject(new Error(`Somebody was turned away with ${code}.`)))
      socket.on('message', (frame) => {
        if (isWholeMap(frame)) resolve(performance.now() - started)
      })
    })
  const times = await Promise.all(Array.from({ length: count }, join))
  return {
    times: times.sort((a, b) => a - b),
    leave() {
      for (const socket of sockets) socket.terminate()
    },
  }
}
