/** One person at a board: does whatever a hand could do, over a connection that is not always there. */
import { createJourneyDoc, type JourneyDoc } from '@journeyboard/doc'
import {
  ACTIONS,
  type Board,
  canRun,
  confirmDeletion,
  createBoard,
  createPointer,
  editRef,
  type Pointer,
  type Ref,
  select,
  writeCard,
} from '@journeyboard/editor'
import { DEED_VERBS, type Deed, doDeed } from '@journeyboard/editor/testing/deeds'
import { recordsOf } from '@journeyboard/model'
import * as Y from 'yjs'
import type { SeededRandom } from '../faults/seededRandom.ts'
import { createSyncClient, type SyncClient } from './syncClient.ts'

export interface Person {
  readonly name: string
  readonly ydoc: Y.Doc
  readonly doc: JourneyDoc
  readonly board: Board
  readonly sync: SyncClient
  /** Does one thing; gives the words that say what. */
  act(random: SeededRandom): string
  /** Lets go of what is in the hand and in the text. */
  rest(): void
  /** The next frame on the screen: takes in what others have changed since. */
  showFrame(): void
  destroy(): void
}

const TEXTS = ['', 'a', 'price', ' and ', 'Überraschung', '予約', '\n', '👩‍💻', '👨‍👩‍👧']
const ACTION_IDS = ACTIONS.filter((action) => ['Make', 'Edit', 'Feelings and moments', 'Select'].includes(action.group))

/** `id` is the Yjs client id, so that conflicts are decided the same way in each run. */
export function createPerson(name: string, id: number, onSaved: (held: Uint8Array) => void): Person {
  const ydoc = new Y.Doc()
  ydoc.clientID = id
  let nextFrame: (() => void) | null = null
  const doc = createJourneyDoc(ydoc, (flush) => {
    nextFrame = flush
  })
  const board = createBoard(doc)
  const pointer = createPointer(board)
  const sync = createSyncClient(ydoc, onSaved)
  const hand = { doc, board, pointer }
  return {
    name,
    ydoc,
    doc,
    board,
    sync,
    act(random) {
      const [what, run] = HABITS[random.between(0, HABITS.length - 1)] ?? ['nothing', () => undefined]
      const detail = run(hand, random)
      return detail ? `${what} ${detail}` : what
    },
    rest() {
      pointer.cancel()
      board.editing.end()
    },
    showFrame() {
      const flush = nextFrame
      nextFrame = null
      flush?.()
    },
    destroy() {
      sync.destroy()
      board.destroy()
      doc.destroy()
      ydoc.destroy()
    },
  }
}

interface Hand {
  readonly doc: JourneyDoc
  readonly board: Board
  readonly pointer: Pointer
}

type Habit = readonly [what: string, run: (hand: Hand, random: SeededRandom) => string | undefined]

/** Listed as often as they happen. */
const HABITS: readonly Habit[] = [
  ...Array<Habit>(8).fill(['does', doSomething]),
  ...Array<Habit>(4).fill(['types', type]),
  ['edits', edit],
  ['writes a card', write],
  ['ends the text', ({ board }) => String(board.editing.end())],
  ...Array<Habit>(2).fill(['runs', runAction]),
  ['undoes', ({ board }) => runById(board, 'undo')],
  ['redoes', ({ board }) => runById(board, 'redo')],
  ['selects', selectSome],
  ['answers', answer],
  ['presses', press],
  ...Array<Habit>(2).fill(['drags', drag]),
  ['releases', release],
  ['cancels', ({ pointer }) => void pointer.cancel()],
]

const oneOf = <T>(list: readonly T[], random: SeededRandom): T | undefined => list[random.between(0, list.length - 1)]

function doSomething({ doc, board }: Hand, random: SeededRandom): string {
  if (random.chance(0.5)) board.editing.end()
  const number = () => random.between(0, 40)
  const deed: Deed = {
    verb: oneOf(DEED_VERBS, random) ?? 'addCard',
    a: number(),
    b: number(),
    c: number(),
    text: oneOf(TEXTS, random) ?? '',
  }
  doDeed(doc, deed)
  return `${deed.verb} ${deed.a} ${deed.b} ${deed.c}`
}

