/** The few words that the layout itself puts on the map. */
import type { ContactMode, FeelingSeries, LaneRole, Period, Polarity } from '@journeyboard/model'
import type { ServiceLineKind } from './tokens/strokes.ts'

export const ROLE_WORDS: Record<LaneRole, string> = {
  none: '',
  customer: 'customer',
  frontstage: 'front-stage',
  backstage: 'back-stage',
  support: 'support',
}

export const PERIOD_WORDS: Record<Period, string> = { none: '', before: 'Before', during: 'During', after: 'After' }

export const MODE_WORDS: Record<ContactMode, string> = { none: '', online: 'online', offline: 'offline' }

export const POLARITY_WORDS: Record<Polarity, string> = {
  open: 'moment of truth',
  friction: 'friction',
  delight: 'delight',
}

export const SERVICE_LINE_WORDS: Record<ServiceLineKind, string> = {
  interaction: 'Line of interaction',
  visibility: 'Line of visibility',
  internal: 'Line of internal interaction',
}

/** In the legend of an emotion lane; whose feelings they are stands beside it. */
export const SERIES_WORDS: Record<FeelingSeries, string> = {
  actual: 'feels',
  desired: 'wants to feel',
  believed: 'team believes',
}

/** A persona that nobody has named. */
export const NAMELESS = 'Customer'

export const TRAY_TITLE = 'Without a place'
