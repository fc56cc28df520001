/** The words of OpenJourney files, and what they are in ours. Files name lanes and purposes freely, so these are guesses. */
import {
  CARD_KINDS,
  type CardKind,
  type Contact,
  type ContactMode,
  type LaneKind,
  type LaneRole,
} from '@journeyboard/model'

/** The lists of a node's `blueprint`. */
export const BLUEPRINT_PARTS = ['evidence', 'onstage', 'backstage', 'support'] as const
export type BlueprintPart = (typeof BLUEPRINT_PARTS)[number]

export interface LaneMeaning {
  readonly kind: LaneKind
  /** `felt`: the customer's, where the customer's rows are; no role further down. */
  readonly role: LaneRole | 'felt'
  /** Its cards say how somebody feels; the curve is drawn beside it. */
  readonly isEmotional?: boolean
  /** Entries of this part of a blueprint belong here. */
  readonly part?: BlueprintPart
}

export const PLAIN_LANE: LaneMeaning = { kind: 'text', role: 'none' }

/** The first that matches counts, so what is said by two words stands before what is said by one of them. */
const MEANINGS: readonly (readonly [RegExp, LaneMeaning])[] = [
  [/front|on[- ]?stage/i, { kind: 'touchpoint', role: 'frontstage', part: 'onstage' }],
  [/back[- ]?stage|behind/i, { kind: 'process', role: 'backstage', part: 'backstage' }],
  [/emotion|feeling|sentiment|mood/i, { kind: 'thought', role: 'felt', isEmotional: true }],
  [/pain|issue|problem|friction|block|barrier|frustrat|hurdle/i, { kind: 'pain', role: 'felt' }],
  [/opportunit|improve|idea/i, { kind: 'opportunity', role: 'none' }],
  [/gain|delight|highlight/i, { kind: 'delight', role: 'felt' }],
  [/evidence/i, { kind: 'evidence', role: 'none', part: 'evidence' }],
  [/touch ?point|channel|tool|device/i, { kind: 'touchpoint', role: 'frontstage' }],
  [/thought|think|question|expect|need/i, { kind: 'thought', role: 'felt' }],
  [/support|system|process/i, { kind: 'process', role: 'support', part: 'support' }],
  [/metric|kpi|measure/i, { kind: 'metric', role: 'none' }],
  [/insight|observ|finding/i, { kind: 'insight', role: 'none' }],
  [/solution/i, { kind: 'solution', role: 'none' }],
  [/action|activit|doing|task|journey|step|behaviou?r/i, { kind: 'action', role: 'customer' }],
]

export function meaningOfLane(name: string): LaneMeaning {
  return MEANINGS.find(([words]) => words.test(name))?.[1] ?? PLAIN_LANE
}

const KIND_BY_PURPOSE = new Map<string, CardKind>([
  ...CARD_KINDS.map((kind) => [kind, kind] as const),
  ['pain-point', 'pain'],
  ['bottleneck', 'pain'],
  ['issue', 'pain'],
  ['personal-hurdle', 'barrier'],
  ['hurdle', 'barrier'],
  ['gain', 'delight'],
  ['observation', 'thought'],
  ['idea', 'solution'],
  ['kpi', 'metric'],
])

/** Undefined for purposes that say nothing about the kind, such as `milestone`. */
export function kindOfPurpose(purpose: string): CardKind | undefined {
  return KIND_BY_PURPOSE.get(purpose.toLowerCase())
}

/** The word that other programs know for a kind. */
export function purposeOfKind(kind: CardKind): string {
  if (kind === 'pain') return 'pain-point'
  return kind === 'delight' ? 'gain' : kind
}

const ONLINE = /^(web|web ?site|mobile|desktop|app|chat|e-?mail|sms|social( media)?|video( call)?)$/i
const OFFLINE = /^(phone|call|in[- ]person|store|shop|branch|post|letter|on[- ]site|event)$/i

/** The channel that the tags name, and the tags that are left over. */
export function contactOfTags(tags: readonly string[], laneName: string): { contact: Contact; others: string[] } {
  const isChannel = (tag: string) => ONLINE.test(tag) || OFFLINE.test(tag)
  const channel = tags.find(isChannel) ?? ''
  const others = tags.filter((tag) => tag !== channel && modeOfWord(tag) === 'none')
  const mode = [channel, ...tags, laneName].map(modeOfWord).find((found) => found !== 'none') ?? 'none'
  return { contact: { channel, mode, scope: 'contact' }, others }
}

/** `Physical` is offline, `Digital` online, `Digital/Physical` and all else neither. */
export function modeOfWord(word: string): ContactMode {
  const isOnline = ONLINE.test(word) || /digital|online/i.test(word)
  const isOffline = OFFLINE.test(word) || /physical|offline/i.test(word)
  if (isOnline === isOffline) return 'none'
  return isOnline ? 'online' : 'offline'
}
