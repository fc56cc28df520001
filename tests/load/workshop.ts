/** A workshop whose people all open the same link at once: with all that each page asks, until the last one can work. */
import { strict as assert } from 'node:assert'
import { PATHS, SCHEMA, type ShareLinkWithToken } from '@journeyboard/protocol'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { stepOneFrame } from '../../server/src/rooms/frames.ts'
import { type Browser, createBrowser } from '../conformance/browser.ts'
import { type Crowd, isWholeMap } from './crowd.ts'

/** `owner` may share the map. Rejects when one of them is turned away. */
export async function openLinkAtOnce(url: string, mapId: string, owner: Browser, count: number): Promise<Crowd> {
  const { token } = (await owner.ask('POST', PATHS.links(mapId), { role: 'edit' })).json<ShareLinkWithToken>()
  const known = new Y.Doc()
  Y.applyUpdate(known, (await owner.ask('GET', PATHS.snapshot(mapId))).bytes)
  const question = stepOneFrame(known)
  const sockets: WebSocket[] = []
  const started = performance.now()
  const come = async (name: string): Promise<number> => {
    const browser = createBrowser(url)
    const ask = async (method: string, path: string, body?: object) => {
      const { status } = await browser.ask(method, path, body)
      assert.equal(status, 200, `${method} ${path} was answered with ${status}`)
    }
    await ask('POST', PATHS.openLink, { token, name })
    const paths = [PATHS.me, PATHS.access(mapId), PATHS.comments(mapId), PATHS.lastVisit(mapId), PATHS.snapshot(mapId)]
    await Promise.all(paths.map((path) => ask('GET', path)))
    const address = `${url.replace(/^http/, 'ws')}${PATHS.sync}/${mapId}?schema=${SCHEMA}`
    const socket = new WebSocket(address, { perMessageDeflate: false, headers: { cookie: browser.cookie() } })
    sockets.push(socket)
    await new Promise<void>((resolve, reject) => {
      socket.on('open', () => socket.send(question))
      socket.on('error', reject)
      socket.on('close', (code) => reject(new Error(`Somebody was turned away with ${code}.`)))
      socket.on('message', (frame) => void (isWholeMap(frame) && resolve()))
    })
    const time = performance.now() - started
    // What a page asks once more when its connection is new.
    await Promise.all([ask('GET', PATHS.access(mapId)), ask('GET', PATHS.comments(mapId))])
    return time
  }
  const times = await Promise.all(Array.from({ length: count }, (_, number) => come(`Guest ${number}`)))
  return {
    times: times.sort((a, b) => a - b),
    leave() {
      for (const socket of sockets) socket.terminate()
    },
  }
}
