import 'fake-indexeddb/auto'
import { CLOSE } from '@journeyboard/protocol'
import { IDBFactory } from 'fake-indexeddb'
import { afterEach, describe, expect, it } from 'vitest'
import { closeAll, createDevice, kept, MAP, open, serverWith, state, status, wordsOf } from './testing/testClient.ts'

afterEach(closeAll)

describe('the copy on this device', () => {
  it('shows the map after a reload without a network, with what was never saved', async () => {
    const server = serverWith({ a: 'kept' })
    const device = createDevice(new IDBFactory())
    const before = open(server, device)
    await state(before.session, 'saved')
    server.kill()
    before.words.set('b', 'typed offline')
    before.words.delete('a')
    await status(before.session, kept(1))
    await before.session.close()

    const after = open(server, device)
    await after.session.whenReady
    expect(wordsOf(after.doc)).toEqual({ b: 'typed offline' })
    await status(after.session, kept(1))
    server.start()
    after.session.reconnect()
    await state(after.session, 'saved')
    expect(wordsOf(server.disk)).toEqual({ b: 'typed offline' })
    await after.session.close()
    expect(device.storage.key(0)).toBe(`journeyboard:generation:${MAP}`)
    expect(device.storage.length).toBe(1)
  })

  it('holds what others did, too', async () => {
    const server = serverWith({})
    const device = createDevice(new IDBFactory())
    const [ada, ben] = [open(server, device), open(server)]
    await Promise.all([state(ada.session, 'saved'), state(ben.session, 'saved')])
    ben.words.set('b', 'from Ben')
    await expect.poll(() => wordsOf(ada.doc)).toEqual({ b: 'from Ben' })
    await ada.session.close()
    expect(ada.session.status.getState()).toEqual({ state: 'saved' })
    server.kill()
    const after = open(server, device)
    await after.session.whenReady
    expect(wordsOf(after.doc)).toEqual({ b: 'from Ben' })
  })

  it('brings what an earlier session left although its number was lost', async () => {
    const server = serverWith({ a: 'kept' })
    const device = createDevice(new IDBFactory())
    const before = open(server, device)
    await state(before.session, 'saved')
    server.kill()
    before.words.set('b', 'typed offline')
    await status(before.session, kept(1))
    await before.session.close()

    server.start()
    const after = open(server, { ...device, storage: null })
    await state(after.session, 'saved')
    expect(wordsOf(server.disk)).toEqual({ a: 'kept', b: 'typed offline' })
  })

  it('brings what another page of this device made without a network, and calls it saved when the server has it on its disk', async () => {
    const server = serverWith({ a: 'kept' })
    const device = createDevice(new IDBFactory())
    const online = open(server, device)
    await state(online.session, 'saved')
    const unreachable = serverWith({})
    unreachable.kill()
    const offline = open(unreachable, device)
    await offline.session.whenReady
    offline.words.set('b', 'typed offline')
    await status(offline.session, kept(1))

    online.words.set('c', 'typed online')
    await state(online.session, 'saved')
    server.holdCommits()
    // As when its own network comes back.
    online.session.reconnect()
    const all = { a: 'kept', b: 'typed offline', c: 'typed online' }
    await expect.poll(() => wordsOf(online.doc)).toEqual(all)
    await status(online.session, (current) => current.state === 'saving')
    await expect.poll(server.waiting).toBeGreaterThan(0)
    server.commit()
    await state(online.session, 'saved')
    expect(wordsOf(server.disk)).toEqual(all)
    server.kill()
    await status(online.session, (current) => current.state === 'reconnecting' && current.device === 'kept')
  })

  it('is given up with what the server never takes, and the map opens as the server has it', async () => {
    const server = serverWith({ a: 'kept' })
    const device = createDevice(new IDBFactory())
    const before = open(server, device)
    await state(before.session, 'saved')
    server.refuse(CLOSE.full)
    before.words.set('b', 'too much')
    expect(await status(before.session, kept(1))).toMatchObject({ state: 'readOnly', isStuck: true })
    await before.session.leaveBehind()

    server.refuse(null)
    const after = open(server, device)
    await state(after.session, 'saved')
    expect(wordsOf(after.doc)).toEqual({ a: 'kept' })
    expect(wordsOf(server.disk)).toEqual({ a: 'kept' })
  })

  it('is not claimed where there is no database', async () => {
    const server = serverWith({})
    const { session, words } = open(server)
    await state(session, 'saved')
    server.kill()
    words.set('a', 'homeless')
    expect(await status(session, (current) => 'device' in current)).toMatchObject({ changes: 1, device: 'failed' })
    server.start()
    session.reconnect()
    await state(session, 'saved')
    expect(wordsOf(server.disk)).toEqual({ a: 'homeless' })
  })

  it('shows what it has when the server no longer knows the map', async () => {
    const server = serverWith({ a: 'still here' })
    const device = createDevice(new IDBFactory())
    const before = open(server, device)
    await state(before.session, 'saved')
    await before.session.close()
    server.answerSnapshot(404)
    const after = open(server, device)
    await after.session.whenReady
    expect(await state(after.session, 'blocked')).toHaveProperty('sentence', expect.stringMatching(/does not know/))
    expect(wordsOf(after.doc)).toEqual({ a: 'still here' })
  })

  it('of another generation never flows into the new document', async () => {
    const old = serverWith({ a: 'old generation' })
    const device = createDevice(new IDBFactory())
    const before = open(old, device)
    await state(before.session, 'saved')
    await before.session.close()

    const server = serverWith({ b: 'new generation' })
    server.setGeneration('2')
    const outdated = open(server, device)
    await Promise.all([outdated.session.whenReady, state(outdated.session, 'blocked')])
    expect(wordsOf(outdated.doc)).toEqual({ a: 'old generation' })
    await outdated.session.close()

    const reloaded = open(server, device)
    await state(reloaded.session, 'saved')
    expect(wordsOf(reloaded.doc)).toEqual({ b: 'new generation' })
    expect(wordsOf(server.disk)).toEqual({ b: 'new generation' })
    expect((await device.database?.databases())?.map((one) => one.name)).toHaveLength(2)
  })
})
