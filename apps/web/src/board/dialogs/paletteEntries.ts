/** What the palette finds: actions that can run now, and places on the map by their words. */
import {
  ACTIONS,
  type Action,
  type Board,
  canRun,
  labelOf,
  laneName,
  type Ref,
  stageName,
  stepName,
} from '@journeyboard/editor'
import { foldText } from '@journeyboard/editor/search'
import { cardsInReadingOrder } from '@journeyboard/layout'
import type { Journey } from '@journeyboard/model'
import { columnLabel } from './refuge.ts'

export type PaletteEntry =
  | { readonly kind: 'action'; readonly key: string; readonly action: Action; readonly label: string }
  | { readonly kind: 'place'; readonly key: string; readonly ref: Ref; readonly label: string; readonly where: string }

/** More would be a list to scroll, not an answer. */
const MOST_PLACES = 12

/**
 * Actions first, in the registry's order, but those in front that have a word beginning with what was typed. Without
 * anything to look for, there are only actions.
 */
export function paletteEntries(board: Board, query: string): PaletteEntry[] {
  const words = foldText(query).split(/\s+/).filter(Boolean)
  const matches = (text: string) => {
    const folded = foldText(text)
    return words.every((word) => folded.includes(word))
  }
  const beginsWith = (action: Action) =>
    words.every((word) => ` ${foldText(labelOf(board, action))}`.includes(` ${word}`))
  const found = ACTIONS.filter(
    (action) => !action.isHidden && action.id !== 'palette' && matches(labelOf(board, action)) && canRun(board, action),
  )
  const actions = [...found.filter(beginsWith), ...found.filter((action) => !beginsWith(action))]
  return [
    ...actions.map(
      (action): PaletteEntry => ({ kind: 'action', key: action.id, action, label: labelOf(board, action) }),
    ),
    ...(words.length > 0 ? findPlaces(board.doc.projection.journey(), matches) : []),
  ]
}

function findPlaces(journey: Journey, matches: (text: string) => boolean): PaletteEntry[] {
  const found: PaletteEntry[] = []
  const add = (ref: Ref & { readonly id: string }, label: string, where: string) => {
    if (found.length < MOST_PLACES && matches(label))
      found.push({ kind: 'place', key: `${ref.family} ${ref.id}`, ref, label, where })
  }
  for (const stage of journey.stages) add({ family: 'stage', id: stage.id }, stageName(stage), 'Stage')
  for (const step of journey.steps) {
    const stage = stageName(journey.stageById.get(step.place.stage))
    if (step.title) add({ family: 'step', id: step.id }, stepName(journey, step), `Step in ${stage}`)
  }
  for (const lane of journey.lanes) add({ family: 'lane', id: lane.id }, laneName(lane), 'Lane')
  for (const card of cardsInReadingOrder(journey)) {
    const step = journey.stepById.get(card.place.step)
    add({ family: 'card', id: card.id }, oneLine(card.text), step ? columnLabel(journey, step) : 'Without a place')
  }
  for (const note of journey.noteById.values()) add({ family: 'note', id: note.id }, oneLine(note.text), 'Note')
  return found
}

function oneLine(text: string): string {
  return text.trim().replace(/\s+/g, ' ')
}
