/** Somebody with a browser, as far as the server can tell: requests with cookies, and websockets that send any frame. */
import { once } from 'node:events'
import { type OpenedLink, PATHS, type Role, type ShareLinkWithToken } from '@journeyboard/protocol'
import { WebSocket } from 'ws'

export interface Answer {
  readonly status: number
  readonly bytes: Buffer
  /** The body as JSON; throws when it is none. */
  json<Body>(): Body
}

/** Text and bytes go out as `application/octet-stream`, all else as JSON. */
export type Body = object | string | Uint8Array

export interface Browser {
  /** The session's token, or an empty string. */
  readonly token: string
  ask(method: string, path: string, body?: Body, headers?: Record<string, string>): Promise<Answer>
  /** Opens the websocket of a map and collects what comes; rejects when it can not. */
  connect(mapId: string): Promise<RawSocket>
  /** Status with which the server refuses a websocket of the map; 101: it does not. */
  knock(mapId: string): Promise<number>
  /** Value of the `cookie` header. */
  cookie(): string
}

export interface RawSocket {
  readonly frames: readonly Buffer[]
  /** Null while it is open. */
  readonly closedWith: number | null
  send(frame: Uint8Array): void
  /** From now on it does not hear what the server says, also not that it is closed; and it hears again. */
  deafen(): void
  listen(): void
  readonly whenClosed: Promise<number>
  close(): void
}

const SESSION_COOKIE = /^(__Host-journeyboard|journeyboard-\d+)$/

export function createBrowser(url: string): Browser {
  const cookieByName = new Map<string, string>()
  const cookie = () => [...cookieByName].map(([name, value]) => `${name}=${value}`).join('; ')
  const ask = async (method: string, path: string, body?: Body, headers: Record<string, string> = {}) => {
    const isRaw = typeof body === 'string' || body instanceof Uint8Array
    const type = isRaw ? 'application/octet-stream' : 'application/json'
    const response = await fetch(url + path, {
      method,
      headers: {
        ...(cookieByName.size > 0 && { cookie: cookie() }),
        ...(body && { 'content-type': type }),
        ...headers,
      },
      ...(body && { body: isRaw ? new Uint8Array(Buffer.from(body)) : JSON.stringify(body) }),
    })
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      cookieByName.set(name, value)
    }
    const bytes = Buffer.from(await response.arrayBuffer())
    return { status: response.status, bytes, json: <Value>() => JSON.parse(bytes.toString()) as Value }
  }
  const openSocket = (mapId: string) =>
    new WebSocket(`${url.replace(/^http/, 'ws')}${PATHS.sync}/${mapId}`, { headers: { cookie: cookie() } })
  return {
    get token() {
      const [, token = ''] = [...cookieByName].find(([name]) => SESSION_COOKIE.test(name)) ?? []
      return token
    },
    ask,
    cookie,
    knock(mapId) {
      const socket = openSocket(mapId)
      return new Promise((resolve) => {
        socket.on('unexpected-response', (request, { statusCode = 0 }) => {
          resolve(statusCode)
          request.destroy()
        })
        socket.on('error', () => {})
        socket.on('open', () => {
          resolve(101)
          socket.close()
        })
      })
    },
    async connect(mapId) {
      const socket = openSocket(mapId)
      const frames: Buffer[] = []
      let closedWith: number | null = null
      socket.on('message', (data: Buffer) => frames.push(data))
      const whenClosed = new Promise<number>((resolve) => {
        socket.on('close', (code) => {
          closedWith = code
          resolve(code)
        })
      })
      await once(socket, 'open')
      return {
        frames,
        get closedWith() {
          return closedWith
        },
        send: (frame) => socket.send(frame),
        deafen: () => socket.pause(),
        listen: () => socket.resume(),
        whenClosed,
        close: () => socket.close(),
      }
    },
  }
}

/** A new browser that opened a new link of this role, which `giver` made. */
export async function guestWith(role: Role, mapId: string, url: string, giver: Browser) {
  const link = (await giver.ask('POST', PATHS.links(mapId), { role })).json<ShareLinkWithToken>()
  const browser = createBrowser(url)
  const opened = await browser.ask('POST', PATHS.openLink, { token: link.token, name: `Guest who may ${role}` })
  const given = opened.json<OpenedLink>()
  if (given.role !== role || given.linkRole !== role) throw new Error(`The link gives ${opened.bytes.toString()}`)
  return { browser, link }
}
