/** People on a map without a browser: each a bare websocket that tells of its pointer as the app does. */
import { MESSAGE, PATHS } from '@journeyboard/protocol'
import * as encoding from 'lib0/encoding'
import { WebSocket } from 'ws'

export interface BarePerson {
  /** What is new about them, beside all that the app tells of somebody who does nothing. */
  tell(patch: object): void
  leave(): void
}

/** All that the app tells of somebody who does nothing. The server says who they are: guests. */
const NOTHING = {
  user: { name: 'Somebody', color: '#0f766e' },
  cursor: null,
  selection: [],
  drag: null,
  editing: null,
  following: null,
  view: null,
  spotlight: null,
  laser: false,
  thrown: null,
}

/** Resolves once they are on the map; the others see them with their first word. `index` tells one from the next. */
export async function joinBare(address: string, index: number): Promise<BarePerson> {
  const { origin, pathname } = new URL(address)
  const socket = new WebSocket(`${origin.replace(/^http/, 'ws')}${PATHS.sync}/${pathname.replace('/map/', '')}`, {
    perMessageDeflate: false,
  })
  await new Promise<void>((resolve, reject) => socket.once('open', resolve).once('error', reject))
  const client = 1_000_000 + index
  let clock = 0
  let state = NOTHING
  return {
    tell(patch) {
      clock += 1
      state = { ...state, ...patch }
      if (socket.readyState === WebSocket.OPEN) socket.send(presenceFrame(client, clock, state))
    },
    leave: () => socket.terminate(),
  }
}

function presenceFrame(client: number, clock: number, state: object): Uint8Array {
  const update = encoding.createEncoder()
  encoding.writeVarUint(update, 1)
  encoding.writeVarUint(update, client)
  encoding.writeVarUint(update, clock)
  encoding.writeVarString(update, JSON.stringify(state))
  const frame = encoding.createEncoder()
  encoding.writeVarUint(frame, MESSAGE.awareness)
  encoding.writeVarUint8Array(frame, encoding.toUint8Array(update))
  return encoding.toUint8Array(frame)
}
