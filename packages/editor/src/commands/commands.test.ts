import { describe, expect, it } from 'vitest'
import { cardSaying, laneNamed, linkSaying, noteSaying, stageNamed, stepNamed } from '../testing/find.ts'
import { createTestBoard, type TestBoard } from '../testing/testBoard.ts'
import { duplicateCards, insertCard, moveCards, nudgeCard, setCards, shiftCards, toggleMoment } from './cards.ts'
import { clearFeelings, insertPersona, setFeelings, setFeelingWords, setPersona } from './feelings.ts'
import { insertLane, laneName, moveLanes, setLaneHeight, setLaneKind, setLaneRole } from './lanes.ts'
import { insertLink, reverseLink, setLinkDirection } from './links.ts'
import { duplicateNotes, insertNote, moveNotes, pullCardsOut, putNotesIntoCell } from './notes.ts'
import {
  insertStage,
  insertStep,
  moveStages,
  moveSteps,
  setStagePeriod,
  setStepWidth,
  stageName,
  stepName,
} from './stages.ts'

const card = (test: TestBoard, text: string) => cardSaying(test.journey(), text)
const stage = (test: TestBoard, title: string) => stageNamed(test.journey(), title).id
const step = (test: TestBoard, title: string) => stepNamed(test.journey(), title).id
const lane = (test: TestBoard, title: string) => laneNamed(test.journey(), title).id
const note = (test: TestBoard) => noteSaying(test.journey(), 'Loose idea').id
const link = (test: TestBoard) => linkSaying(test.journey(), 'leads to').id
const mia = (test: TestBoard) => test.journey().personas[0]?.id ?? never()
const feeling = (test: TestBoard, title: string) => ({
  persona: mia(test),
  step: step(test, title),
  series: 'actual' as const,
})
const cellOf = (test: TestBoard, stepTitle: string, laneTitle: string, index = 0) => ({
  step: step(test, stepTitle),
  lane: lane(test, laneTitle),
  index,
})

