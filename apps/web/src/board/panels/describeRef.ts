/** What is selected, in a sentence: what a screen reader says as the keyboard moves over the map. */
import { counted, laneName, type Ref, stageName, stepName } from '@journeyboard/editor'
import {
  type Card,
  type CardId,
  cellKey,
  FEELING_SERIES,
  type FeelingKey,
  faceOf,
  feelingId,
  formatValence,
  holdsCards,
  type Journey,
  type LaneId,
  type NoteId,
  type StepId,
} from '@journeyboard/model'
import { CARD_KIND_WORDS, FACE_WORDS, FEELS_WORDS, PERIOD_WORDS, POLARITY_WORDS, ROLE_WORDS } from './words.ts'

/** Full name and place of what the ref means; empty if it is gone. */
export function describeRef(journey: Journey, ref: Ref): string {
  switch (ref.family) {
    case 'card':
      return describeCard(journey, journey.cardById.get(ref.id))
    case 'note': {
      const note = journey.noteById.get(ref.id)
      return note ? sentences(`Note: ${wordsOf(note)}`, lockOf(note)) : ''
    }
    case 'link':
      return describeLink(journey, ref.id)
    case 'stage':
      return describeStage(journey, ref.id)
    case 'step': {
      const step = journey.stepById.get(ref.id)
      if (!step) return ''
      const siblings = journey.stepsByStage.get(step.place.stage) ?? []
      const place = `${siblings.indexOf(step) + 1} of ${siblings.length} in ${stageName(journey.stageById.get(step.place.stage))}`
      return sentences(
        `Step: ${stepName(journey, step)}`,
        place,
        momentsAt(journey, ref.id),
        lockOf(step),
        ...feelingsAt(journey, ref.id),
      )
    }
    case 'lane': {
      const lane = journey.laneById.get(ref.id)
      if (!lane) return ''
      const place = `${journey.lanes.indexOf(lane) + 1} of ${journey.lanes.length}`
      return sentences(
        `Lane: ${laneName(lane)}`,
        lane.role === 'none' ? '' : ROLE_WORDS[lane.role],
        place,
        lockOf(lane),
      )
    }
    case 'cell':
      return describeCell(journey, ref.step, ref.lane)
    case 'feeling': {
      const feeling = journey.feelingById.get(feelingId(ref.persona, ref.step, ref.series))
      return sentences(
        describeFeeling(journey, ref),
        feeling?.comment.trim() ?? '',
        columnOf(journey, ref.step),
        feeling ? lockOf(feeling) : '',
      )
    }
  }
}

/** All that is selected: the last one in full, and how many there are. */
export function describeSelection(journey: Journey, refs: readonly Ref[]): string {
  const last = refs.at(-1)
  if (!last) return ''
  const sentence = describeRef(journey, last)
  return refs.length > 1 ? `${refs.length} selected. ${sentence}` : sentence
}

/** What is said of a card or note that is described. */
function wordsOf({ text, image }: Pick<Card, 'text' | 'image'>): string {
  return text.trim() || (image ? 'image without a caption' : 'empty')
}

/** Text of a card or note, for naming it in a sentence. */
export function textOfEnd(journey: Journey, id: CardId | NoteId): string {
  const text = journey.cardById.get(id as CardId)?.text ?? journey.noteById.get(id as NoteId)?.text ?? ''
  if (text.trim() !== '') return text.trim().replace(/\s+/g, ' ')
  const image = (journey.cardById.get(id as CardId) ?? journey.noteById.get(id as NoteId))?.image
  return image ? 'an image' : 'an empty card'
}

/** `Ana feels frustrated, −2`: in the word that somebody chose, or in that of the face. */
export function describeFeeling(journey: Journey, { persona, step, series }: FeelingKey): string {
  const beginning = FEELS_WORDS[series](journey.personaById.get(persona)?.name || 'Customer')
  const feeling = journey.feelingById.get(feelingId(persona, step, series))
  if (!feeling) return `${beginning}: nothing entered yet`
  const { valence } = feeling.mark
  const word = feeling.word.trim() || FACE_WORDS[faceOf(valence)].toLowerCase()
  return `${beginning} ${word}, ${formatValence(valence)}`
}

