/** A board under a hand that presses, drags, types and looks: tests read as what a person does. */
import type { JourneyDoc } from '@journeyboard/doc'
import { openTogether } from '@journeyboard/doc/testing'
import type { BoardPoint } from '@journeyboard/layout'
import { cellKey, type Journey, type JourneyRecords, recordsOf } from '@journeyboard/model'
import { expect } from 'vitest'
import { canRun } from '../actions/action.ts'
import { ACTIONS, actionOf } from '../actions/registry.ts'
import { writeBelow, writeBeside } from '../actions/write.ts'
import { type Board, createBoard } from '../board.ts'
import type { PointerInput } from '../gestures/drag.ts'
import { type Gesture, previewOf } from '../gestures/gesture.ts'
import { createPointer, type PressedOn } from '../gestures/pointer.ts'
import type { Notice } from '../notices.ts'
import type { Ref } from '../refs.ts'
import { select } from '../selection.ts'
import { cardSaying, laneNamed, stepNamed } from './find.ts'
import type { Place } from './places.ts'
import { sampleMap } from './sampleMap.ts'

export interface Held {
  readonly shift?: boolean
  readonly mod?: boolean
  readonly alt?: boolean
}

export interface TestBoard {
  readonly board: Board
  readonly doc: JourneyDoc
  /** All that the person was told. */
  readonly notices: readonly Notice[]
  /** Updates that went out of the document since the last call of `countUpdates`. */
  countUpdates(): number
  journey(): Journey
  records(): JourneyRecords
  gesture(): Gesture

  press(at: Place, held?: Held, on?: PressedOn): TestBoard
  /** Moves there in several steps, following the place as room is made for what is dragged. */
  drag(to: Place, held?: Held): TestBoard
  release(held?: Held): TestBoard
  /** The pointer comes there with nothing pressed; null: it leaves the map. */
  hover(at: Place | null): TestBoard
  /** Esc while something is in the hand. */
  cancel(): TestBoard
  click(at: Place, held?: Held): TestBoard
  doubleClick(at: Place, on?: PressedOn): TestBoard
  select(...refs: readonly Ref[]): TestBoard
  /** Presses keys one after the other, in the registry's notation; the first action that can run does. */
  key(...keys: readonly string[]): TestBoard
  /** Runs an action by its id. */
  run(actionId: string): TestBoard
  /** Types at the end of the text that is being edited, letter by letter. */
  type(text: string): TestBoard
  /** Removes the whole text that is being edited. */
  erase(): TestBoard
  undo(): TestBoard
  redo(): TestBoard

  /** Texts of a cell's cards from top to bottom. */
  expectCell(step: string, lane: string, texts: readonly string[]): TestBoard
  expectTray(texts: readonly string[]): TestBoard
  expectNotes(texts: readonly string[]): TestBoard
  expectStages(titles: readonly string[]): TestBoard
  expectSteps(titles: readonly string[]): TestBoard
  expectLanes(titles: readonly string[]): TestBoard
  /** What is selected, by its words: `Sees an ad`, `Buy`, `Hear / Support`, `feeling at Hear`. */
  expectSelected(words: readonly string[]): TestBoard
  expectEditing(text: string | null): TestBoard
}

/** One person's board over a fresh document with these records. */
export function createTestBoard(records: JourneyRecords = sampleMap()): TestBoard {
  const [doc] = openTogether(records, 1).people
  if (!doc) throw new Error('Nobody is there')
  return testBoardOver(doc)
}

/** Two people on one map, out of touch with each other until `exchange`. */
export function createTestBoards(records: JourneyRecords = sampleMap()) {
  const { people, exchange } = openTogether(records, 2)
  const [ada, ben] = people.map(testBoardOver)
  if (!ada || !ben) throw new Error('Nobody is there')
  return { ada, ben, exchange }
}

const inputAt = (point: BoardPoint, held: Held = {}): PointerInput => ({
  point,
  screen: point,
  zoom: 1,
  shift: held.shift ?? false,
  mod: held.mod ?? false,
  alt: held.alt ?? false,
})

