/** What stands at the head of the inspector. */
import { counted, laneName, type Ref, stageName, stepName } from '@journeyboard/editor'
import type { Journey } from '@journeyboard/model'
import { textOfEnd } from '../describeRef.ts'
import { CARD_KIND_WORDS, textOrLack } from '../words.ts'
import { FEELING_WORDS } from './words.ts'

export interface Heading {
  /** What kind of thing it is. */
  readonly kicker: string
  readonly heading: string
}

const NOUNS: Record<Ref['family'], string> = {
  card: 'card',
  note: 'note',
  link: 'link',
  stage: 'stage',
  step: 'step',
  lane: 'lane',
  cell: 'cell',
  feeling: 'feeling',
}

export function headingOf(journey: Journey, refs: readonly Ref[]): Heading {
  const [only] = refs
  return refs.length === 1 && only ? headingOfOne(journey, only) : { kicker: 'Selected', heading: countedRefs(refs) }
}

/** `2 cards, 1 note`. */
function countedRefs(refs: readonly Ref[]): string {
  const counts = new Map<Ref['family'], number>()
  for (const { family } of refs) counts.set(family, (counts.get(family) ?? 0) + 1)
  return [...counts].map(([family, count]) => counted(count, NOUNS[family])).join(', ')
}

function headingOfOne(journey: Journey, ref: Ref): Heading {
  switch (ref.family) {
    case 'card': {
      const card = journey.cardById.get(ref.id)
      return { kicker: card ? CARD_KIND_WORDS[card.kind] : '', heading: card ? textOrLack(card, 'card') : '' }
    }
    case 'note': {
      const note = journey.noteById.get(ref.id)
      return { kicker: 'Note', heading: note ? textOrLack(note, 'note') : '' }
    }
    case 'link': {
      const ends = journey.linkById.get(ref.id)?.ends
      if (!ends) return { kicker: 'Link', heading: '' }
      return { kicker: 'Link', heading: `${textOfEnd(journey, ends.from)} to ${textOfEnd(journey, ends.to)}` }
    }
    case 'stage':
      return { kicker: 'Stage', heading: stageName(journey.stageById.get(ref.id)) }
    case 'step': {
      const step = journey.stepById.get(ref.id)
      const stage = journey.stageById.get(step?.place.stage ?? ('' as never))
      return { kicker: `Step in ${stageName(stage)}`, heading: step ? stepName(journey, step) : '' }
    }
    case 'lane':
      return { kicker: 'Lane', heading: laneName(journey.laneById.get(ref.id)) }
    case 'feeling': {
      const step = journey.stepById.get(ref.step)
      const persona = journey.personaById.get(ref.persona)?.name || 'Customer'
      return {
        kicker: FEELING_WORDS[ref.series],
        heading: step ? `${persona} at ${stepName(journey, step)}` : persona,
      }
    }
    case 'cell':
      return { kicker: 'Cell', heading: '' }
  }
}
