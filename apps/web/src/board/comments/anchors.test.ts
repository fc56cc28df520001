import {
  applyDeletion,
  type Board,
  deletePersona,
  hidePersona,
  insertNote,
  planDeletion,
  type Ref,
  select,
} from '@journeyboard/editor'
import type { Box } from '@journeyboard/layout'
import type { Journey } from '@journeyboard/model'
import type { CommentAnchor } from '@journeyboard/protocol/comments'
import { expect, it } from 'vitest'
import { openTestBoard, shopRecords } from '../testing/openTestBoard.tsx'
import { aboutOf, boxOfAnchor, chosenAnchor, isOnMap, pinPoint, presentAbout, refOf, stageOf } from './anchors.ts'

/** The shop's map, with a note beside it. */
function openShop(): Board {
  const { board } = openTestBoard(shopRecords())
  insertNote(board.doc, { x: 40, y: -300 }, 'Ask the manager')
  return board
}

const journeyOf = ({ doc }: Board) => doc.projection.journey()
const layoutOf = ({ layout }: Board) => layout.getState()
const idOf = <Found extends { readonly id: string }>(found: Found | undefined): Found['id'] => {
  if (!found) throw new Error('That is not on the map.')
  return found.id
}
const stage = ({ stages }: Journey, name: string) => idOf(stages.find(({ title }) => title === name))
const step = ({ stepById }: Journey, name: string) => idOf([...stepById.values()].find(({ title }) => title === name))
const lane = ({ lanes }: Journey, name: string) => idOf(lanes.find(({ title }) => title === name))
const card = ({ cardById }: Journey, words: string) => idOf([...cardById.values()].find(({ text }) => text === words))
const persona = ({ personas }: Journey) => idOf(personas[0])
const note = ({ noteById }: Journey) => idOf([...noteById.values()][0])
const corner = ({ x, y, width }: Box) => ({ x: x + width, y })

interface Case {
  readonly choose: (journey: Journey) => Ref
  readonly anchor: (journey: Journey) => CommentAnchor
  readonly about: string
  /** The title of its stage; null: it is in none. */
  readonly stage: string | null
  /** Where it is drawn. */
  readonly box: (board: Board) => Box | undefined
  /** What goes from the map, and it with that; itself where nothing else is named. */
  readonly goesWith?: (journey: Journey) => Ref
}

