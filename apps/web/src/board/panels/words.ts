/** The model's words as the interface shows them from the first moment. */
import type { CardKind, FeelingSeries, LaneRole, MapState, Note, Period, Polarity } from '@journeyboard/model'

export const CARD_KIND_WORDS: Record<CardKind, string> = {
  text: 'Text',
  touchpoint: 'Touchpoint',
  action: 'Action',
  thought: 'Thought',
  pain: 'Pain',
  delight: 'Delight',
  enabler: 'Enabler',
  barrier: 'Barrier',
  process: 'Process',
  evidence: 'Evidence',
  metric: 'Metric',
  insight: 'Insight',
  opportunity: 'Opportunity',
  solution: 'Solution',
  image: 'Image',
}

export const POLARITY_WORDS: Record<Polarity, string> = { open: 'Open', friction: 'Friction', delight: 'Delight' }

export const PERIOD_WORDS: Record<Period, string> = { none: 'None', before: 'Before', during: 'During', after: 'After' }

export const ROLE_WORDS: Record<LaneRole, string> = {
  none: 'None',
  customer: 'Customer',
  frontstage: 'Front-stage',
  backstage: 'Back-stage',
  support: 'Support',
}

/** Beginnings of the sentence that says what a persona feels. */
export const FEELS_WORDS: Record<FeelingSeries, (persona: string) => string> = {
  actual: (persona) => `${persona} feels`,
  desired: (persona) => `${persona} wants to feel`,
  believed: (persona) => `The team thinks ${persona} feels`,
}

/** From very unhappy to very happy, by the index that `faceOf` gives. */
export const FACE_WORDS = ['Very unhappy', 'Unhappy', 'Neutral', 'Happy', 'Very happy'] as const

export const MAP_STATE_WORDS: Record<MapState, string> = { current: 'Current', future: 'Future' }

/** Options for a select or a row of choices, in the order of the model's list. */
export function optionsOf<Value extends string>(
  values: readonly Value[],
  words: Readonly<Record<Value, string>>,
): { value: Value; label: string }[] {
  return values.map((value) => ({ value, label: words[value] }))
}

/** What a card or note says, or what it lacks. */
export function textOrLack({ text, image }: Pick<Note, 'text' | 'image'>, noun: 'card' | 'note'): string {
  return text.trim() || (image ? 'Image without a caption' : `Empty ${noun}`)
}
