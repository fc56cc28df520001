/** Bringing to the server what earlier sessions left on this device, without showing the map. */
import type { SavedStatus } from './savedState.ts'
import { openSession, type SessionOptions } from './session.ts'

export interface Sending {
  /**
   * `saved`: all that lay on this device is on the server's disk. `refused`: the server does not take it; it stays here.
   * `stopped`: it was given up first. Never rejects, and waits for a server that does not answer.
   */
  readonly done: Promise<'saved' | 'refused' | 'stopped'>
  /** Gives up; what the server has not acknowledged stays on this device. */
  stop(): void
}

/** Opens the map unseen, and leaves it as soon as its changes are sent. */
export function sendUnsaved(options: Omit<SessionOptions, 'user'>): Sending {
  const session = openSession({ ...options, user: null })
  const { promise, resolve } = Promise.withResolvers<'saved' | 'refused' | 'stopped'>()
  const end = (how: 'saved' | 'refused' | 'stopped') => {
    stopLooking()
    void session.close().then(() => resolve(how))
  }
  const look = ({ state }: SavedStatus) => {
    if (state === 'saved') end('saved')
    else if (state === 'blocked' || state === 'readOnly') end('refused')
  }
  const stopLooking = session.status.subscribe(look)
  return { done: promise, stop: () => end('stopped') }
}