function testBoardOver(unguarded: JourneyDoc): TestBoard {
  const board = createBoard(unguarded)
  const { doc } = board
  const pointer = createPointer(board)
  const notices: Notice[] = []
  board.notices.subscribe((notice) => notices.push(notice))
  let updates = 0
  doc.ydoc.on('update', () => {
    updates += 1
  })
  let hand: BoardPoint = { x: 0, y: 0 }
  const journey = () => doc.projection.journey()

  const typed = (next: (current: string) => string) => {
    const editing = board.editing.store.getState()
    if (!editing) throw new Error('Nothing is being edited')
    const text = next(doc.readText(editing.family, editing.id, editing.field))
    doc.typeText(editing.family, editing.id, editing.field, text, text.length)
  }
  /** Where a place is shown while room is made for what is dragged. */
  const shown = (place: Place): BoardPoint => {
    const point = place(board.layout.getState())
    const preview = previewOf(board.gesture.getState())
    return preview && point.y >= preview.rowBottom ? { x: point.x, y: point.y + preview.growth } : point
  }
  const pressKey = (key: string) => {
    if (board.editing.store.getState()) {
      if (key === '$mod+Enter') return writeBelow(board)
      if (key === 'Tab') return writeBeside(board, 1)
      if (key === 'Shift+Tab') return writeBeside(board, -1)
    }
    const action = ACTIONS.find((one) => one.keys?.includes(key) && canRun(board, one))
    if (!action) throw new Error(`Nothing can be done with ${key} now`)
    action.run(board)
  }

  const test: TestBoard = {
    board,
    doc,
    notices,
    countUpdates() {
      const count = updates
      updates = 0
      return count
    },
    journey,
    records: () => recordsOf(journey()),
    gesture: () => board.gesture.getState(),
    press(at, held, on) {
      hand = at(board.layout.getState())
      pointer.press(inputAt(hand, held), on)
      return test
    },
    drag(to, held) {
      const target = to(board.layout.getState())
      const middle = { x: (hand.x + target.x) / 2, y: (hand.y + target.y) / 2 }
      pointer.move(inputAt(middle, held))
      for (let n = 0; n < 3; n += 1) {
        hand = shown(to)
        pointer.move(inputAt(hand, held))
      }
      return test
    },
    hover(at) {
      pointer.hover(at && inputAt(shown(at)))
      return test
    },
    release(held) {
      pointer.release(inputAt(hand, held))
      return test
    },
    cancel() {
      pointer.cancel()
      return test
    },
    click: (at, held) => test.press(at, held).release(held),
    doubleClick(at, on) {
      test.click(at)
      pointer.cancel()
      pointer.doublePress(inputAt(hand), on)
      return test
    },
    select(...refs) {
      select(board.selection, refs)
      return test
    },
    key(...keys) {
      for (const key of keys) pressKey(key)
      return test
    },
    run(actionId) {
      actionOf(actionId).run(board)
      return test
    },
    type(text) {
      for (const letter of text) typed((current) => current + letter)
      return test
    },
    erase() {
      typed(() => '')
      return test
    },
    undo: () => test.key('$mod+z'),
    redo: () => test.key('$mod+Shift+z'),

    expectCell(step, lane, texts) {
      const place = { step: stepNamed(journey(), step).id, lane: laneNamed(journey(), lane).id }
      expect((journey().cardsByCell.get(cellKey(place)) ?? []).map((one) => one.text)).toEqual(texts)
      return test
    },
    expectTray(texts) {
      expect(journey().tray.map((one) => one.text)).toEqual(texts)
      return test
    },
    expectNotes(texts) {
      expect([...journey().noteById.values()].map((one) => one.text).sort()).toEqual([...texts].sort())
      return test
    },
    expectStages(titles) {
      expect(journey().stages.map((one) => one.title)).toEqual(titles)
      return test
    },
    expectSteps(titles) {
      expect(journey().steps.map((one) => one.title)).toEqual(titles)
      return test
    },
    expectLanes(titles) {
      expect(journey().lanes.map((one) => one.title)).toEqual(titles)
      return test
    },
    expectSelected(words) {
      expect(board.selection.getState().refs.map((ref) => wordsOf(journey(), ref))).toEqual(words)
      return test
    },
    expectEditing(text) {
      const editing = board.editing.store.getState()
      expect(editing && doc.readText(editing.family, editing.id, editing.field)).toBe(text)
      return test
    },
  }
  return test
}

function wordsOf(journey: Journey, ref: Ref): string {
  switch (ref.family) {
    case 'card':
      return journey.cardById.get(ref.id)?.text ?? ''
    case 'note':
      return journey.noteById.get(ref.id)?.text ?? ''
    case 'link':
      return journey.linkById.get(ref.id)?.label ?? ''
    case 'stage':
      return journey.stageById.get(ref.id)?.title ?? ''
    case 'step':
      return journey.stepById.get(ref.id)?.title ?? ''
    case 'lane':
      return journey.laneById.get(ref.id)?.title ?? ''
    case 'cell':
      return `${journey.stepById.get(ref.step)?.title} / ${journey.laneById.get(ref.lane)?.title}`
    case 'feeling':
      return `feeling at ${journey.stepById.get(ref.step)?.title}`
  }
}

/** The card with this text, as something to select. */
export function cardRef(test: TestBoard, text: string): Extract<Ref, { family: 'card' }> {
  return { family: 'card', id: cardSaying(test.journey(), text).id }
}
