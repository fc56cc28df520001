import { createJourneyDoc, encodeJourney } from '@journeyboard/doc'
import { actionOf, type Board, cellRef, createBoard, select, setCards } from '@journeyboard/editor'
import { laneNamed, stepNamed } from '@journeyboard/editor/testing'
import type { CardId } from '@journeyboard/model'
import type { Peer } from '@journeyboard/session'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { createStore } from 'zustand/vanilla'
import { type Answers, type Asked, stubServer } from '../access/testing/stubServer.ts'
import { followBegunCards } from './followBegunCards.ts'
import { shopRecords } from './testing/openTestBoard.tsx'
import { peerNamed, testPresence } from './testing/testPresence.ts'

const NOTED = 'journeyboard:begun:testmap1'

let answers: Answers
let asked: readonly Asked[]
/** Names of the locks that living pages hold. */
let held: string[]
beforeEach(() => {
  localStorage.clear()
  held = []
  answers = { 'GET /api/maps/testmap1/comments': { threads: [] } }
  asked = stubServer(answers)
})
afterEach(() => vi.unstubAllGlobals())

/** As much of the browser's locks as is used. */
const locks = {
  async request(name: string, work: () => unknown) {
    held.push(name)
    await work()
  },
  query: async () => ({ held: held.map((name) => ({ name })) }),
} as unknown as LockManager

/** A page with all that another one, or the file, has of the map. */
function openPage(from: Uint8Array, others: readonly Peer[] = []): Board {
  const ydoc = new Y.Doc()
  Y.applyUpdate(ydoc, from)
  const board = createBoard(createJourneyDoc(ydoc))
  const status = createStore(() => ({ state: 'saved' as const }))
  const { channel: presence } = testPresence(others)
  followBegunCards({ mapId: 'testmap1', board, session: { status, presence }, locks })
  return board
}
const mapOf = ({ doc }: Board) => Y.encodeStateAsUpdate(doc.ydoc)

/** A person begins a card and has not written a word yet. */
function beginCard() {
  const board = openPage(encodeJourney(shopRecords()))
  const journey = board.doc.projection.journey()
  select(board.selection, [cellRef({ step: stepNamed(journey, 'Compare').id, lane: laneNamed(journey, 'Actions').id })])
  actionOf('addCard').run(board)
  const id = board.editing.store.getState()?.id as CardId
  expect(localStorage.getItem(NOTED)).toContain(id)
  return { board, id }
}

/** The next page after one that was ended without a word, once it has looked. */
async function comeBack(from: Board): Promise<Board> {
  held = []
  const board = openPage(mapOf(from))
  await vi.waitFor(() => expect(localStorage.getItem(NOTED)).toBe('[]'))
  return board
}
/** All that a page does once it was opened has been done. */
const settle = () => new Promise((resolve) => setTimeout(resolve))
const hasCard = ({ doc }: Board, id: CardId) => doc.projection.journey().cardById.has(id)

it('an empty card that a page left behind goes at the next opening, and is no step of undo', async () => {
  const { board, id } = beginCard()
  const next = await comeBack(board)
  expect(hasCard(next, id)).toBe(false)
  expect(next.doc.history.canUndo()).toBe(false)
  expect(next.doc.projection.journey().cardById.size).toBe(shopRecords().cards.length)
})

it.each<[string, (board: Board, id: CardId) => void]>([
  ['words', ({ doc }, id) => doc.change('Write', (changes) => changes.setText('card', id, 'text', 'Asks a friend'))],
  ['a colour', ({ doc }, id) => setCards(doc, [id], 'color', 'violet')],
])('one to which somebody has given %s stays', async (_, give) => {
  const { board, id } = beginCard()
  const other = openPage(mapOf(board))
  give(other, id)
  expect(hasCard(await comeBack(other), id)).toBe(true)
})

it('one that somebody has commented on stays, and where that can not be asked it waits', async () => {
  const { board, id } = beginCard()
  answers['GET /api/maps/testmap1/comments'] = 'gone'
  held = []
  const offline = openPage(mapOf(board))
  await vi.waitFor(() => expect(asked).toHaveLength(1))
  await settle()
  expect(hasCard(offline, id)).toBe(true)
  answers['GET /api/maps/testmap1/comments'] = { threads: [{ anchor: { kind: 'card', id } }] }
  expect(hasCard(await comeBack(board), id)).toBe(true)
})

it('one that somebody else has begun to write in stays, and goes later when that came to nothing', async () => {
  const { board, id } = beginCard()
  held = []
  const first = openPage(mapOf(board), [peerNamed(7, 'Mara', { editing: id })])
  await vi.waitFor(() => expect(asked).toHaveLength(1))
  await settle()
  expect(hasCard(first, id)).toBe(true)
  expect(hasCard(await comeBack(first), id)).toBe(false)
})

it('what another page of this device is writing now is left to it', async () => {
  const { board, id } = beginCard()
  const other = openPage(mapOf(board))
  await settle()
  expect(hasCard(other, id)).toBe(true)
  expect(localStorage.getItem(NOTED)).toContain(id)
  board.editing.end()
  expect(localStorage.getItem(NOTED)).toBe('[]')
})
