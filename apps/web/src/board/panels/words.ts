/** The model's words as the interface shows them. */
import type {
  CardColor,
  CardKind,
  ContactMode,
  ContactScope,
  FeelingSeries,
  LaneKind,
  LaneRole,
  LinkDirection,
  MapState,
  Note,
  Period,
  PersonaColor,
  Polarity,
} from '@journeyboard/model'

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

export const CARD_COLOR_WORDS: Record<CardColor, string> = {
  auto: 'As the kind',
  plain: 'Plain',
  sand: 'Sand',
  coral: 'Coral',
  sky: 'Sky',
  violet: 'Violet',
  mint: 'Mint',
  yellow: 'Yellow',
}

export const MODE_WORDS: Record<ContactMode, string> = { none: 'Not set', online: 'Online', offline: 'Offline' }

export const SCOPE_WORDS: Record<ContactScope, string> = { contact: 'One contact', account: 'Whole account' }

export const POLARITY_WORDS: Record<Polarity, string> = { open: 'Open', friction: 'Friction', delight: 'Delight' }

export const ORDINAL_WORDS = ['Zero: looking around', 'First: choosing', 'Second: using', 'Third: telling others']

export const PERIOD_WORDS: Record<Period, string> = { none: 'None', before: 'Before', during: 'During', after: 'After' }

export const LANE_KIND_WORDS: Record<LaneKind, string> = {
  text: 'Text',
  action: 'Actions',
  touchpoint: 'Touchpoints',
  emotion: 'Feelings (curve)',
  thought: 'Thoughts',
  pain: 'Pains',
  delight: 'Delights',
  evidence: 'Evidence',
  process: 'Processes',
  metric: 'Metrics',
  insight: 'Insights',
  opportunity: 'Opportunities',
  solution: 'Solutions',
}

export const ROLE_WORDS: Record<LaneRole, string> = {
  none: 'None',
  customer: 'Customer',
  frontstage: 'Front-stage',
  backstage: 'Back-stage',
  support: 'Support',
}

/** What a lane's role means for the lines of the map. */
export const ROLE_SENTENCES: Record<LaneRole, string> = {
  none: 'Stands beside the service: no line follows from it.',
  customer: 'What the customer does. The line of interaction runs below.',
  frontstage: 'What the customer sees. The line of visibility runs below.',
  backstage: 'What the customer does not see. The line of internal interaction runs below.',
  support: 'What carries the back-stage: systems, partners, policies.',
}

export const DIRECTION_WORDS: Record<LinkDirection, string> = {
  forward: 'One way',
  both: 'Both ways',
  none: 'No arrow',
}

export const SERIES_WORDS: Record<FeelingSeries, string> = {
  actual: 'Feels',
  desired: 'Wants',
  believed: 'Team thinks',
}

export const FEELING_WORDS: Record<FeelingSeries, string> = {
  actual: 'Feeling',
  desired: 'Wanted feeling',
  believed: 'Feeling, as the team thinks',
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

export const PERSONA_COLOR_WORDS: Record<PersonaColor, string> = {
  ink: 'Ink',
  teal: 'Teal',
  rust: 'Rust',
  violet: 'Violet',
  blue: 'Blue',
  plum: 'Plum',
}

/** Channels that most maps need, offered behind those that the map has already. */
export const COMMON_CHANNELS = [
  'Website',
  'Shop',
  'E-mail',
  'Phone',
  'App',
  'Chat',
  'Video call',
  'Social media',
  'Search engine',
  'Letter',
  'Visit on site',
  'Word of mouth',
]

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
