import type { Role } from '@journeyboard/protocol'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { createMemoryLog } from '../log/memoryLog.ts'
import { createManualClock } from '../ops/clock.ts'
import { createLogger } from '../ops/logger.ts'
import { joinInMemory, settle } from './memoryClient.ts'
import { createRooms } from './rooms.ts'

async function setUp() {
  const log = createMemoryLog()
  await log.createMap('presence', Y.encodeStateAsUpdate(new Y.Doc()))
  const clock = createManualClock()
  const rooms = createRooms({ log, clock, logger: createLogger('silent') })
  const join = async (doc = new Y.Doc(), role: Role = 'edit') => {
    const client = joinInMemory(rooms, 'presence', role, doc)
    await settle()
    return client
  }
  /** Lets the next broadcast happen and arrive. */
  const pass = async (duration = 50) => {
    clock.advance(duration)
    await settle()
  }
  return { clock, join, pass }
}

const presenceFrames = (frames: readonly Uint8Array[]) => frames.filter((frame) => frame[0] === 1).length

describe('presence', () => {
  it('reaches the others, whatever it is, and those who come later', async () => {
    const { join, pass } = await setUp()
    const [ada, bob] = [await join(), await join()]
    ada.showPresence({ any: ['thing'] })
    bob.showPresence('only a word')
    await pass()
    expect(bob.presence.get(ada.doc.clientID)).toMatchObject({ any: ['thing'] })
    expect(ada.presence.get(bob.doc.clientID)).toBe('only a word')
    const late = await join()
    await pass()
    expect(late.presence.size).toBe(2)
  })

  it('goes on when the time of day is set back', async () => {
    const { clock, join, pass } = await setUp()
    const [ada, bob] = [await join(), await join()]
    await pass()
    clock.set(-60 * 60 * 1000)
    ada.showPresence({ cursor: 1 })
    await pass()
    expect(bob.presence.get(ada.doc.clientID)).toMatchObject({ cursor: 1 })
  })

  it('never sends anybody their own state back', async () => {
    const { join, pass } = await setUp()
    const ada = await join()
    ada.showPresence({ cursor: 1 })
    await pass()
    const second = await join(ada.doc)
    second.showPresence({ cursor: 2 })
    await pass()
    expect(ada.presence.has(ada.doc.clientID)).toBe(false)
    expect(second.presence.has(ada.doc.clientID)).toBe(false)
  })

  it('is sent at most 20 times a second, and then only the newest', async () => {
    const { join, pass } = await setUp()
    const [ada, bob] = [await join(), await join()]
    await pass()
    const before = presenceFrames(bob.frames)
    // 1060 ms in all.
    for (let index = 0; index <= 100; index++) {
      ada.showPresence({ cursor: index })
      await pass(10)
    }
    await pass()
    expect(presenceFrames(bob.frames) - before).toBeLessThanOrEqual(22)
    expect(bob.presence.get(ada.doc.clientID)).toMatchObject({ cursor: 100 })
  })

  it('goes when its owner goes, and is there at once when they come back with the same clock', async () => {
    const { join, pass } = await setUp()
    const [ada, bob] = [await join(), await join()]
    ada.showPresence({ here: true })
    await pass()
    ada.leave()
    await pass()
    expect(bob.presence.get(ada.doc.clientID)).toBeNull()
    const again = await join(ada.doc)
    again.showPresence({ here: 'again' })
    await pass()
    expect(bob.presence.get(ada.doc.clientID)).toMatchObject({ here: 'again' })
  })

  it('stays while a second socket of the same client is there', async () => {
    const { join, pass } = await setUp()
    const [ada, bob] = [await join(), await join()]
    ada.showPresence({ socket: 1 })
    await pass()
    const second = await join(ada.doc)
    second.showPresence({ socket: 2 })
    ada.leave()
    await pass()
    expect(bob.presence.get(ada.doc.clientID)).toMatchObject({ socket: 2 })
  })

  it('can not be shown for somebody else', async () => {
    const { join, pass } = await setUp()
    const [ada, bob, eve] = [await join(), await join(), await join()]
    ada.showPresence({ name: 'Ada' })
    await pass()
    eve.showPresence({ name: 'not Ada' }, ada.doc.clientID)
    eve.showPresence({ name: 'Eve' })
    eve.showPresence({ name: 'not Ada' }, ada.doc.clientID)
    eve.showPresence(null, ada.doc.clientID)
    await pass()
    expect(bob.presence.get(ada.doc.clientID)).toMatchObject({ name: 'Ada' })
    expect(bob.presence.get(eve.doc.clientID)).toMatchObject({ name: 'Eve' })
  })

  it('can not be shown for somebody else by whoever speaks before they have heard of anybody', async () => {
    const { join, pass } = await setUp()
    const [ada, bob] = [await join(), await join()]
    ada.showPresence({ name: 'Ada' })
    await pass()
    const eve = await join()
    eve.showPresence({ name: 'not Ada' }, ada.doc.clientID)
    await pass()
    expect(bob.presence.get(ada.doc.clientID)).toMatchObject({ name: 'Ada' })
  })

  it('over 4 KiB is not passed on', async () => {
    const { join, pass } = await setUp()
    const [ada, bob] = [await join(), await join()]
    ada.showPresence({ small: true })
    ada.showPresence({ text: 'ä'.repeat(2100) })
    await pass()
    expect(bob.presence.get(ada.doc.clientID)).toMatchObject({ small: true })
    expect(ada.closedWith).toBeNull()
  })

  it('names who it is by what the server knows, whatever the client says', async () => {
    const { join, pass } = await setUp()
    const [ada, bob] = [await join(), await join()]
    ada.showPresence({ user: { id: 'person-of-bob', name: 'Bob', role: 'own' }, cursor: 1 })
    await pass()
    expect(bob.presence.get(ada.doc.clientID)).toEqual({
      user: { id: `person-${ada.doc.clientID}`, name: 'Ada', color: '#336699', role: 'edit' },
      cursor: 1,
    })
    ada.introduce({ id: 'person-of-ada', name: 'Bob', color: '#336699', isGuest: true })
    ada.showPresence({ user: { id: 'person-of-bob', name: 'Bob', isGuest: false } })
    await pass()
    expect(bob.presence.get(ada.doc.clientID)).toMatchObject({ user: { id: 'person-of-ada', isGuest: true } })
    ada.showPresence(['user'])
    await pass()
    expect(bob.presence.get(ada.doc.clientID)).toEqual(['user'])
  })

  const everything = {
    selection: ['card'],
    drag: { ids: ['card'], dx: 1, dy: 1 },
    editing: 'card',
    laser: true,
    thrown: { sign: 'ping', at: { x: 1, y: 2 }, turn: 1 },
    spotlight: 1,
  }
  it.each([
    { role: 'view', told: ['selection'] },
    { role: 'comment', told: ['selection', 'laser', 'thrown'] },
    { role: 'edit', told: ['selection', 'drag', 'editing', 'laser', 'thrown'] },
    { role: 'facilitate', told: Object.keys(everything) },
  ] as const)('has of somebody with the role $role only what that role may tell', async ({ role, told }) => {
    const { join, pass } = await setUp()
    const [ada, bob] = [await join(new Y.Doc(), role), await join()]
    ada.showPresence(everything)
    await pass()
    expect(Object.keys(bob.presence.get(ada.doc.clientID) ?? {})).toEqual([...told, 'user'])
  })

  it('is sent less often to a crowd, unless there is something to watch', async () => {
    const { join, pass } = await setUp()
    const [ada, bob] = [await join(), await join()]
    for (let index = 0; index < 60; index++) await join()
    await pass(500)
    const told = async (state: object, duration: number) => {
      const before = presenceFrames(bob.frames)
      for (let passed = 0; passed < duration; passed += 10) {
        ada.showPresence({ ...state, turn: passed })
        await pass(10)
      }
      return presenceFrames(bob.frames) - before
    }
    expect(await told({ cursor: 1 }, 900)).toBeLessThanOrEqual(4)
    expect(await told({ cursor: 1, laser: true }, 900)).toBeGreaterThanOrEqual(17)
  })

  it('shows a new name at once', async () => {
    const { join, pass } = await setUp()
    const [ada, bob] = [await join(), await join()]
    ada.showPresence({ cursor: 1 })
    await pass()
    ada.introduce({ id: 'person', name: 'Ada Lovelace', color: '#112233' })
    await pass()
    expect(bob.presence.get(ada.doc.clientID)).toMatchObject({ cursor: 1, user: { name: 'Ada Lovelace' } })
  })
})
