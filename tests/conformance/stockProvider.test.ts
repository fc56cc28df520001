import { DatabaseSync } from 'node:sqlite'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type InnerServer, startInnerServer } from './server.ts'
import { createStockClient, type StockClient, until, whenSynced, within } from './stockProvider.ts'

let server: InnerServer
let mapId: string
const clients: StockClient[] = []

beforeAll(async () => {
  server = await startInnerServer()
})
afterAll(() => server.remove())
beforeEach(async () => {
  mapId = await server.createMap()
})
afterEach(() => {
  for (const client of clients.splice(0)) client.destroy()
  server.role = 'edit'
})

async function join(): Promise<StockClient> {
  const client = createStockClient(server.url, mapId)
  clients.push(client)
  await whenSynced(client)
  return client
}

const cards = (client: StockClient) => client.doc.getMap<string>('cards')
const text = (client: StockClient) => client.doc.getText('text')
/** What somebody sees who comes with empty hands after all others have left and the server was started anew. */
async function afterRestart(): Promise<StockClient> {
  for (const client of clients.splice(0)) client.destroy()
  await server.restart()
  return join()
}

describe('a stock y-websocket client', { timeout: 20_000 }, () => {
  it('is told that edits and deletes are saved, and finds them after a restart', async () => {
    const ada = await join()
    cards(ada).set('one', 'first')
    cards(ada).set('two', 'second')
    await ada.saved()
    cards(ada).delete('one')
    await ada.saved()
    const later = await afterRestart()
    expect(cards(later).toJSON()).toEqual({ two: 'second' })
  })

  it('is told that edits made offline are saved once it is back', async () => {
    const ada = await join()
    cards(ada).set('before', 'x')
    await ada.saved()
    ada.provider.disconnect()
    cards(ada).set('offline', 'y')
    cards(ada).delete('before')
    ada.provider.connect()
    await whenSynced(ada)
    await ada.saved()
    const later = await afterRestart()
    expect(cards(later).toJSON()).toEqual({ offline: 'y' })
  })

  it('converges with another one while both type into one text', async () => {
    const ada = await join()
    const bob = await join()
    for (let index = 0; index < 50; index++) {
      text(ada).insert(0, 'a')
      text(bob).insert(text(bob).length, 'b')
      if (index % 10 === 9) text(bob).delete(0, 2)
    }
    await Promise.all([ada.saved(), bob.saved()])
    const docs = [ada.doc, bob.doc]
    await until(docs, () => text(ada).toString() === text(bob).toString() && text(ada).length === 90, 'one text')
  })

  it('sees who is there, and no longer when they leave', async () => {
    const ada = await join()
    const bob = await join()
    const seen = (presence: (states: Map<number, unknown>) => boolean) =>
      within(
        new Promise<void>((resolve) => {
          const look = () => presence(ada.provider.awareness.getStates()) && resolve()
          ada.provider.awareness.on('change', look)
          look()
        }),
        'presence',
      )
    bob.provider.awareness.setLocalState({ anything: ['at', 'all'] })
    // The server adds who it is.
    const told = { anything: ['at', 'all'], user: { id: 'conformance', name: 'Guest', color: '#336699', role: 'edit' } }
    await seen((states) => JSON.stringify(states.get(bob.doc.clientID)) === JSON.stringify(told))
    bob.provider.disconnect()
    await seen((states) => !states.has(bob.doc.clientID))
    bob.provider.connect()
    await seen((states) => states.has(bob.doc.clientID))
  })

  it('comes to no harm by messages that nobody knows', async () => {
    const ada = await join()
    ada.provider.ws?.send(new Uint8Array([55, 1, 2, 3]))
    cards(ada).set('after', 'x')
    await ada.saved()
    expect(ada.closeCodes).toEqual([])
  })
})

describe('a close code', { timeout: 20_000 }, () => {
  it('4403 makes a stock client stop', async () => {
    server.role = 'view'
    const viewer = await join()
    const closed = new Promise<number>((resolve) => viewer.provider.on('closed', ({ code }) => resolve(code)))
    for (let index = 0; index < 30; index++) cards(viewer).set(`forbidden ${index}`, 'x')
    expect(await within(closed, 'the end')).toBe(4403)
    expect(viewer.provider.shouldConnect).toBe(false)
    server.role = 'edit'
    expect(cards(await join()).size).toBe(0)
  })

  it('4503 lets a stock client try again until the map can be read, and nothing is lost', async () => {
    const ada = await join()
    cards(ada).set('before', 'x')
    await ada.saved()
    const isTryingAgain = new Promise<void>((resolve) => {
      ada.provider.on('connection-close', () => {
        if (ada.closeCodes.filter((code) => code === 4503).length >= 2) resolve()
      })
    })
    await server.restart((path) => changeDatabase(path, 'UPDATE doc_update SET crc = crc + 1'))
    cards(ada).set('meanwhile', 'y')
    await within(isTryingAgain, 'a second attempt')
    expect(ada.provider.shouldConnect).toBe(true)
    await server.restart((path) => changeDatabase(path, 'UPDATE doc_update SET crc = crc - 1'))
    await whenSynced(ada)
    await ada.saved()
    expect(cards(await afterRestart()).toJSON()).toEqual({ before: 'x', meanwhile: 'y' })
  })

  it('1012 of a restart lets a stock client come back with what it made meanwhile', async () => {
    const ada = await join()
    cards(ada).set('before', 'x')
    await ada.saved()
    const gone = new Promise<void>((resolve) => ada.provider.once('connection-close', () => resolve()))
    const restarted = server.restart()
    await gone
    cards(ada).set('meanwhile', 'y')
    await restarted
    await whenSynced(ada)
    await ada.saved()
    expect(ada.closeCodes[0]).toBe(1012)
    const later = await afterRestart()
    expect(cards(later).toJSON()).toEqual({ before: 'x', meanwhile: 'y' })
  })
})

function changeDatabase(path: string, sql: string): void {
  const database = new DatabaseSync(path)
  database.exec(sql)
  database.close()
}