/** Each command, doing something. */
const COMMANDS: Record<string, (test: TestBoard) => unknown> = {
  insertCard: (test) => insertCard(test.doc, cellOf(test, 'Hear', 'Actions', 1)),
  moveCards: (test) =>
    moveCards(test.doc, [card(test, 'Signs').id], card(test, 'Signs').id, cellOf(test, 'Hear', 'Support')),
  duplicateCards: (test) => duplicateCards(test.doc, [card(test, 'Signs').id, card(test, 'Sees an ad').id]),
  nudgeCard: (test) => nudgeCard(test.doc, card(test, 'Sees an ad').id, 1),
  shiftCards: (test) => shiftCards(test.doc, [card(test, 'Sees an ad').id, card(test, 'Asks a friend').id], 1, 1),
  'setCards kind': (test) => setCards(test.doc, [card(test, 'Signs').id], 'kind', 'pain'),
  'setCards color': (test) => setCards(test.doc, [card(test, 'Signs').id], 'color', 'sky'),
  'setCards owner': (test) => setCards(test.doc, [card(test, 'Signs').id], 'owner', 'Hanna'),
  'setCards contact': (test) =>
    setCards(test.doc, [card(test, 'Signs').id], 'contact', { channel: 'Shop', mode: 'offline', scope: 'account' }),
  toggleMoment: (test) => toggleMoment(test.doc, [card(test, 'Signs').id], 'delight'),
  insertNote: (test) => insertNote(test.doc, { x: 1.4, y: 2 }, 'New'),
  moveNotes: (test) => moveNotes(test.doc, [note(test)], () => ({ x: 10, y: -3 })),
  duplicateNotes: (test) => duplicateNotes(test.doc, [note(test)]),
  putNotesIntoCell: (test) => putNotesIntoCell(test.doc, [note(test)], cellOf(test, 'Sign', 'Actions')),
  pullCardsOut: (test) => pullCardsOut(test.doc, [card(test, 'Contract').id], () => ({ x: 5, y: 6 })),
  insertLink: (test) => insertLink(test.doc, card(test, 'Signs').id, note(test)),
  setLinkDirection: (test) => setLinkDirection(test.doc, link(test), 'both'),
  reverseLink: (test) => reverseLink(test.doc, link(test)),
  insertStage: (test) => insertStage(test.doc, 1, 'Test ride'),
  insertStep: (test) => insertStep(test.doc, stage(test, 'Buy'), 0, 'Pay'),
  moveStage: (test) => moveStages(test.doc, [stage(test, 'Buy')], 0),
  moveStep: (test) => moveSteps(test.doc, [step(test, 'Sign')], stage(test, 'Discover'), 1),
  setStagePeriod: (test) => setStagePeriod(test.doc, stage(test, 'Buy'), 'after'),
  setStepWidth: (test) => setStepWidth(test.doc, step(test, 'Hear'), 240),
  insertLane: (test) => insertLane(test.doc, 2, { title: 'Pains', kind: 'pain' }),
  moveLane: (test) => moveLanes(test.doc, [lane(test, 'Support')], 0),
  setLaneKind: (test) => setLaneKind(test.doc, lane(test, 'Actions'), 'emotion'),
  setLaneRole: (test) => setLaneRole(test.doc, lane(test, 'Support'), 'support'),
  setLaneHeight: (test) => setLaneHeight(test.doc, lane(test, 'Support'), 300),
  setFeelings: (test) => setFeelings(test.doc, [feeling(test, 'Hear'), feeling(test, 'Compare')], 1),
  clearFeelings: (test) => clearFeelings(test.doc, [feeling(test, 'Hear')]),
  setFeelingWords: (test) =>
    setFeelingWords(test.doc, feeling(test, 'Hear'), { word: 'curious', comment: 'It shines' }),
  insertPersona: (test) => insertPersona(test.doc, 'Ben'),
  setPersona: (test) => setPersona(test.doc, mia(test), 'role', 'Rider'),
}

/** Commands that lead to what is there already. */
const NO_OPS: Record<string, (test: TestBoard) => unknown> = {
  'a card where it lies': (test) =>
    moveCards(
      test.doc,
      [card(test, 'Asks a friend').id],
      card(test, 'Asks a friend').id,
      cellOf(test, 'Hear', 'Actions', 1),
    ),
  'several cards where they lie': (test) =>
    moveCards(
      test.doc,
      [card(test, 'Asks a friend').id, card(test, 'Sees an ad').id],
      card(test, 'Asks a friend').id,
      cellOf(test, 'Hear', 'Actions'),
    ),
  'a stack past its end': (test) => nudgeCard(test.doc, card(test, 'Asks a friend').id, 1),
  'cards past the edge of the map': (test) => shiftCards(test.doc, [card(test, 'Sees an ad').id], -1, 0),
  'a kind that it has': (test) => setCards(test.doc, [card(test, 'Signs').id], 'kind', 'action'),
  'a contact that it has': (test) =>
    setCards(test.doc, [card(test, 'Signs').id], 'contact', { channel: '', mode: 'none', scope: 'contact' }),
  'notes by nothing': (test) => moveNotes(test.doc, [note(test)], (id) => test.journey().noteById.get(id)?.place),
  'a link that is there': (test) => insertLink(test.doc, card(test, 'Web site').id, card(test, 'Contract').id),
  'a link to itself': (test) => insertLink(test.doc, note(test), note(test)),
  'a direction that it has': (test) => setLinkDirection(test.doc, link(test), 'forward'),
  'a stage where it is': (test) => moveStages(test.doc, [stage(test, 'Buy')], 1),
  'a step where it is': (test) => moveSteps(test.doc, [step(test, 'Compare')], stage(test, 'Discover'), 1),
  'a lane where it is': (test) => moveLanes(test.doc, [lane(test, 'Feelings')], 1),
  'a period that it has': (test) => setStagePeriod(test.doc, stage(test, 'Buy'), 'during'),
  'the default width': (test) => setStepWidth(test.doc, step(test, 'Hear'), null),
  'a role that it has': (test) => setLaneRole(test.doc, lane(test, 'Support'), 'backstage'),
  'a feeling that is there': (test) => setFeelings(test.doc, [feeling(test, 'Hear')], 0.5),
  'feelings that are not there': (test) => clearFeelings(test.doc, [feeling(test, 'Compare')]),
  'words for a feeling that is not there': (test) =>
    setFeelingWords(test.doc, feeling(test, 'Compare'), { word: 'bored', comment: '' }),
  'nothing at all': (test) => moveCards(test.doc, [], card(test, 'Signs').id, cellOf(test, 'Hear', 'Actions')),
}

