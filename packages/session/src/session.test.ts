import 'fake-indexeddb/auto'
import { CLOSE, LIMITS } from '@journeyboard/protocol'
import { IDBFactory } from 'fake-indexeddb'
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import * as Y from 'yjs'
import { closeAll, createDevice, kept, open, serverWith, state, status, wordsOf } from './testing/testClient.ts'
import { createTestServer } from './testing/testServer.ts'

afterEach(closeAll)

it('passes notices on to whoever listens for their topic, and says when some may have been missed', async () => {
  const server = serverWith({ a: 'find a hotel' })
  const { session } = open(server)
  const heard: unknown[] = []
  const stop = session.onNotice('comments', (data) => heard.push(data))
  await state(session, 'saved')
  server.notify({ topic: 'comments', data: { thread: 't1' } })
  server.notify({ topic: 'versions', data: {} })
  await vi.waitFor(() => expect(heard).toEqual([null, { thread: 't1' }]))
  server.kill()
  server.start()
  await vi.waitFor(() => expect(heard).toEqual([null, { thread: 't1' }, null]))
  stop()
  server.notify({ topic: 'comments', data: { thread: 't2' } })
  expect(heard).toHaveLength(3)
})

describe('opening a map', () => {
  it('shows what the server has and says saved', async () => {
    const { session, doc, history } = open(serverWith({ a: 'find a hotel' }))
    await session.whenReady
    expect(wordsOf(doc)).toEqual({ a: 'find a hotel' })
    await state(session, 'saved')
    expect(history).toEqual(['saved'])
  })

  it('shows the map although no websocket gets through', async () => {
    const server = serverWith({ a: 'book' })
    const socket = class extends server.WebSocket {
      override send() {}
    }
    const { session, doc } = open(server, { WebSocket: socket, database: null })
    await session.whenReady
    expect(wordsOf(doc)).toEqual({ a: 'book' })
  })

  it('comes over the socket when the snapshot never answers', async () => {
    const server = serverWith({ a: 'arrive' })
    server.answerSnapshot('hang')
    const { session, doc } = open(server)
    await session.whenReady
    expect(wordsOf(doc)).toEqual({ a: 'arrive' })
  })

  it('connects when the server knows who sits here, and not before', async () => {
    const server = serverWith({ a: 'book' })
    const { promise: introduced, resolve } = Promise.withResolvers<void>()
    const { session } = open(server, { introduced })
    await session.whenReady
    expect(server.urls).toEqual([])
    resolve()
    await state(session, 'saved')
  })

  it('tells the server its generation and schema, and sends nothing of the snapshot back', async () => {
    const server = serverWith({ a: 'x'.repeat(5000) })
    server.setGeneration('7')
    const { session } = open(server)
    await state(session, 'saved')
    expect(server.urls).toEqual(['ws://test.invalid/sync/testmap1?generation=7&schema=1'])
    expect(Math.max(...server.updateSizes)).toBeLessThan(100)
  })

  it('fails when there is no such map', async () => {
    const server = createTestServer()
    server.answerSnapshot(404)
    const { session } = open(server)
    await expect(session.whenReady).rejects.toMatchObject({ reason: 'noSuchMap' })
    expect(server.urls).toEqual([])
  })

  it('fails when nobody answers and this device has no copy', async () => {
    const server = createTestServer()
    server.kill()
    const { session } = open(server)
    await expect(session.whenReady).rejects.toMatchObject({ reason: 'unreachable' })
  })

  it('fails when it is closed first', async () => {
    const server = createTestServer()
    server.answerSnapshot('hang')
    const { session } = open(server)
    await session.close()
    await expect(session.whenReady).rejects.toMatchObject({ reason: 'closed' })
  })
})