const CASES: Readonly<Record<string, Case>> = {
  card: {
    choose: (journey) => ({ family: 'card', id: card(journey, 'Invoice') }),
    anchor: (journey) => ({ kind: 'card', id: card(journey, 'Invoice') }),
    about: 'Invoice',
    stage: 'Buy',
    box: (board) => layoutOf(board).cardById.get(card(journeyOf(board), 'Invoice'))?.box,
  },
  note: {
    choose: (journey) => ({ family: 'note', id: note(journey) }),
    anchor: (journey) => ({ kind: 'card', id: note(journey) }),
    about: 'Ask the manager',
    stage: null,
    box: (board) => layoutOf(board).noteById.get(note(journeyOf(board)))?.box,
  },
  stage: {
    choose: (journey) => ({ family: 'stage', id: stage(journey, 'Buy') }),
    anchor: (journey) => ({ kind: 'stage', id: stage(journey, 'Buy') }),
    about: 'Buy',
    stage: 'Buy',
    box: (board) => layoutOf(board).stageById.get(stage(journeyOf(board), 'Buy'))?.box,
  },
  step: {
    choose: (journey) => ({ family: 'step', id: step(journey, 'Pay') }),
    anchor: (journey) => ({ kind: 'step', id: step(journey, 'Pay') }),
    about: 'Pay',
    stage: 'Buy',
    box: (board) => layoutOf(board).stepById.get(step(journeyOf(board), 'Pay'))?.box,
  },
  lane: {
    choose: (journey) => ({ family: 'lane', id: lane(journey, 'Touchpoints') }),
    anchor: (journey) => ({ kind: 'lane', id: lane(journey, 'Touchpoints') }),
    about: 'Touchpoints',
    stage: null,
    box: (board) => layoutOf(board).laneById.get(lane(journeyOf(board), 'Touchpoints'))?.title,
  },
  'cell, gone with its step': {
    choose: (journey) => ({ family: 'cell', step: step(journey, 'Sign'), lane: lane(journey, 'Actions') }),
    anchor: (journey) => ({ kind: 'cell', step: step(journey, 'Sign'), lane: lane(journey, 'Actions') }),
    about: 'Actions, Sign',
    stage: 'Buy',
    box: (board) => cellBox(board, 'Sign', 'Actions'),
    goesWith: (journey) => ({ family: 'step', id: step(journey, 'Sign') }),
  },
  'cell, gone with its lane': {
    choose: (journey) => ({ family: 'cell', step: step(journey, 'Compare'), lane: lane(journey, 'Touchpoints') }),
    anchor: (journey) => ({ kind: 'cell', step: step(journey, 'Compare'), lane: lane(journey, 'Touchpoints') }),
    about: 'Touchpoints, Compare',
    stage: 'Discover',
    box: (board) => cellBox(board, 'Compare', 'Touchpoints'),
    goesWith: (journey) => ({ family: 'lane', id: lane(journey, 'Touchpoints') }),
  },
  'feeling, gone with its step': {
    choose: feelingAtPay,
    anchor: anchorAtPay,
    about: 'Mara feels embarrassed, −1.7',
    stage: 'Buy',
    box: faceAtPay,
    goesWith: (journey) => ({ family: 'step', id: step(journey, 'Pay') }),
  },
  'feeling, gone with its lane': {
    choose: feelingAtPay,
    anchor: anchorAtPay,
    about: 'Mara feels embarrassed, −1.7',
    stage: 'Buy',
    box: faceAtPay,
    goesWith: (journey) => ({ family: 'lane', id: lane(journey, 'Feelings') }),
  },
}

function cellBox(board: Board, stepName: string, laneName: string): Box | undefined {
  const column = layoutOf(board).stepById.get(step(journeyOf(board), stepName))?.box
  const row = layoutOf(board).laneById.get(lane(journeyOf(board), laneName))?.box
  return column && row && { x: column.x, y: row.y, width: column.width, height: row.height }
}

function feelingAtPay(journey: Journey): Ref {
  const place = { persona: persona(journey), step: step(journey, 'Pay'), lane: lane(journey, 'Feelings') }
  return { family: 'feeling', series: 'actual', ...place }
}

function anchorAtPay(journey: Journey): CommentAnchor {
  const place = { persona: persona(journey), step: step(journey, 'Pay'), lane: lane(journey, 'Feelings') }
  return { kind: 'feeling', series: 'actual', ...place }
}

/** Around the only face of the curve. */
function faceAtPay(board: Board): Box | undefined {
  const [point] = layoutOf(board).plots[0]?.curves.flatMap(({ points }) => points) ?? []
  return point && { x: point.faceX - 10, y: point.y - 10, width: 20, height: 20 }
}

it.each(Object.entries(CASES))('a comment on a chosen %s', (_, { choose, anchor, about, stage, box, goesWith }) => {
  const board = openShop()
  const before = journeyOf(board)
  const chosen = choose(before)
  select(board.selection, [chosen])
  const pinned = chosenAnchor(board)
  expect(pinned, 'is pinned to it').toEqual(anchor(before))
  const expectThere = () => {
    const journey = journeyOf(board)
    expect(isOnMap(journey, pinned)).toBe(true)
    expect(refOf(journey, pinned)).toEqual(chosen)
    expect(aboutOf(journey, pinned)).toBe(about)
    expect(journey.stages.find(({ id }) => id === stageOf(journey, pinned))?.title ?? null).toBe(stage)
    const drawn = box(board)
    expect(drawn).toBeTruthy()
    expect(boxOfAnchor(layoutOf(board), pinned)).toEqual(drawn)
    expect(pinPoint(layoutOf(board), pinned)).toEqual(drawn && corner(drawn))
  }
  expectThere()

  applyDeletion(board.doc, planDeletion(before, [(goesWith ?? choose)(before)]), { to: 'delete' })
  const after = journeyOf(board)
  expect(isOnMap(after, pinned), 'goes from the map with it').toBe(false)
  expect(refOf(after, pinned)).toBeNull()
  expect(stageOf(after, pinned)).toBeUndefined()
  expect(pinPoint(layoutOf(board), pinned)).toBeNull()
  expect(boxOfAnchor(layoutOf(board), pinned)).toBeNull()
  expect(presentAbout(after, { anchor: pinned, about }), 'still says what it was about').toBe(about)

  board.doc.history.undo()
  expectThere()
})