function describeCard(journey: Journey, card: Card | undefined): string {
  if (!card) return ''
  const cell = journey.cardsByCell.get(cellKey(card.place))
  const index = cell?.indexOf(card) ?? -1
  const place = index < 0 ? 'Without a place' : columnOf(journey, card.place.step)
  const moment = card.moment ? `Moment of truth${polarityOf(card.moment.polarity)}` : ''
  return sentences(
    `Card, ${CARD_KIND_WORDS[card.kind].toLowerCase()}: ${wordsOf(card)}`,
    place,
    index < 0 ? '' : rowOf(journey, card.place.lane),
    cell && index >= 0 ? `${index + 1} of ${cell.length}` : '',
    moment,
    lockOf(card),
    ...(index < 0 ? [] : feelingsAt(journey, card.place.step)),
  )
}

function lockOf({ isLocked }: { readonly isLocked: boolean }): string {
  return isLocked ? 'Locked' : ''
}

/** The words of the moments of truth that wash the column of a step. */
function momentsAt({ lanes, cardsByCell }: Journey, step: StepId): string {
  const moments = lanes.flatMap(({ id: lane }) =>
    (cardsByCell.get(cellKey({ step, lane })) ?? []).flatMap(({ moment }) => moment ?? []),
  )
  return [...new Set(moments.map(({ polarity }) => `Moment of truth${polarityOf(polarity)}`))].join(', ')
}

function polarityOf(polarity: 'open' | 'friction' | 'delight'): string {
  return polarity === 'open' ? '' : `, ${POLARITY_WORDS[polarity].toLowerCase()}`
}

function describeLink(journey: Journey, id: Extract<Ref, { family: 'link' }>['id']): string {
  const link = journey.linkById.get(id)
  if (!link) return ''
  const { from, to } = link.ends
  return `Link${link.label ? `, ${link.label}` : ''}: from ${textOfEnd(journey, from)} to ${textOfEnd(journey, to)}`
}

function describeStage(journey: Journey, id: Extract<Ref, { family: 'stage' }>['id']): string {
  const stage = journey.stageById.get(id)
  if (!stage) return ''
  const steps = journey.stepsByStage.get(id)?.length ?? 0
  return sentences(
    `Stage: ${stageName(stage)}`,
    stage.goal,
    stage.period === 'none' ? '' : PERIOD_WORDS[stage.period],
    `${journey.stages.indexOf(stage) + 1} of ${journey.stages.length}`,
    counted(steps, 'step'),
    lockOf(stage),
  )
}

function describeCell(journey: Journey, step: StepId, laneId: LaneId): string {
  const lane = journey.laneById.get(laneId)
  if (!lane || !journey.stepById.has(step)) return ''
  const cards = journey.cardsByCell.get(cellKey({ step, lane: laneId }))?.length ?? 0
  const what = !holdsCards(lane) ? 'Feelings' : cards === 0 ? 'Empty cell' : `Cell with ${counted(cards, 'card')}`
  return sentences(
    what,
    columnOf(journey, step),
    rowOf(journey, laneId),
    ...(holdsCards(lane) ? [] : tellFeelings(journey, step)),
  )
}

/** `Buy, Sign`: stage and step, once where they are called the same. */
function columnOf(journey: Journey, id: StepId): string {
  const step = journey.stepById.get(id)
  if (!step) return ''
  const stage = stageName(journey.stageById.get(step.place.stage))
  return step.title && step.title !== stage ? `${stage}, ${step.title}` : stepName(journey, step)
}

function rowOf(journey: Journey, id: LaneId): string {
  const name = laneName(journey.laneById.get(id))
  return /lane$/i.test(name) ? name : `${name} lane`
}

/** What each persona really feels there. */
function feelingsAt(journey: Journey, step: StepId): string[] {
  return feelingKeysAt(journey, step)
    .filter(({ series }) => series === 'actual')
    .map((key) => describeFeeling(journey, key))
}

/** Of every persona and series, each with its why. */
function tellFeelings(journey: Journey, step: StepId): string[] {
  return feelingKeysAt(journey, step).flatMap((key) => {
    const feeling = journey.feelingById.get(feelingId(key.persona, step, key.series))
    return [describeFeeling(journey, key), feeling?.comment.trim() ?? '', feeling?.isLocked ? 'Locked' : '']
  })
}

/** All that is felt at a step, persona by persona. */
export function feelingKeysAt({ personas, feelingById }: Journey, step: StepId): readonly FeelingKey[] {
  return personas
    .flatMap(({ id: persona }) => FEELING_SERIES.map((series): FeelingKey => ({ persona, step, series })))
    .filter((key) => feelingById.has(feelingId(key.persona, step, key.series)))
}

function sentences(...parts: readonly string[]): string {
  return parts
    .filter((part) => part !== '')
    .map((part) => part.replace(/\.$/, ''))
    .reduce((said, part) => (said === '' ? part : `${said}${/[?!]$/.test(said) ? '' : '.'} ${part}`), '')
}