describe('being told that an edit is saved', () => {
  it('says saving until the server has it on its disk', async () => {
    const server = serverWith({})
    const { session, words } = open(server)
    await state(session, 'saved')
    server.holdCommits()
    words.set('a', 'check in')
    expect(session.status.getState()).toEqual({ state: 'saving' })
    await expect.poll(server.waiting).toBe(1)
    expect(session.status.getState()).toEqual({ state: 'saving' })
    server.commit()
    await state(session, 'saved')
    expect(wordsOf(server.disk)).toEqual({ a: 'check in' })
  })

  it('stays saving when another edit follows before the echo', async () => {
    const server = serverWith({})
    const { session, words, history } = open(server)
    await state(session, 'saved')
    server.holdCommits()
    words.set('a', 'first')
    await expect.poll(server.waiting).toBe(1)
    words.set('a', 'second')
    server.commit()
    await state(session, 'saved')
    expect(wordsOf(server.disk)).toEqual({ a: 'second' })
    expect(history).toEqual(['saved', 'saving', 'saved'])
  })

  it('counts an undo, whose origin is the undo manager', async () => {
    const { session, words } = open(serverWith({}))
    await state(session, 'saved')
    const undo = new Y.UndoManager(words)
    words.set('a', 'typo')
    await state(session, 'saved')
    undo.undo()
    expect(session.status.getState()).toEqual({ state: 'saving' })
  })

  it('asks while somebody types without a pause', async () => {
    const server = serverWith({})
    const { session, words } = open(server)
    await state(session, 'saved')
    server.holdCommits()
    const typing = setInterval(() => words.set('a', `${performance.now()}`), 10)
    await expect.poll(server.waiting).toBeGreaterThan(1)
    clearInterval(typing)
  })

  it('does not count what others do', async () => {
    const server = serverWith({})
    const ada = open(server)
    const ben = open(server)
    await Promise.all([state(ada.session, 'saved'), state(ben.session, 'saved')])
    ben.words.set('b', 'hello')
    await expect.poll(() => wordsOf(ada.doc)).toEqual({ b: 'hello' })
    expect(ada.history).toEqual(['saved'])
  })
})

describe('losing the server', () => {
  it('keeps offline edits and deletes here and brings them when it is back', async () => {
    const server = serverWith({ a: 'old', b: 'old' })
    const { session, words, history } = open(server, createDevice(new IDBFactory()))
    await state(session, 'saved')
    server.kill()
    await state(session, 'reconnecting')
    words.set('a', 'new')
    words.delete('b')
    await status(session, kept(1))
    server.start()
    session.reconnect()
    await state(session, 'saved')
    expect(wordsOf(server.disk)).toEqual({ a: 'new' })
    expect(history.slice(-2)).toEqual(['saving', 'saved'])
  })

  it('counts what is typed without a pause as one change', async () => {
    vi.useFakeTimers({ toFake: ['performance'] })
    onTestFinished(() => void vi.useRealTimers())
    const server = serverWith({})
    const { session, words } = open(server, createDevice(new IDBFactory()))
    await state(session, 'saved')
    server.kill()
    await state(session, 'reconnecting')
    for (const text of ['h', 'ho', 'hot', 'hote', 'hotel']) {
      words.set('a', text)
      vi.advanceTimersByTime(600)
    }
    await status(session, kept(1))
    vi.advanceTimersByTime(600)
    words.set('b', 'another')
    await status(session, kept(2))
  })

  it('brings a deletion that is the only offline change', async () => {
    const server = serverWith({ a: 'gone soon', b: 'stays' })
    const { session, words } = open(server)
    await state(session, 'saved')
    server.kill()
    await state(session, 'reconnecting')
    words.delete('a')
    server.holdCommits()
    server.start()
    session.reconnect()
    await state(session, 'saving')
    await expect.poll(server.waiting).toBe(1)
    expect(wordsOf(server.disk)).toHaveProperty('a')
    server.commit()
    await state(session, 'saved')
    expect(wordsOf(server.disk)).toEqual({ b: 'stays' })
  })

  it('does not believe a server that died between receiving and committing', async () => {
    const server = serverWith({})
    const { session, words } = open(server)
    await state(session, 'saved')
    server.holdCommits()
    words.set('a', 'in memory only')
    await expect.poll(server.waiting).toBe(1)
    server.kill()
    expect(await status(session, (current) => current.state !== 'saving')).toMatchObject({ changes: 1 })
    server.commit()
    server.start()
    session.reconnect()
    await state(session, 'saved')
    expect(wordsOf(server.disk)).toEqual({ a: 'in memory only' })
  })

  it('brings what was typed into a dead socket', async () => {
    const server = serverWith({})
    const { session, words } = open(server)
    await state(session, 'saved')
    server.freeze()
    words.set('a', 'into the void')
    expect(session.status.getState()).toEqual({ state: 'saving' })
    session.reconnect()
    await state(session, 'saved')
    expect(wordsOf(server.disk)).toEqual({ a: 'into the void' })
  })

  it('does not ask before its offline edits are out, however early it gets what it lacked', async () => {
    const server = serverWith({ a: 'old' })
    const { session, words } = open(server)
    await state(session, 'saved')
    server.kill()
    await state(session, 'reconnecting')
    words.delete('a')
    server.holdQuestions()
    server.start()
    const other = open(server)
    await state(other.session, 'loading')
    session.reconnect()
    await expect.poll(() => session.presence.peers.getState().length).toBe(1)
    expect(server.waiting()).toBe(0)
    expect(session.status.getState()).toMatchObject({ state: 'reconnecting', changes: 1 })
    server.ask()
    await state(session, 'saved')
    expect(wordsOf(server.disk)).toEqual({})
  })

  it('sees at once, when it is back, who is still there', async () => {
    const server = serverWith({})
    const ada = open(server)
    const ben = open(server)
    const names = () => ada.session.presence.peers.getState().map((peer) => peer.user.name)
    ben.session.presence.setUser({ name: 'Ben', color: '#993366' })
    await expect.poll(names).toEqual(['Ben'])
    ada.session.reconnect()
    expect(names()).toEqual([])
    await expect.poll(names).toEqual(['Ben'])
  })

  it('does not send the server what others told', async () => {
    const server = serverWith({})
    const [ada, ben, cleo] = [open(server), open(server), open(server)]
    for (const { session } of [ada, ben, cleo])
      await expect.poll(() => session.presence.peers.getState()).toHaveLength(2)
    const before = server.presenceFrames()
    ada.session.presence.tell({ editing: 'card1' })
    for (const { session } of [ben, cleo])
      await expect.poll(() => session.presence.peers.getState().map((peer) => peer.editing)).toContain('card1')
    expect(server.presenceFrames()).toBe(before + 1)
  })

  it('is offline after several failures, by itself', async () => {
    const server = serverWith({})
    const { session } = open(server, createDevice(new IDBFactory()))
    await state(session, 'saved')
    server.kill()
    expect(await state(session, 'offline')).toEqual({ state: 'offline', changes: 0, device: 'kept' })
    server.start()
    await state(session, 'saved')
  }, 15_000)
})

