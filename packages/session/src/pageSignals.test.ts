// @vitest-environment happy-dom
import { CLOSE } from '@journeyboard/protocol'
import { afterEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { openSession, type Session } from './session.ts'
import { createTestServer, type TestServer } from './testing/testServer.ts'

const opened: Session[] = []
afterEach(async () => {
  vi.restoreAllMocks()
  await Promise.all(opened.splice(0).map((session) => session.close()))
})

async function openSaved(server: TestServer): Promise<Session> {
  const session = openSession({
    mapId: 'testmap1',
    doc: new Y.Doc(),
    baseUrl: 'http://test.invalid/',
    user: { name: 'Ada', color: '#336699' },
    database: null,
    fetch: server.fetch,
    WebSocket: server.WebSocket,
  })
  opened.push(session)
  await expect.poll(() => session.status.getState().state).toBe('saved')
  return session
}

function showPage(visibility: 'visible' | 'hidden'): void {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(visibility)
  document.dispatchEvent(new Event('visibilitychange'))
}

describe('the page', () => {
  it('is offline as soon as the network goes and nobody answers, and saved when it is back', async () => {
    const server = createTestServer()
    const session = await openSaved(server)
    server.freeze()
    server.kill()
    window.dispatchEvent(new Event('offline'))
    expect(session.status.getState().state).toBe('offline')
    server.start()
    window.dispatchEvent(new Event('online'))
    await expect.poll(() => session.status.getState().state).toBe('saved')
  })

  it('stays saved without a network when the server is on the same machine', async () => {
    const session = await openSaved(createTestServer())
    window.dispatchEvent(new Event('offline'))
    await expect.poll(() => session.status.getState().state).toBe('saved')
  })

  it('tries at once when somebody looks at it again', async () => {
    const server = createTestServer()
    const session = await openSaved(server)
    server.kill()
    await expect.poll(() => session.status.getState().state).toBe('offline')
    server.start()
    const attempts = server.urls.length
    showPage('visible')
    await expect.poll(() => session.status.getState().state).toBe('saved')
    expect(server.urls.length).toBe(attempts + 1)
  })

  it('is told to be looked at from when that counts, also on a new connection, and no more while it is hidden', async () => {
    const server = createTestServer()
    const session = await openSaved(server)
    showPage('visible')
    expect(server.looks).toEqual([])
    session.countAsSeen()
    await expect.poll(() => server.looks).toEqual([true])
    showPage('hidden')
    await expect.poll(() => server.looks).toEqual([true, false])
    server.kill()
    await expect.poll(() => session.status.getState().state).toBe('offline')
    server.start()
    await expect.poll(() => session.status.getState().state).toBe('saved')
    showPage('visible')
    await expect.poll(() => server.looks).toEqual([true, false, false, true])
  })

  it('takes nothing for seen after somebody was away for long, until they were told of it', async () => {
    const server = createTestServer()
    const session = await openSaved(server)
    const returned = vi.fn()
    session.onReturn(returned)
    session.countAsSeen()
    const begun = Date.now()
    for (const [minutes, times] of [
      [5, 0],
      [15, 1],
    ] as const) {
      showPage('hidden')
      vi.spyOn(Date, 'now').mockReturnValue(begun + minutes * 60_000)
      showPage('visible')
      expect(returned).toHaveBeenCalledTimes(times)
    }
    expect(session.isCountedAsSeen()).toBe(false)
    await expect.poll(() => server.looks).toEqual([true, false, true, false])
    session.countAsSeen()
    await expect.poll(() => server.looks).toEqual([true, false, true, false, true])
  })

  it('does not try again by itself what the server refused for good', async () => {
    const server = createTestServer()
    const session = await openSaved(server)
    server.refuse(CLOSE.noRight)
    await expect.poll(() => session.status.getState().state).toBe('readOnly')
    const attempts = server.urls.length
    server.refuse(null)
    showPage('visible')
    window.dispatchEvent(new Event('online'))
    await new Promise(setImmediate)
    expect(session.status.getState().state).toBe('readOnly')
    expect(server.urls.length).toBe(attempts)
  })
})
