/** OpenJourney nodes and blueprint entries to the fields of cards. */
import { type Card, cardDefaults, suggestedCardKind } from '@journeyboard/model'
import { cardSchema } from '@journeyboard/model/schemas'
import { isObject, ownValue } from './jsonText.ts'
import { type OjfNode, textOf } from './ojfFile.ts'
import type { PlannedLane } from './ojfLanes.ts'
import { type BlueprintPart, contactOfTags, kindOfPurpose, modeOfWord } from './ojfWords.ts'

export type CardFields = Omit<Card, 'id' | 'place'> & { readonly id?: string | undefined }

/** Title and description become one text, on lines of their own. */
export function cardOfNode(node: OjfNode, lane: PlannedLane | undefined): CardFields {
  const text = [node.title, node.description].filter((part) => part.trim() !== '').join('\n')
  const kind = suggestedCardKind(lane?.kind ?? 'text')
  const own = ownFields(node)
  if (own)
    return { ...own, id: node.id, text: node.description === '' ? node.title : `${node.title}\n${node.description}` }
  return {
    ...cardDefaults,
    id: node.id === '' ? undefined : node.id,
    text,
    kind: kindOfPurpose(node.purpose) ?? kind,
    contact: contactOfTags(node.tags, lane?.title ?? '').contact,
    moment: node.isMomentOfTruth ? { polarity: polarityOf(node.score), ordinal: null } : null,
  }
}

/** What we wrote ourselves beside OpenJourney's fields, or null. */
function ownFields({ own }: OjfNode): Omit<Card, 'id' | 'place' | 'text'> | null {
  if (!isObject(own)) return null
  const place = { step: 'none', lane: 'none', order: cardDefaults.place.order }
  const read = cardSchema.safeParse({ ...own, id: 'own', place })
  if (!read.success) return null
  const { kind, color, contact, owner, moment } = read.data
  return { kind, color, contact, owner, moment, image: null, isLocked: false }
}

function polarityOf(score: number | null): 'open' | 'friction' | 'delight' {
  if (score === null || score === 0) return 'open'
  return score < 0 ? 'friction' : 'delight'
}

/** An entry is an object of the part's own words, or just a text. */
export function cardOfBlueprint(part: BlueprintPart, entry: unknown): CardFields {
  const [what, about] =
    part === 'evidence' ? ['item', 'type'] : part === 'support' ? ['system', 'description'] : ['action', 'actor']
  const title = textOf(isObject(entry) ? ownValue(entry, what ?? '') : entry)
  const detail = textOf(ownValue(entry, about ?? ''))
  const card = { ...cardDefaults, text: title || detail }
  if (part === 'evidence')
    return { ...card, kind: 'evidence', contact: { ...card.contact, channel: detail, mode: modeOfWord(detail) } }
  if (part === 'support')
    return { ...card, kind: 'process', text: [title, detail].filter((one) => one !== '').join('\n') }
  return { ...card, kind: part === 'onstage' ? 'touchpoint' : 'process', owner: title === '' ? '' : detail }
}
