/** What a picture shows of what is selected. */
import { cardIdsOf, counted, noteIdsOf, type Ref } from '@journeyboard/editor'
import type { CardId, Journey } from '@journeyboard/model'
import type { PictureScope } from '@journeyboard/render'

export interface SelectedScope {
  readonly scope: PictureScope
  /** As in "Copied 3 cards". */
  readonly words: string
}

/**
 * Selected cards and notes; or else all that is in selected stages and lanes, or in selected steps. Null when nothing
 * that has a picture of its own is selected.
 */
export function scopeOfSelection(journey: Journey, refs: readonly Ref[]): SelectedScope | null {
  const cards = cardIdsOf(refs)
  const notes = noteIdsOf(refs)
  if (cards.length + notes.length > 0) {
    const words = [cards.length && counted(cards.length, 'card'), notes.length && counted(notes.length, 'note')]
    return { scope: loose(cards, notes), words: words.filter(Boolean).join(' and ') }
  }
  const stages = refs.flatMap((ref) => (ref.family === 'stage' ? [ref.id] : []))
  const lanes = refs.flatMap((ref) => (ref.family === 'lane' ? [ref.id] : []))
  if (stages.length + lanes.length > 0) {
    const words = [stages.length && counted(stages.length, 'stage'), lanes.length && counted(lanes.length, 'lane')]
    const scope = { kind: 'part', stages: chosen(stages), lanes: chosen(lanes) } as const
    return { scope, words: words.filter(Boolean).join(' and ') }
  }
  const steps = new Set(refs.flatMap((ref) => (ref.family === 'step' ? [ref.id] : [])))
  // Not those whose lane is gone: they lie far below the map.
  const inSteps = [...journey.cardsByCell.values()]
    .flat()
    .filter(({ place }) => steps.has(place.step))
    .map(({ id }) => id)
  return inSteps.length > 0 ? { scope: loose(inSteps, []), words: counted(inSteps.length, 'card') } : null
}

function loose(cards: readonly CardId[], notes: ReturnType<typeof noteIdsOf>): PictureScope {
  return { kind: 'selection', cards: new Set(cards), notes: new Set(notes) }
}

/** None chosen: all of them. */
function chosen<Id>(ids: readonly Id[]): ReadonlySet<Id> | null {
  return ids.length > 0 ? new Set(ids) : null
}