function type({ doc, board }: Hand, random: SeededRandom): string | undefined {
  const editing = board.editing.store.getState()
  if (!editing) return undefined
  const { family, id, field } = editing
  // A caret stands between characters, never within one.
  const before = [...doc.readText(family, id, field)]
  const at = random.between(0, before.length)
  const text = oneOf(TEXTS, random) ?? ''
  const head = before.slice(0, at).join('') + text
  doc.typeText(family, id, field, head + before.slice(at + random.between(0, 2)).join(''), head.length)
  return `${text} at ${at}`
}

/** Cards and headers of the map, in reading order. */
function refsOf({ doc }: Hand): Ref[] {
  const { cards, stages, steps, lanes, notes } = recordsOf(doc.projection.journey())
  return [
    ...cards.map(({ id }): Ref => ({ family: 'card', id })),
    ...notes.map(({ id }): Ref => ({ family: 'note', id })),
    ...stages.map(({ id }): Ref => ({ family: 'stage', id })),
    ...steps.map(({ id }): Ref => ({ family: 'step', id })),
    ...lanes.map(({ id }): Ref => ({ family: 'lane', id })),
  ]
}

function edit(hand: Hand, random: SeededRandom): string | undefined {
  const ref = oneOf(refsOf(hand), random)
  if (ref) editRef(hand.board, ref)
  return ref?.family
}

function write({ doc, board }: Hand, random: SeededRandom): undefined {
  const { steps, lanes } = doc.projection.journey()
  const step = oneOf(steps, random)
  const lane = oneOf(lanes, random)
  if (step && lane) writeCard(board, { step: step.id, lane: lane.id })
}

function runAction({ board }: Hand, random: SeededRandom): string | undefined {
  const action = oneOf(ACTION_IDS, random)
  if (!action || !canRun(board, action)) return undefined
  action.run(board)
  return action.id
}

function runById(board: Board, id: string): undefined {
  ACTIONS.find((action) => action.id === id)?.run(board)
}

function selectSome(hand: Hand, random: SeededRandom): string {
  const refs = refsOf(hand).filter(() => random.chance(0.15))
  select(hand.board.selection, refs)
  return String(refs.length)
}

/** Where the cards go of what is to be deleted; others may have changed the map since the question came. */
function answer({ doc, board }: Hand, random: SeededRandom): string | undefined {
  const { dialog } = board.panels.getState()
  if (dialog?.type !== 'deletion') return undefined
  const step = oneOf(doc.projection.journey().steps, random)
  const go = step && random.chance(0.6) ? ({ to: 'step', step: step.id } as const) : ({ to: 'delete' } as const)
  confirmDeletion(board, dialog.deletion, go)
  return go.to
}

/** A point of the map, on a card more often than not. */
function pointOf({ board }: Hand, random: SeededRandom) {
  const { bounds, cardById, noteById } = board.layout.getState()
  const boxes = [...cardById.values(), ...noteById.values()].map((one) => one.box)
  const box = (random.chance(0.7) ? oneOf(boxes, random) : undefined) ?? bounds
  return { x: Math.round(box.x + random.next() * box.width), y: Math.round(box.y + random.next() * (box.height + 60)) }
}

function inputAt(hand: Hand, random: SeededRandom) {
  const point = pointOf(hand, random)
  const held = { shift: random.chance(0.1), mod: random.chance(0.1), alt: random.chance(0.15) }
  return { point, screen: point, zoom: 1, ...held }
}

function press(hand: Hand, random: SeededRandom): string {
  const input = inputAt(hand, random)
  hand.pointer.press(input)
  return `${input.point.x} ${input.point.y}`
}

function drag(hand: Hand, random: SeededRandom): string {
  const input = inputAt(hand, random)
  hand.pointer.move(input)
  return `${hand.board.gesture.getState().type} ${input.point.x} ${input.point.y}`
}

function release(hand: Hand, random: SeededRandom): string {
  const { type: gesture } = hand.board.gesture.getState()
  hand.pointer.release(inputAt(hand, random))
  return gesture
}
