import 'fake-indexeddb/auto'
import { CLOSE } from '@journeyboard/protocol'
import { IDBFactory } from 'fake-indexeddb'
import { afterEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { sendUnsaved } from './sendUnsaved.ts'
import {
  closeAll,
  createDevice,
  kept,
  MAP,
  open,
  serverWith,
  state,
  status,
  type TestDevice,
  wordsOf,
} from './testing/testClient.ts'
import type { TestServer } from './testing/testServer.ts'
import { unsavedByMap } from './unsavedCount.ts'

afterEach(closeAll)

/** Somebody works on after the server went away, and then leaves the map. */
async function leaveOffline(server: TestServer): Promise<TestDevice> {
  const device = createDevice(new IDBFactory())
  const { session, words } = open(server, device)
  await state(session, 'saved')
  server.kill()
  words.set('b', 'typed offline')
  await status(session, kept(1))
  await session.close()
  return device
}

const send = ({ fetch, WebSocket }: TestServer, device: TestDevice) =>
  sendUnsaved({ mapId: MAP, doc: new Y.Doc(), baseUrl: 'http://test.invalid', fetch, WebSocket, ...device })

describe('what was left on this device', () => {
  it('is sent when the server is back, unseen by the others, and no longer counted', async () => {
    const server = serverWith({ a: 'kept' })
    const device = await leaveOffline(server)
    expect(unsavedByMap(device.storage)).toEqual(new Map([[MAP, 1]]))
    const sending = send(server, device)
    server.start()
    const other = open(server)
    await state(other.session, 'saved')
    const seen: number[] = []
    other.session.presence.peers.subscribe((peers) => seen.push(peers.length))
    expect(await sending.done).toBe('saved')
    expect(wordsOf(server.disk)).toEqual({ a: 'kept', b: 'typed offline' })
    expect(unsavedByMap(device.storage)).toEqual(new Map())
    expect(Math.max(0, ...seen)).toBe(0)
  }, 15_000)

  it('stays here, counted, when it is given up before the server is back', async () => {
    const server = serverWith({ a: 'kept' })
    const device = await leaveOffline(server)
    const sending = send(server, device)
    sending.stop()
    expect(await sending.done).toBe('stopped')
    expect(unsavedByMap(device.storage)).toEqual(new Map([[MAP, 1]]))
  })

  it('stays here, counted, when the server does not take it', async () => {
    const server = serverWith({ a: 'kept' })
    const device = await leaveOffline(server)
    server.start()
    server.refuse(CLOSE.noRight)
    expect(await send(server, device).done).toBe('refused')
    expect(unsavedByMap(device.storage)).toEqual(new Map([[MAP, 1]]))
  })
})

it('counts of several maps are told apart, broken ones and those of another generation left out', () => {
  const { storage } = createDevice(null)
  storage.setItem('journeyboard:unsaved:first-map:one', '1/2')
  storage.setItem('journeyboard:unsaved:first-map:two', '1/3')
  storage.setItem('journeyboard:generation:second_map', '4')
  storage.setItem('journeyboard:unsaved:second_map:one', '4/1')
  storage.setItem('journeyboard:unsaved:second_map:old', '3/9')
  storage.setItem('journeyboard:unsaved:third-map:one', 'nonsense')
  expect(unsavedByMap(storage)).toEqual(
    new Map([
      ['first-map', 5],
      ['second_map', 1],
    ]),
  )
  expect(unsavedByMap(null)).toEqual(new Map())
})
