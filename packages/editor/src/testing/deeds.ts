/** What anybody may do to a map, for tests that try everything: one deed is one command, its objects chosen by numbers. */
import { asCard, asNote, type JourneyDoc } from '@journeyboard/doc'
import {
  CARD_COLORS,
  CARD_KINDS,
  CONTACT_MODES,
  FEELING_SERIES,
  type Journey,
  LANE_KINDS,
  LANE_ROLES,
  LINK_DIRECTIONS,
  type Note,
  PERIODS,
  recordsOf,
} from '@journeyboard/model'
import {
  copyCardsTo,
  duplicateCards,
  insertCard,
  moveCards,
  nudgeCard,
  setCards,
  shiftCards,
  toggleMoment,
} from '../commands/cards.ts'
import { applyDeletion, type CardsGo, planDeletion } from '../commands/deletion.ts'
import { clearFeelings, insertPersona, setFeelings, setFeelingWords } from '../commands/feelings.ts'
import { insertLane, moveLanes, setLaneHeight, setLaneKind, setLaneRole } from '../commands/lanes.ts'
import { insertLink, reverseLink, setLinkDirection } from '../commands/links.ts'
import { isLockable, type LockableRef, setLocks } from '../commands/locks.ts'
import {
  copyCardsOut,
  duplicateNotes,
  insertNote,
  moveNotes,
  pullCardsOut,
  putNotesIntoCell,
} from '../commands/notes.ts'
import { insertStage, insertStep, moveStages, moveSteps, setStagePeriod, setStepWidth } from '../commands/stages.ts'
import type { Ref } from '../refs.ts'

/** `a`, `b` and `c` (whole numbers from 0 on) choose among what is there; `text` is what is typed. */
export interface Deed {
  readonly verb: DeedVerb
  readonly a: number
  readonly b: number
  readonly c: number
  readonly text: string
}

export type DeedVerb = keyof typeof DEEDS

interface Choice extends Omit<Deed, 'verb'> {
  readonly doc: JourneyDoc
  readonly journey: Journey
  readonly cards: readonly Journey['tray'][number][]
  readonly notes: readonly { readonly id: ReturnType<typeof asNote> }[]
}

const pick = <T>(list: readonly T[], n: number): T | undefined => list[n % Math.max(1, list.length)]

function cellOf({ journey, b, c }: Choice) {
  const step = pick(journey.steps, b)
  const lane = pick(journey.lanes, c)
  return step && lane ? { step: step.id, lane: lane.id, index: c % 4 } : null
}

/** Between one and three cards, beginning with the chosen one. */
function someCards({ cards, a, b }: Choice) {
  return cards.length === 0
    ? []
    : [...new Set([pick(cards, a), pick(cards, a + b), pick(cards, a + 7)].slice(0, 1 + (b % 3)))].flatMap((card) =>
        card ? [card.id] : [],
      )
}

const card = ({ cards, a }: Choice) => pick(cards, a)?.id
const note = ({ notes, a }: Choice) => pick(notes, a)?.id
const end = ({ cards, notes }: Choice, n: number) =>
  pick([...cards.map((one) => asNote(one.id)), ...notes.map((one) => one.id)], n)

function remove(choice: Choice, refs: readonly Ref[]): void {
  const { doc, journey, b, c } = choice
  const step = pick(journey.steps, c)
  const lane = pick(journey.lanes, c)
  const ways: CardsGo[] = [{ to: 'delete' }]
  if (step) ways.push({ to: 'step', step: step.id })
  if (lane) ways.push({ to: 'lane', lane: lane.id })
  applyDeletion(doc, planDeletion(journey, refs), pick(ways, b) ?? { to: 'delete' })
}

/** What stands where a letter is typed or removed; `c` says where, `b` how much. */
function typeInto(
  choice: Choice,
  family: 'card' | 'note' | 'stage' | 'lane',
  id: Parameters<JourneyDoc['readText']>[1],
  field: string,
) {
  const { doc, b, c, text } = choice
  // A caret stands between characters, never within one.
  const before = [...doc.readText(family, id, field)]
  const at = c % (before.length + 1)
  const endGroup = doc.history.beginGroup({ label: `Type into ${family}` })
  const head = before.slice(0, at).join('') + text
  doc.typeText(family, id, field, head + before.slice(at + (b % 3)).join(''), head.length)
  endGroup()
}