describe('every command', () => {
  it.each(Object.entries(COMMANDS))('%s is one step, and undo and redo lead to the same maps', (_name, command) => {
    const test = createTestBoard()
    const before = test.records()
    command(test)
    const done = test.records()
    expect(done).not.toEqual(before)
    expect(test.doc.history.undo()?.label).toMatch(/^[A-Z][a-z0-9 ]+$/)
    expect(test.records()).toEqual(before)
    expect(test.doc.history.canUndo()).toBe(false)
    test.doc.history.redo()
    expect(test.records()).toEqual(done)
  })

  it.each(Object.entries(NO_OPS))('writes nothing for %s', (_name, command) => {
    const test = createTestBoard()
    test.countUpdates()
    command(test)
    expect(test.countUpdates()).toBe(0)
    expect(test.doc.history.canUndo()).toBe(false)
  })
})

describe('cards', () => {
  it('take the kind that their lane suggests, unless told', () => {
    const test = createTestBoard()
    const suggested = insertCard(test.doc, cellOf(test, 'Hear', 'Support'))
    const told = insertCard(test.doc, cellOf(test, 'Hear', 'Support'), { kind: 'pain', text: 'Slow' })
    expect(test.journey().cardById.get(suggested)?.kind).toBe('process')
    expect(test.journey().cardById.get(told)).toMatchObject({ kind: 'pain', text: 'Slow' })
  })

  it('go to the end of a cell when the place is beyond it', () => {
    const test = createTestBoard()
    insertCard(test.doc, cellOf(test, 'Hear', 'Actions', 99), { text: 'Last' })
    test.expectCell('Hear', 'Actions', ['Sees an ad', 'Asks a friend', 'Last'])
    putNotesIntoCell(test.doc, [note(test)], cellOf(test, 'Hear', 'Actions', 99))
    test.expectCell('Hear', 'Actions', ['Sees an ad', 'Asks a friend', 'Last', 'Loose idea'])
  })

  it('are duplicated right below themselves', () => {
    const test = createTestBoard()
    duplicateCards(test.doc, [card(test, 'Asks a friend').id, card(test, 'Sees an ad').id])
    test.expectCell('Hear', 'Actions', ['Sees an ad', 'Sees an ad', 'Asks a friend', 'Asks a friend'])
  })

  it('are shifted all or not at all, so that their distances stay', () => {
    const test = createTestBoard()
    const ids = [card(test, 'Web site').id, card(test, 'Price list').id]
    expect(shiftCards(test.doc, ids, 0, 1)).toBe(false)
    expect(shiftCards(test.doc, ids, 1, 0)).toBe(true)
    test.expectCell('Sign', 'Touchpoints', ['Contract', 'Web site']).expectCell('Sign', 'Support', ['Price list'])
    expect(shiftCards(test.doc, ids, 1, 0)).toBe(false)
    expect(shiftCards(test.doc, ids, -2, -1)).toBe(true)
    test.expectCell('Hear', 'Actions', ['Sees an ad', 'Asks a friend', 'Web site'])
  })

  it('are marked as moments of truth, and cleared only when all of them are', () => {
    const test = createTestBoard()
    const ids = [card(test, 'Signs').id, card(test, 'Contract').id]
    toggleMoment(test.doc, ids.slice(0, 1), 'friction')
    toggleMoment(test.doc, ids)
    const moments = () => ids.map((id) => test.journey().cardById.get(id)?.moment?.polarity)
    expect(moments()).toEqual(['friction', 'open'])
    toggleMoment(test.doc, ids)
    expect(moments()).toEqual([undefined, undefined])
  })
})

