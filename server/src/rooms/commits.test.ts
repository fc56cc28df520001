import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { createCommits, mergeUpdates } from './commits.ts'

/** A disk that writes when it is told to. */
function createSlowDisk() {
  const writes: { update: Uint8Array; finish: () => void; fail: (error: Error) => void }[] = []
  return {
    writes,
    append: (update: Uint8Array) =>
      new Promise<void>((resolve, reject) => writes.push({ update, finish: resolve, fail: reject })),
  }
}

const turn = () => new Promise<void>((resolve) => setImmediate(resolve))

function editsOf(count: number): Uint8Array[] {
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  for (let index = 0; index < count; index++) doc.getText('t').insert(index, String(index % 10))
  return updates
}

function setUp() {
  const disk = createSlowDisk()
  const events: string[] = []
  const commits = createCommits<string>({
    append: disk.append,
    onSaved: (_, senders) => events.push(`saved ${[...senders].join('+')}`),
    onFailed: () => events.push('failed'),
  })
  const [a = new Uint8Array(), b = new Uint8Array(), c = new Uint8Array()] = editsOf(3)
  return { disk, events, commits, edits: { a, b, c } }
}

describe('commits', () => {
  it('write what comes together as one batch, and what comes meanwhile as the next', async () => {
    const { disk, events, commits, edits } = setUp()
    commits.add(edits.a, 'ada')
    commits.add(edits.b, 'bob')
    await turn()
    commits.add(edits.c, 'ada')
    await turn()
    expect(disk.writes).toHaveLength(1)
    disk.writes[0]?.finish()
    await turn()
    expect(events).toEqual(['saved ada+bob'])
    expect(disk.writes).toHaveLength(2)
    disk.writes[1]?.finish()
    await commits.idle()
    expect(events).toEqual(['saved ada+bob', 'saved ada'])
  })

  it('tell nobody anything before the disk has it, and broadcast before they answer', async () => {
    const { disk, events, commits, edits } = setUp()
    commits.whenSaved(() => events.push('at once'))
    commits.add(edits.a, 'ada')
    commits.whenSaved(() => events.push('echo'))
    commits.justBeforeSaved(() => events.push('answer'))
    await turn()
    expect(events).toEqual(['at once'])
    disk.writes[0]?.finish()
    await turn()
    expect(events).toEqual(['at once', 'answer', 'saved ada', 'echo'])
  })

  it('never say anything again once the disk has failed', async () => {
    const { disk, events, commits, edits } = setUp()
    commits.add(edits.a, 'ada')
    commits.whenSaved(() => events.push('echo'))
    await turn()
    commits.add(edits.b, 'bob')
    disk.writes[0]?.fail(new Error('disk full'))
    await commits.idle()
    commits.add(edits.c, 'ada')
    commits.whenSaved(() => events.push('echo'))
    await turn()
    expect(events).toEqual(['failed'])
    expect(disk.writes).toHaveLength(1)
  })

  it('merge any number of edits into one that says the same', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), (count) => {
        const updates = editsOf(count)
        const doc = new Y.Doc()
        Y.applyUpdate(doc, mergeUpdates(updates))
        expect(doc.getText('t').length).toBe(count)
        expect(doc.store.pendingStructs).toBeNull()
      }),
      { numRuns: 20 },
    )
  })
})