const DEEDS = {
  addCard(choice: Choice) {
    const cell = cellOf(choice)
    if (cell) insertCard(choice.doc, cell, { text: choice.text })
  },
  moveCards(choice: Choice) {
    const cell = cellOf(choice)
    const ids = someCards(choice)
    const [leader] = ids
    if (cell && leader) moveCards(choice.doc, ids, leader, cell)
  },
  copyCards(choice: Choice) {
    const cell = cellOf(choice)
    const ids = someCards(choice)
    const [leader] = ids
    if (cell && leader) copyCardsTo(choice.doc, ids, leader, cell)
  },
  duplicateCards: (choice: Choice) => duplicateCards(choice.doc, someCards(choice)),
  shiftCards: (choice: Choice) => shiftCards(choice.doc, someCards(choice), (choice.b % 3) - 1, (choice.c % 3) - 1),
  nudgeCard(choice: Choice) {
    const id = card(choice)
    if (id) nudgeCard(choice.doc, id, choice.b % 2 === 0 ? 1 : -1)
  },
  setKind: (choice: Choice) => setCards(choice.doc, someCards(choice), 'kind', pick(CARD_KINDS, choice.c) ?? 'text'),
  setColor: (choice: Choice) => setCards(choice.doc, someCards(choice), 'color', pick(CARD_COLORS, choice.c) ?? 'auto'),
  setOwner: (choice: Choice) => setCards(choice.doc, someCards(choice), 'owner', choice.text),
  setContact: (choice: Choice) =>
    setCards(choice.doc, someCards(choice), 'contact', {
      channel: choice.text,
      mode: pick(CONTACT_MODES, choice.c) ?? 'none',
      scope: 'contact',
    }),
  toggleMoment: (choice: Choice) => toggleMoment(choice.doc, someCards(choice)),
  typeIntoCard(choice: Choice) {
    const id = card(choice)
    if (id) typeInto(choice, 'card', id, 'text')
  },
  typeIntoStage(choice: Choice) {
    const stage = pick(choice.journey.stages, choice.a)
    if (stage) typeInto(choice, 'stage', stage.id, choice.b % 2 === 0 ? 'title' : 'goal')
  },
  typeIntoLane(choice: Choice) {
    const lane = pick(choice.journey.lanes, choice.a)
    if (lane) typeInto(choice, 'lane', lane.id, 'title')
  },
  deleteCards: (choice: Choice) =>
    remove(
      choice,
      someCards(choice).map((id): Ref => ({ family: 'card', id })),
    ),
  addNote: (choice: Choice) => insertNote(choice.doc, { x: choice.a * 7, y: choice.b * 7 }, choice.text),
  moveNotes(choice: Choice) {
    const id = note(choice)
    if (id) moveNotes(choice.doc, [id], () => ({ x: choice.b * 11, y: choice.c * 11 }))
  },
  duplicateNotes(choice: Choice) {
    const id = note(choice)
    if (id) duplicateNotes(choice.doc, [id])
  },
  putNotesIntoCell(choice: Choice) {
    const id = note(choice)
    const cell = cellOf(choice)
    if (id && cell) putNotesIntoCell(choice.doc, [id], cell)
  },
  pullCardsOut: (choice: Choice) =>
    pullCardsOut(choice.doc, someCards(choice), () => ({ x: choice.b * 11, y: choice.c * 11 })),
  copyCardsOut: (choice: Choice) =>
    copyCardsOut(choice.doc, someCards(choice), () => ({ x: choice.b * 11, y: choice.c * 11 })),
  typeIntoNote(choice: Choice) {
    const id = note(choice)
    if (id) typeInto(choice, 'note', id, 'text')
  },
  deleteNote(choice: Choice) {
    const id = note(choice)
    if (id) remove(choice, [{ family: 'note', id }])
  },
  addLink(choice: Choice) {
    const from = end(choice, choice.a)
    const to = end(choice, choice.b)
    if (from && to) insertLink(choice.doc, asCard(from), to)
  },
  changeLink(choice: Choice) {
    const link = pick(choice.journey.links, choice.a)
    if (!link) return
    if (choice.b % 3 === 0) reverseLink(choice.doc, link.id)
    else if (choice.b % 3 === 1) setLinkDirection(choice.doc, link.id, pick(LINK_DIRECTIONS, choice.c) ?? 'forward')
    else remove(choice, [{ family: 'link', id: link.id }])
  },
  addStage: (choice: Choice) => insertStage(choice.doc, choice.a % (choice.journey.stages.length + 1), choice.text),
  moveStage(choice: Choice) {
    const stage = pick(choice.journey.stages, choice.a)
    if (stage) moveStages(choice.doc, [stage.id], choice.b % choice.journey.stages.length)
  },
  setPeriod(choice: Choice) {
    const stage = pick(choice.journey.stages, choice.a)
    if (stage) setStagePeriod(choice.doc, stage.id, pick(PERIODS, choice.b) ?? 'none')
  },
  deleteStage(choice: Choice) {
    const stage = pick(choice.journey.stages, choice.a)
    if (stage) remove(choice, [{ family: 'stage', id: stage.id }])
  },
  addStep(choice: Choice) {
    const stage = pick(choice.journey.stages, choice.a)
    if (stage) insertStep(choice.doc, stage.id, choice.b % 4, choice.text)
  },
  moveStep(choice: Choice) {
    const step = pick(choice.journey.steps, choice.a)
    const stage = pick(choice.journey.stages, choice.b)
    if (step && stage) moveSteps(choice.doc, [step.id], stage.id, choice.c % 4)
  },
  setStepWidth(choice: Choice) {
    const step = pick(choice.journey.steps, choice.a)
    if (step) setStepWidth(choice.doc, step.id, choice.b % 3 === 0 ? null : 120 + (choice.b % 100) * 4)
  },
  deleteStep(choice: Choice) {
    const step = pick(choice.journey.steps, choice.a)
    if (step) remove(choice, [{ family: 'step', id: step.id }])
  },
  addLane: (choice: Choice) =>
    insertLane(choice.doc, choice.a % (choice.journey.lanes.length + 1), {
      title: choice.text,
      kind: pick(LANE_KINDS, choice.b) ?? 'text',
    }),
  moveLane(choice: Choice) {
    const lane = pick(choice.journey.lanes, choice.a)
    if (lane) moveLanes(choice.doc, [lane.id], choice.b % choice.journey.lanes.length)
  },
  changeLane(choice: Choice) {
    const lane = pick(choice.journey.lanes, choice.a)
    if (!lane) return
    if (choice.b % 3 === 0) setLaneKind(choice.doc, lane.id, pick(LANE_KINDS, choice.c) ?? 'text')
    else if (choice.b % 3 === 1) setLaneRole(choice.doc, lane.id, pick(LANE_ROLES, choice.c) ?? 'none')
    else setLaneHeight(choice.doc, lane.id, choice.c % 2 === 0 ? null : 60 + choice.c)
  },
  deleteLane(choice: Choice) {
    const lane = pick(choice.journey.lanes, choice.a)
    if (lane) remove(choice, [{ family: 'lane', id: lane.id }])
  },
  addPersona: (choice: Choice) => insertPersona(choice.doc, choice.text),
  feel(choice: Choice) {
    const persona = pick(choice.journey.personas, choice.a)
    const step = pick(choice.journey.steps, choice.b)
    const series = pick(FEELING_SERIES, choice.c) ?? 'actual'
    if (!persona || !step) return
    const place = { persona: persona.id, step: step.id, series }
    if (choice.c % 4 === 0) clearFeelings(choice.doc, [place])
    else if (choice.c % 4 === 1) setFeelingWords(choice.doc, place, { word: choice.text, comment: '' })
    else setFeelings(choice.doc, [place], (choice.c % 5) / 2 - 1)
  },
  lock({ doc, journey, cards, notes, a, b, c }: Choice) {
    const { stages, steps, lanes, personas } = journey
    const [persona, step] = [pick(personas, b), pick(steps, c)]
    const all: readonly (LockableRef | null)[] = [
      ...cards.map(({ id }) => ({ family: 'card', id }) as const),
      ...notes.map(({ id }) => ({ family: 'note', id }) as const),
      ...stages.map(({ id }) => ({ family: 'stage', id }) as const),
      ...steps.map(({ id }) => ({ family: 'step', id }) as const),
      ...lanes.map(({ id }) => ({ family: 'lane', id }) as const),
      persona && step ? { family: 'feeling', persona: persona.id, step: step.id, series: 'actual' } : null,
    ]
    const ref = pick(all, a)
    if (ref && isLockable(journey, ref)) setLocks(doc, [ref], (b + c) % 2 === 0)
  },
}

export const DEED_VERBS = Object.keys(DEEDS) as readonly DeedVerb[]

/** Does the deed, or nothing where there is nothing to choose from. Which thing is meant does not hang on its id. */
export function doDeed(doc: JourneyDoc, { verb, a, b, c, text }: Deed): void {
  const journey = doc.projection.journey()
  const cards = recordsOf(journey).cards
  const notes = [...journey.noteById.values()].sort((one, other) => rankOf(one) - rankOf(other))
  DEEDS[verb]({ doc, journey, a, b, c, text, cards, notes })
}

const rankOf = ({ place }: Note) => place.y * 10_000 + place.x
