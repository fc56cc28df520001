/** For property tests: any map that people or other programs could have made, dangling references included. */
import {
  CARD_COLORS,
  CARD_KINDS,
  CONTACT_MODES,
  FEELING_SERIES,
  type ImageHash,
  type Journey,
  LANE_KINDS,
  LANE_ROLES,
  MAX_IMAGE_SIDE,
  PERIODS,
  POLARITIES,
} from '@journeyboard/model'
import fc from 'fast-check'
import { orderOf, sketchJourney } from './sketchJourney.ts'

const WORDS = [
  'the',
  'customer',
  'waits',
  'terminal, twice',
  'show-room',
  'Überweisung',
  'Donaudampfschifffahrtsgesellschaftskapitän',
  '予約を確認する。',
  '호텔',
  'לקוח (חדש) 3!',
  'متجر',
  '👩‍💻',
  'https://example.org/a/very/long/path?with=query',
  '\n',
  '  ',
  '"Is it me?"',
  'e\u0301te\u0301',
  '10-12',
]

/** Texts as they stand on cards: words of several scripts, line feeds, long words, emoji. */
export const boardText: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.array(fc.constantFrom(...WORDS), { maxLength: 9 }).map((words) => words.join(' ')) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 40 }) },
)

const width = fc.option(fc.integer({ min: 120, max: 800 }), { nil: null })
const place = fc.double({ min: -3000, max: 3000, noNaN: true })

const stage = fc.record({
  title: boardText,
  goal: boardText,
  period: fc.constantFrom(...PERIODS),
  steps: fc.array(width, { maxLength: 4 }),
})

const lane = fc.record({
  title: boardText,
  kind: fc.oneof(fc.constantFrom(...LANE_KINDS), fc.constant('emotion' as const)),
  role: fc.constantFrom(...LANE_ROLES),
  height: fc.option(fc.integer({ min: 40, max: 600 }), { nil: null }),
})

const side = fc.integer({ min: 1, max: MAX_IMAGE_SIDE })
const image = fc.option(
  fc.record({
    hash: fc.constantFrom('a', 'b').map((digit) => digit.repeat(64) as ImageHash),
    width: side,
    height: side,
  }),
  { nil: null, freq: 2 },
)

const card = fc.record({
  text: boardText,
  step: fc.nat({ max: 12 }),
  lane: fc.nat({ max: 7 }),
  order: fc.nat({ max: 20 }).map(orderOf),
  kind: fc.constantFrom(...CARD_KINDS),
  color: fc.constantFrom(...CARD_COLORS),
  owner: fc.oneof(fc.constant(''), boardText),
  contact: fc.record({
    channel: fc.oneof(fc.constant(''), boardText),
    mode: fc.constantFrom(...CONTACT_MODES),
    scope: fc.constant('contact' as const),
  }),
  moment: fc.option(fc.record({ polarity: fc.constantFrom(...POLARITIES), ordinal: fc.constant(null) }), { nil: null }),
  image,
})

const end = fc.oneof(
  fc.nat({ max: 30 }).map((index) => `card${index}`),
  fc.nat({ max: 4 }).map((index) => `note${index}`),
)

const feeling = fc.record({
  persona: fc.nat({ max: 1 }),
  step: fc.nat({ max: 12 }),
  series: fc.constantFrom(...FEELING_SERIES),
  valence: fc.double({ min: -1, max: 1, noNaN: true }),
})

/** Maps of up to five stages, eight lanes and thirty cards; some cards lie in no living cell. */
export const randomJourney: fc.Arbitrary<Journey> = fc
  .record({
    stages: fc.array(stage, { maxLength: 5 }),
    lanes: fc.array(lane, { maxLength: 8 }),
    cards: fc.array(card, { maxLength: 30 }),
    notes: fc.array(fc.record({ text: boardText, place: fc.record({ x: place, y: place }), image }), { maxLength: 4 }),
    links: fc.array(fc.record({ from: end, to: end, label: boardText }), { maxLength: 4 }),
    personas: fc.array(fc.record({ name: boardText }), { maxLength: 2 }),
    feelings: fc.array(feeling, { maxLength: 30 }),
  })
  .map(sketchJourney)