it('a change that is more than one message may be arrives in several', async () => {
  const server = serverWith({})
  const { session, doc, words } = open(server)
  await state(session, 'saved')
  doc.transact(() => {
    for (let n = 0; n < 1200; n += 1) words.set(`word${n}`, 'x'.repeat(1000))
  })
  await state(session, 'saved')
  expect(wordsOf(server.disk)).toEqual(words.toJSON())
  expect(Math.max(...server.updateSizes)).toBeLessThan(LIMITS.update)
})

describe('being refused', () => {
  it('is blocked, keeps what is edited, and goes on when a person tries again', async () => {
    const server = serverWith({})
    const { session, words } = open(server, createDevice(new IDBFactory()))
    await state(session, 'saved')
    server.refuse(CLOSE.tooBig)
    await state(session, 'blocked')
    words.set('a', 'small')
    await status(session, kept(1))
    server.refuse(null)
    session.reconnect()
    await state(session, 'saved')
    expect(wordsOf(server.disk)).toEqual({ a: 'small' })
  })

  it.each([
    [401, 'blocked', 'Open the link again'],
    [403, 'readOnly', 'may not change'],
    [404, 'blocked', 'does not know this map'],
  ] as const)(
    'by an upgrade that fails learns why from status %d, stops, and goes on when a person tries again',
    async (status, expected, words) => {
      const server = serverWith({ a: 'before' })
      const { session } = open(server)
      await state(session, 'saved')
      server.turnAway(status)
      const refused = await state(session, expected)
      expect('sentence' in refused && refused.sentence).toContain(words)
      const sockets = server.urls.length
      await new Promise((resolve) => setTimeout(resolve, 300))
      expect(server.urls).toHaveLength(sockets)
      server.turnAway(null)
      session.reconnect()
      await state(session, 'saved')
    },
  )

  it('is not what a proxy says whose server is away: it comes back by itself', async () => {
    const server = serverWith({})
    const { session } = open(server)
    await state(session, 'saved')
    server.turnAway(404, 'page')
    await state(session, 'offline')
    server.turnAway(null)
    await state(session, 'saved')
  })

  it('is read-only without the right to edit', async () => {
    const server = serverWith({ a: 'look' })
    server.refuse(CLOSE.noRight)
    const { session, doc } = open(server)
    await session.whenReady
    await state(session, 'readOnly')
    expect(wordsOf(doc)).toEqual({ a: 'look' })
    expect(server.urls).toHaveLength(1)
  })

  it('is read-only as soon as the server does not take an edit, although it goes on showing the map', async () => {
    const server = serverWith({})
    const { session, words } = open(server)
    await state(session, 'saved')
    server.denyWrites()
    words.set('a', 'not allowed')
    expect(await state(session, 'readOnly')).toMatchObject({ changes: 1 })
    await expect.poll(server.waiting).toBe(0)
    expect(session.status.getState().state).toBe('readOnly')
  })

  it.each([CLOSE.restart, CLOSE.unavailable, CLOSE.slow, CLOSE.rate])('comes back by itself after %i', async (code) => {
    const server = serverWith({})
    const { session } = open(server)
    await state(session, 'saved')
    server.refuse(code)
    await state(session, 'reconnecting')
    server.refuse(null)
    await state(session, 'saved')
  })
})
