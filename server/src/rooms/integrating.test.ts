import fc from 'fast-check'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { createManualClock } from '../ops/clock.ts'
import { type Integration, integrate } from './integrating.ts'
import { hasPending } from './pending.ts'

const { worked } = createManualClock()
const take = (doc: Y.Doc, update: Uint8Array, options = { most: 100, worked }): Integration =>
  integrate(doc, Y.decodeUpdate(update), options)

function edit(doc: Y.Doc, what: number, at: number): void {
  const text = doc.getText('text')
  const place = at % (text.length + 1)
  if (what === 0) text.insert(place, 'abc'.slice(at % 3))
  else if (what === 1) text.delete(place, Math.min(3, text.length - place))
  else if (what === 2) doc.getMap('cards').set(`card ${at % 4}`, at)
  else if (what === 3) doc.getMap('cards').delete(`card ${at % 4}`)
  else if (what === 4) doc.getMap<Y.Text>('texts').set(`text ${at % 3}`, new Y.Text('made'))
  else
    doc
      .getMap<Y.Text>('texts')
      .get(`text ${at % 3}`)
      ?.insert(0, 'x')
}

const DEED = fc.record({ who: fc.nat(2), what: fc.nat(7), at: fc.nat(40) })

it('leaves a document as Yjs leaves it, whatever people did together and apart, in any order, with and without gaps', () => {
  const property = fc.property(
    fc.array(DEED, { maxLength: 60 }),
    fc.array(fc.nat(1000), { minLength: 1, maxLength: 30 }),
    (deeds, order) => {
      const people = [new Y.Doc(), new Y.Doc(), new Y.Doc()]
      const sent: Uint8Array[] = []
      for (const [index, doc] of people.entries()) {
        doc.clientID = index + 1
        doc.on('update', (update: Uint8Array, origin: unknown) => void (origin === 'told' || sent.push(update)))
      }
      for (const { who, what, at } of deeds) {
        const [doc, other] = [people[who], people[(who + 1) % 3]]
        if (!doc || !other) continue
        if (what < 6) edit(doc, what, at)
        else Y.applyUpdate(doc, Y.encodeStateAsUpdate(other), 'told')
      }
      const all = people.map((doc) => Y.encodeStateAsUpdate(doc))
      const some = order.flatMap((at) => sent[at % Math.max(1, sent.length)] ?? [])
      const [ours, theirs] = [new Y.Doc(), new Y.Doc()]
      for (const update of [...some, Y.mergeUpdates(all), ...all]) {
        const before = Y.encodeStateAsUpdate(ours)
        const outcome = take(ours, update)
        expect(hasPending(ours)).toBe(false)
        const alone = new Y.Doc()
        Y.applyUpdate(alone, before)
        Y.applyUpdate(alone, update)
        expect(outcome).toBe(hasPending(alone) ? 'gaps' : 'whole')
        Y.applyUpdate(theirs, update)
      }
      expect(Y.encodeStateAsUpdate(ours)).toEqual(Y.encodeStateAsUpdate(theirs))
      expect(ours.getText('text').toString()).toBe(theirs.getText('text').toString())
    },
  )
  fc.assert(property)
})

it('makes one update of what came in one', () => {
  const [author, doc] = [new Y.Doc(), new Y.Doc()]
  for (let n = 0; n < 200; n += 1) author.getText('text').insert(n % 7, String(n))
  author.getText('text').delete(3, 9)
  const told: unknown[] = []
  doc.on('update', (_update: Uint8Array, origin: unknown) => told.push(origin))
  integrate(doc, Y.decodeUpdate(Y.encodeStateAsUpdate(author)), { origin: 'ada', most: 100, worked })
  expect(told).toEqual(['ada'])
})

it('stops when the time is over, keeps what is in, and goes on with the rest when that comes again', () => {
  const [author, doc] = [new Y.Doc(), new Y.Doc()]
  for (let n = 0; n < 500; n += 1) author.getText('text').insert(n % 11, 'x')
  for (let n = 0; n < 200; n += 1) author.getText('text').delete(n, 1)
  const update = Y.encodeStateAsUpdate(author)
  const clock = createManualClock()
  const slow = () => {
    clock.work(1)
    return clock.worked()
  }
  const outcomes: Integration[] = []
  for (let tries = 0; tries < 50 && outcomes.at(-1) !== 'whole'; tries += 1) {
    const rest = Y.diffUpdate(update, Y.encodeStateVector(doc))
    outcomes.push(take(doc, rest, { most: 10, worked: slow }))
  }
  expect(outcomes.length).toBeGreaterThan(3)
  expect(outcomes.slice(0, -1).every((outcome) => outcome === 'cut')).toBe(true)
  expect(doc.getText('text').toString()).toBe(author.getText('text').toString())
})

it('comes to an end when changes wait for each other', () => {
  const letter = [1, 113]
  const circle = [2, 1, 9, 0, 0x84, 8, 0, ...letter, 1, 8, 0, 0x84, 9, 0, ...letter, 0]
  const doc = new Y.Doc()
  expect(take(doc, new Uint8Array(circle))).toBe('gaps')
  expect(doc.store.clients.size).toBe(0)
})
