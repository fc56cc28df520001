/** Sends what lies only on this device while the home page is open. Fetched when there is something to send. */
import { createDocument } from '@journeyboard/doc'
import { type Sending, sendUnsaved } from '@journeyboard/session/sendUnsaved'

export interface UnsentSender {
  /** Sends the changes of these maps (counts by map id), as soon as the server answers. */
  send(unsent: ReadonlyMap<string, number>): void
  stop(): void
}

/** `onEnd` is called after each map; `isRefused`: the server does not take its changes. */
export function createUnsentSender(onEnd: (mapId: string, isRefused: boolean) => void): UnsentSender {
  const sendings = new Map<string, Sending>()
  // A count that stays although all is sent is that of another tab, which sends its changes itself.
  const tried = new Map<string, number>()
  const start = (mapId: string) => {
    const sending = sendUnsaved({ mapId, doc: createDocument(), baseUrl: window.location.origin })
    sendings.set(mapId, sending)
    void sending.done.then((end) => {
      sendings.delete(mapId)
      if (end !== 'stopped') onEnd(mapId, end === 'refused')
    })
  }
  return {
    send(unsent) {
      for (const [mapId, changes] of unsent) {
        if (sendings.has(mapId) || tried.get(mapId) === changes) continue
        tried.set(mapId, changes)
        start(mapId)
      }
    },
    stop() {
      for (const sending of sendings.values()) sending.stop()
    },
  }
}