describe('stages, steps and lanes', () => {
  it('begin with one step, in the period of the stage before', () => {
    const test = createTestBoard()
    const id = insertStage(test.doc, 1)
    expect(test.journey().stepsByStage.get(id)).toHaveLength(1)
    expect(test.journey().stageById.get(id)?.period).toBe('before')
  })

  it('keep a step in a stage whose last one moves away', () => {
    const test = createTestBoard()
    moveSteps(test.doc, [step(test, 'Sign')], stage(test, 'Discover'), 0)
    expect(test.journey().stepsByStage.get(stage(test, 'Buy'))).toMatchObject([{ title: '' }])
    expect(stepName(test.journey(), test.journey().steps[3] ?? never())).toBe('Buy')
  })

  it('have names also when nobody gave them one', () => {
    const test = createTestBoard()
    const id = insertStep(test.doc, stage(test, 'Buy'), 1)
    expect(stepName(test.journey(), test.journey().stepById.get(id) ?? never())).toBe('Buy, step 2')
    expect(stageName(undefined)).toBe('Untitled stage')
    expect(laneName(test.journey().laneById.get(insertLane(test.doc, 0)))).toBe('Untitled lane')
  })

  it('send the cards of a lane that becomes one of feelings to the tray', () => {
    const test = createTestBoard()
    setLaneKind(test.doc, lane(test, 'Support'), 'emotion')
    test.expectTray(['Price list'])
    setLaneKind(test.doc, lane(test, 'Support'), 'process')
    test.expectTray([]).expectCell('Compare', 'Support', ['Price list'])
  })
})

describe('feelings and personas', () => {
  it('stay on the scale, in twentieths', () => {
    const test = createTestBoard()
    setFeelings(test.doc, [feeling(test, 'Hear')], 7)
    setFeelings(test.doc, [feeling(test, 'Sign')], 0.333)
    expect([...test.journey().feelingById.values()].map((one) => one.mark.valence)).toEqual([1, 0.35])
  })

  it('keep what was said about them when they change', () => {
    const test = createTestBoard()
    setFeelingWords(test.doc, feeling(test, 'Hear'), { word: 'curious', comment: '' })
    setFeelings(test.doc, [feeling(test, 'Hear')], -1)
    expect([...test.journey().feelingById.values()][0]).toMatchObject({ word: 'curious', mark: { valence: -1 } })
  })

  it('give each new persona a colour of its own, as long as there are some', () => {
    const test = createTestBoard()
    for (const name of ['A', 'B', 'C', 'D', 'E']) insertPersona(test.doc, name)
    const colors = test.journey().personas.map((persona) => persona.color)
    expect(new Set(colors).size).toBe(6)
    insertPersona(test.doc, 'F')
    expect(test.journey().personas.map((persona) => persona.name)).toEqual(['Mia', 'A', 'B', 'C', 'D', 'E', 'F'])
  })
})

describe('links', () => {
  it('turn round', () => {
    const test = createTestBoard()
    reverseLink(test.doc, link(test))
    expect(linkSaying(test.journey(), 'leads to').ends).toEqual({
      from: card(test, 'Contract').id,
      to: card(test, 'Web site').id,
    })
  })

  it('are not made to what is gone', () => {
    const test = createTestBoard()
    const { id } = card(test, 'Signs')
    test.doc.change('Delete card', (changes) => changes.delete('card', id))
    expect(insertLink(test.doc, note(test), id)).toBeNull()
  })
})

function never(): never {
  throw new Error('It is not there')
}
