/** The process of the others: people who are on one map and move their pointers. Started by measurePeople.ts. */
import { MESSAGE, PATHS } from '@journeyboard/protocol'
import * as encoding from 'lib0/encoding'
import { WebSocket } from 'ws'

export interface CrowdOrder {
  readonly url: string
  readonly mapId: string
  readonly people: number
  /** Seconds of each ten for which everybody moves their pointer; not all at once. */
  readonly moving: number
  /** Where their pointers are, in board units. */
  readonly area: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
}

/** As often as the app tells of a pointer. */
const PACE = 1000 / 15
const CYCLE = 10

process.once('message', (order: CrowdOrder) => {
  void runCrowd(order)
})

async function runCrowd(order: CrowdOrder): Promise<void> {
  const people = await Promise.all(Array.from({ length: order.people }, (_, index) => join(order, index)))
  process.send?.('there')
  process.once('message', () => {
    for (const leave of people) leave()
    process.disconnect()
  })
}

async function join(order: CrowdOrder, index: number): Promise<() => void> {
  const socket = new WebSocket(`${order.url.replace(/^http/, 'ws')}${PATHS.sync}/${order.mapId}`, {
    perMessageDeflate: false,
  })
  await new Promise<void>((resolve, reject) => socket.once('open', resolve).once('error', reject))
  const client = 1_000_000 + index
  let clock = 0
  const tell = (cursor: { readonly x: number; readonly y: number }) => {
    clock += 1
    if (socket.readyState === WebSocket.OPEN) socket.send(presenceFrame(client, clock, stateWith(cursor)))
  }
  const begins = (index / order.people) * CYCLE
  const move = () => {
    const time = performance.now() / 1000
    if (clock > 0 && (time + begins) % CYCLE >= order.moving) return
    const { x, y, width, height } = order.area
    const [along, down] = [Math.sin(time + index), Math.cos(time * 0.7 + index * 3)]
    tell({ x: Math.round(x + (width * (1 + along)) / 2), y: Math.round(y + (height * (1 + down)) / 2) })
  }
  const timer = setInterval(move, PACE)
  return () => {
    clearInterval(timer)
    socket.terminate()
  }
}

/** All that the app tells of somebody who does nothing else. */
function stateWith(cursor: object) {
  const nothing = { selection: [], drag: null, editing: null, following: null, view: null, spotlight: null }
  return { user: { name: 'Somebody', color: '#0f766e' }, cursor, ...nothing, laser: false, thrown: null }
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
