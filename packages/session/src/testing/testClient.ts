/** For tests only: a browser with one open map, as a test sees it. */
import * as Y from 'yjs'
import type { DeviceStorage } from '../deviceStorage.ts'
import type { SavedStatus } from '../savedState.ts'
import { openSession, type Session, type SessionOptions } from '../session.ts'
import { createTestServer, type TestServer } from './testServer.ts'

export const MAP = 'testmap1'

export interface TestDevice {
  readonly storage: DeviceStorage
  readonly database: IDBFactory | null
}

/** What one browser keeps across reloads. */
export function createDevice(database: IDBFactory | null): TestDevice {
  const items = new Map<string, string>()
  return {
    database,
    storage: {
      get length() {
        return items.size
      },
      key: (index) => [...items.keys()][index] ?? null,
      getItem: (key) => items.get(key) ?? null,
      setItem: (key, value) => void items.set(key, value),
      removeItem: (key) => void items.delete(key),
    },
  }
}

const opened: Session[] = []

/** Closes what a test opened. */
export async function closeAll(): Promise<void> {
  await Promise.all(opened.splice(0).map((session) => session.close()))
}

/** Opens the map on a device; what it lacks, a database above all, the session has to do without. */
export function open(server: TestServer, device: Partial<SessionOptions> = createDevice(null)) {
  const doc = new Y.Doc()
  const session = openSession({
    mapId: MAP,
    doc,
    baseUrl: 'http://test.invalid',
    user: { name: 'Ada', color: '#336699' },
    fetch: server.fetch,
    WebSocket: server.WebSocket,
    ...device,
  })
  opened.push(session)
  const history: string[] = []
  session.status.subscribe((status) => history.push(status.state))
  return { doc, session, words: doc.getMap<string>('words'), history }
}

/** The first status that fits; the test's own time limit is the only clock. */
export function status(session: Session, fits: (status: SavedStatus) => boolean): Promise<SavedStatus> {
  return new Promise((resolve) => {
    const look = (current: SavedStatus) => fits(current) && resolve(current)
    const stop = session.status.subscribe((current) => look(current) && stop())
    look(session.status.getState())
  })
}
export const state = (session: Session, name: SavedStatus['state']) =>
  status(session, (current) => current.state === name)
export const kept = (changes: number) => (current: SavedStatus) =>
  'device' in current && current.device === 'kept' && current.changes === changes
export const wordsOf = (doc: Y.Doc) => doc.getMap<string>('words').toJSON()

export function serverWith(words: Record<string, string>): TestServer {
  const disk = new Y.Doc()
  for (const [key, word] of Object.entries(words)) disk.getMap('words').set(key, word)
  return createTestServer(disk)
}
