/** The model's words as only panels and dialogs show them that come after the board. */
import type {
  CardColor,
  ContactMode,
  ContactScope,
  FeelingSeries,
  LaneKind,
  LaneRole,
  LinkDirection,
  PersonaColor,
} from '@journeyboard/model'

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

export const ORDINAL_WORDS = ['Zero: looking around', 'First: choosing', 'Second: using', 'Third: telling others']

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
  none: 'None',
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

export const PERSONA_COLOR_WORDS: Record<PersonaColor, string> = {
  ink: 'Ink',
  teal: 'Teal',
  rust: 'Rust',
  violet: 'Violet',
  blue: 'Blue',
  plum: 'Plum',
  olive: 'Olive',
  ochre: 'Ochre',
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
