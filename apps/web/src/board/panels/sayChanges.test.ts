import { createJourneyDoc } from '@journeyboard/doc'
import { actionOf, insertCard, select } from '@journeyboard/editor'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { openTestBoard, shopRecords, type TestBoard } from '../testing/openTestBoard.tsx'
import { peerNamed } from '../testing/testPresence.ts'
import { sayChanges } from './sayChanges.ts'

let open: TestBoard
let ada: ReturnType<typeof createJourneyDoc>
let said: string[]
let stop: () => void

beforeEach(() => {
  vi.useFakeTimers()
  open = openTestBoard(shopRecords())
  const ydoc = new Y.Doc()
  Y.applyUpdate(ydoc, Y.encodeStateAsUpdate(open.board.doc.ydoc))
  ydoc.on('update', (update: Uint8Array) => Y.applyUpdate(open.board.doc.ydoc, update, 'server'))
  ada = createJourneyDoc(ydoc)
  said = []
  stop = sayChanges(open.board, open.session.presence, (sentence) => said.push(sentence))
})
afterEach(() => {
  stop()
  vi.useRealTimers()
})

const adaComes = () => open.peers.setState([peerNamed(ada.ydoc.clientID, 'Ada')], true)
const adaAdds = (count: number) => {
  const { steps, lanes } = ada.projection.journey()
  const [step, lane] = [steps.at(-1), lanes[0]]
  if (!step || !lane) throw new Error('The map is too small')
  for (let n = 0; n < count; n += 1) insertCard(ada, { step: step.id, lane: lane.id, index: 0 })
}

describe('what others change', () => {
  it('is gathered and said once', () => {
    adaComes()
    adaAdds(1)
    vi.advanceTimersByTime(1000)
    adaAdds(2)
    expect(said).toEqual([])
    vi.advanceTimersByTime(4000)
    expect(said).toEqual(['Ada added 3 cards in Buy, Actions'])
    vi.advanceTimersByTime(60_000)
    expect(said).toHaveLength(1)
  })

  it('is passed over while nobody else is there', () => {
    adaAdds(1)
    vi.advanceTimersByTime(10_000)
    adaComes()
    vi.advanceTimersByTime(10_000)
    expect(said).toEqual([])
  })
})

describe('an own step', () => {
  const [first] = shopRecords().cards
  const run = (id: string) => {
    const card = [...open.board.doc.projection.journey().cardById.values()].find(({ text }) => text === first?.text)
    if (card) select(open.board.selection, [{ family: 'card', id: card.id }])
    actionOf(id).run(open.board)
  }

  it('is said at once', () => {
    run('moveRight')
    vi.advanceTimersByTime(100)
    expect(said).toEqual(['You moved 1 card from Discover to Buy'])
  })

  it('is not said again when a notice has told of it', () => {
    run('delete')
    vi.advanceTimersByTime(10_000)
    expect(said).toEqual([])
    run('undo')
    vi.advanceTimersByTime(10_000)
    expect(said).toEqual([])
  })
})
