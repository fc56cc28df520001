/** A client that means harm: any bytes over a websocket, or below it. */
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { PATHS } from '@journeyboard/protocol'
import { WebSocket } from 'ws'

/** How a connection ended: the code of the close frame, or the status if there never was a websocket. */
export type Ending = { readonly code: number } | { readonly status: number }

export interface Attacker {
  readonly socket: WebSocket
  readonly ending: Promise<Ending>
  /** Frames that came. */
  readonly frames: readonly Uint8Array[]
}

/** Asks for a websocket to `/sync/<path>`; does not wait for it. */
export function attack(url: string, path: string, options: { origin?: string } = {}): Attacker {
  const socket = new WebSocket(`${url.replace(/^http/, 'ws')}${PATHS.sync}/${path}`, options)
  const frames: Uint8Array[] = []
  socket.on('message', (data) => void (data instanceof Uint8Array && frames.push(data)))
  const ending = new Promise<Ending>((resolve) => {
    // What follows an error is told by the close.
    socket.on('error', () => {})
    socket.on('close', (code) => resolve({ code }))
    socket.on('unexpected-response', (request, { statusCode = 0 }) => {
      resolve({ status: statusCode })
      request.destroy()
    })
  })
  return { socket, ending, frames }
}

export async function attackOpen(url: string, mapId: string): Promise<Attacker> {
  const attacker = attack(url, mapId)
  await once(attacker.socket, 'open')
  return attacker
}

/** The bare line of an upgraded connection, for frames that no library would send. */
export async function openLine(url: string, mapId: string): Promise<Socket> {
  const { hostname, port, host } = new URL(url)
  const line = connect(Number(port), hostname)
  line.on('error', () => {})
  const lines = [
    `GET ${PATHS.sync}/${mapId} HTTP/1.1`,
    `Host: ${host}`,
    'Upgrade: websocket',
    'Connection: Upgrade',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
  ]
  line.write(`${lines.join('\r\n')}\r\n\r\n`)
  await once(line, 'data')
  return line
}

/** A masked frame as clients send it; `first` is the byte with the flags and the kind. */
export function clientFrame(first: number, payload: Uint8Array): Uint8Array {
  return new Uint8Array([first, 0x80 | payload.length, 0, 0, 0, 0, ...payload])
}
