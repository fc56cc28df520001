/** What must hold when everybody is back in touch and nothing is under way any more. */
import { strict as assert } from 'node:assert'
import { readJourney } from '@journeyboard/doc'
import { boxEquals, layoutJourney } from '@journeyboard/layout'
import { type Journey, recordsOf } from '@journeyboard/model'
import * as Y from 'yjs'
import type { Person } from './person.ts'

/** All documents are the same and hold nothing back, and everybody sees what a fresh reader would see. */
export function checkConvergence(people: readonly Person[], stored: Y.Doc): void {
  checkNothingPending(stored, 'the log')
  const truth = readJourney(stored)
  for (const person of people) {
    checkNothingPending(person.ydoc, person.name)
    const journey = person.doc.projection.journey()
    assert.deepEqual(viewOf(journey), viewOf(readJourney(person.ydoc)), `what ${person.name} sees is stale`)
    assert.deepEqual(viewOf(journey), viewOf(truth), `${person.name} sees another map than the log holds`)
    checkLayout(person, journey)
    for (const ref of person.board.selection.getState().refs) {
      if (ref.family === 'card') assert(journey.cardById.has(ref.id), `${person.name} has selected a dead card`)
    }
  }
}

/** Edits of others that somebody has been shown; `stored` is what would survive the death of the server. */
export function checkSeenIsStored(person: Person, stored: Y.Doc): void {
  const known = Y.decodeStateVector(Y.encodeStateVector(stored))
  for (const [client, clock] of Y.decodeStateVector(Y.encodeStateVector(person.ydoc))) {
    if (client !== person.ydoc.clientID)
      assert((known.get(client) ?? 0) >= clock, `${person.name} has seen edits of ${client} that are not on disk`)
  }
}

/** `held` is what somebody's document held when they asked, and were then told that it is saved. */
export function checkSavedIsStored(held: Uint8Array, stored: Y.Doc): void {
  const before = Y.snapshot(stored)
  Y.applyUpdate(stored, held)
  assert(Y.equalSnapshots(before, Y.snapshot(stored)), 'somebody was told "saved" of edits that are not on disk')
}

function checkNothingPending({ store }: Y.Doc, name: string): void {
  assert.equal(store.pendingStructs, null, `${name} holds back edits whose predecessors are missing`)
  assert.equal(store.pendingDs, null, `${name} holds back deletions of what it does not have`)
}

/** Records and all that arranging them gives, in an order that does not hang on when they came. */
function viewOf(journey: Journey) {
  return {
    records: recordsOf(journey),
    cells: [...journey.cardsByCell].sort(([a], [b]) => (a < b ? -1 : 1)),
    steps: journey.steps,
    tray: journey.tray,
    links: journey.links,
  }
}

function checkLayout({ board, name }: Person, journey: Journey): void {
  const layout = board.layout.getState()
  const fresh = layoutJourney(journey)
  for (const id of journey.cardById.keys()) {
    const box = layout.cardById.get(id)?.box
    const wanted = fresh.cardById.get(id)?.box
    assert(box && wanted && boxEquals(box, wanted), `${name} sees a card where it does not lie`)
  }
  for (const id of journey.noteById.keys()) assert(layout.noteById.has(id), `${name} does not see a note`)
  assert.equal(layout.cardById.size, journey.cardById.size)
  assert.equal(layout.links.length, journey.links.length)
}
