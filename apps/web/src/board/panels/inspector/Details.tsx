/** Which fields the inspector shows for what is selected. */
import { cardIdsOf, noteIdsOf, type Ref } from '@journeyboard/editor'
import type { Journey } from '@journeyboard/model'
import { CardDetails } from './CardDetails.tsx'
import { ColorRow } from './ColorRow.tsx'
import { FeelingDetails } from './FeelingDetails.tsx'
import { LaneDetails } from './LaneDetails.tsx'
import { LinkDetails } from './LinkDetails.tsx'
import { StageDetails } from './StageDetails.tsx'
import { StepDetails } from './StepDetails.tsx'

export interface DetailsProps {
  readonly journey: Journey
  readonly refs: readonly Ref[]
}

export function Details({ journey, refs }: DetailsProps) {
  const cards = cardIdsOf(refs).flatMap((id) => journey.cardById.get(id) ?? [])
  const notes = noteIdsOf(refs).flatMap((id) => journey.noteById.get(id) ?? [])
  const key = refs.map((ref) => ('id' in ref ? ref.id : ref.step)).join(' ')
  if (cards.length === refs.length) return <CardDetails key={key} journey={journey} cards={cards} />
  if (cards.length + notes.length === refs.length) return <ColorRow cards={cards} notes={notes} />
  const [only] = refs
  if (refs.length > 1 || !only) return null
  switch (only.family) {
    case 'stage': {
      const stage = journey.stageById.get(only.id)
      return stage ? <StageDetails key={key} journey={journey} stage={stage} /> : null
    }
    case 'step': {
      const step = journey.stepById.get(only.id)
      return step ? <StepDetails key={key} journey={journey} step={step} /> : null
    }
    case 'lane': {
      const lane = journey.laneById.get(only.id)
      return lane ? <LaneDetails key={key} lane={lane} /> : null
    }
    case 'link': {
      const link = journey.linkById.get(only.id)
      return link ? <LinkDetails key={key} journey={journey} link={link} /> : null
    }
    case 'feeling':
      return <FeelingDetails key={`${key} ${only.persona}`} journey={journey} place={only} />
    default:
      return null
  }
}