it('a comment on a place stays there whatever becomes of the map', () => {
  const board = openShop()
  board.pointerAt.current = { x: -500.4, y: 200.6 }
  const pinned = chosenAnchor(board)
  expect(pinned).toEqual({ kind: 'place', x: -500, y: 201 })
  const stages = journeyOf(board).stages.map(({ id }): Ref => ({ family: 'stage', id }))
  applyDeletion(board.doc, planDeletion(journeyOf(board), stages), { to: 'delete' })
  const journey = journeyOf(board)
  expect(isOnMap(journey, pinned)).toBe(true)
  expect(refOf(journey, pinned)).toBeNull()
  expect(stageOf(journey, pinned)).toBeUndefined()
  expect(aboutOf(journey, pinned)).toBe('A place on the map')
  expect(pinPoint(layoutOf(board), pinned)).toEqual({ x: -500, y: 201 })
})

it('a comment on a link is pinned to the place where the link is drawn', () => {
  const board = openShop()
  const { links } = journeyOf(board)
  select(board.selection, [{ family: 'link', id: idOf(links[0]) }])
  const from = layoutOf(board).cardById.get(card(journeyOf(board), 'Contract on a tablet'))?.box
  const to = layoutOf(board).cardById.get(card(journeyOf(board), 'Card terminal refuses'))?.box
  const pinned = chosenAnchor(board)
  if (pinned.kind !== 'place' || !from || !to) throw new Error('It is pinned to something else.')
  expect(pinned.x).toBeGreaterThan(from.x)
  expect(pinned.x).toBeLessThan(to.x + to.width)
  expect(pinned.y).toBeGreaterThan(Math.min(from.y, to.y))
})

it('with nothing chosen, a comment is about what lies under the pointer', () => {
  const board = openShop()
  const face = faceAtPay(board)
  const header = layoutOf(board).stageById.get(stage(journeyOf(board), 'Buy'))?.box
  if (!face || !header) throw new Error('They are not drawn.')
  const under = ({ x, y, width, height }: Box) => {
    board.pointerAt.current = { x: x + width / 2, y: y + height / 2 } as typeof board.pointerAt.current
    return chosenAnchor(board)
  }
  expect(under(face)).toEqual(anchorAtPay(journeyOf(board)))
  expect(under(header)).toMatchObject({ kind: 'stage', id: stage(journeyOf(board), 'Buy') })
})

it('a comment on a feeling goes with its persona, and stands in the column while the curve is not drawn', () => {
  const board = openShop()
  const pinned = anchorAtPay(journeyOf(board))
  const cell = cellBox(board, 'Pay', 'Feelings')
  hidePersona(board.hiddenPersonas, persona(journeyOf(board)))
  expect(pinPoint(layoutOf(board), pinned)).toEqual(cell && corner(cell))

  deletePersona(board.doc, persona(journeyOf(board)))
  expect(isOnMap(journeyOf(board), pinned)).toBe(false)
  expect(pinPoint(layoutOf(board), pinned)).toBeNull()
  board.doc.history.undo()
  expect(isOnMap(journeyOf(board), pinned)).toBe(true)
})
