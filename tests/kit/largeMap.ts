/** Maps of any size for measurements: as teams draw them, and the same for the same seed. */
import {
  type CardId,
  type CardKind,
  type JourneyRecords,
  type LaneId,
  type LaneKind,
  type LaneRole,
  type NoteId,
  PERIODS,
  POLARITIES,
  type StepId,
  suggestedCardKind,
} from '@journeyboard/model'
import { createSketch, type Sketch } from '@journeyboard/model/sketch'
import { createRandom, type SeededRandom } from '../faults/seededRandom.ts'
import { CHANNELS, LANE_TITLES, STAGE_GOALS, STAGE_TITLES, WORDINGS } from './largeMapTexts.ts'

/** Longest text of a card, in UTF-16 units. */
const MAX_CARD_TEXT = 90

interface LanePlan {
  readonly title: string
  readonly kind: LaneKind
  readonly role?: LaneRole
}

const LANES: readonly LanePlan[] = [
  { title: LANE_TITLES.action, kind: 'action', role: 'customer' },
  { title: LANE_TITLES.emotion, kind: 'emotion', role: 'customer' },
  { title: LANE_TITLES.touchpoint, kind: 'touchpoint', role: 'frontstage' },
  { title: LANE_TITLES.frontstage, kind: 'process', role: 'frontstage' },
  { title: LANE_TITLES.backstage, kind: 'process', role: 'backstage' },
  { title: LANE_TITLES.support, kind: 'process', role: 'support' },
  { title: LANE_TITLES.thought, kind: 'thought' },
  { title: LANE_TITLES.pain, kind: 'pain' },
  { title: LANE_TITLES.insight, kind: 'insight' },
  { title: LANE_TITLES.opportunity, kind: 'opportunity' },
]

/**
 * Records of a map with exactly this many cards: 6 to 15 stages of 2 to 5 steps, 8 to 10 lanes of which one holds
 * feelings, a few cards a cell and some cells empty, and among them moments of truth, links and notes.
 */
export function largeMap(cards: number, seed = 1): JourneyRecords {
  const random = createRandom(seed)
  const ids = createIds(random)
  const sketch = createSketch({
    title: `A journey with ${cards} cards`,
    goal: 'Get it done without asking twice',
    owner: 'Mara',
  })
  const steps = addSteps(sketch, stageCount(cards), random, ids)
  const lanes = LANES.slice(0, cards < 500 ? 8 : 10).map((plan) => ({
    kind: plan.kind,
    id: sketch.addLane({ ...plan, id: ids() }),
  }))
  addFeelings(sketch, steps, random, ids)
  const cardIds = addCards(
    sketch,
    { cards, steps, lanes: lanes.filter((lane) => lane.kind !== 'emotion') },
    random,
    ids,
  )
  addLoose(sketch, cardIds, random, ids)
  return sketch.records()
}

/** Seeded ids in the model's form, so that the same seed gives the same document. */
function createIds(random: SeededRandom): () => string {
  return () => Array.from({ length: 10 }, () => random.between(0, 35).toString(36)).join('')
}

function stageCount(cards: number): number {
  return Math.min(15, Math.max(6, Math.round(cards / 80)))
}

function pick<Value>(random: SeededRandom, list: readonly Value[]): Value {
  const value = list[random.between(0, list.length - 1)]
  if (value === undefined) throw new Error('There is nothing to pick from an empty list.')
  return value
}

function addSteps(sketch: Sketch, stages: number, random: SeededRandom, ids: () => string): StepId[] {
  return Array.from({ length: stages }, (_, index) => {
    const stage = sketch.addStage({
      id: ids(),
      title: STAGE_TITLES[index % STAGE_TITLES.length] ?? '',
      goal: pick(random, STAGE_GOALS),
      period: pick(random, PERIODS),
    })
    return Array.from({ length: random.between(2, 5) }, (_, step) =>
      sketch.addStep(stage, { id: ids(), title: `${STAGE_TITLES[index % STAGE_TITLES.length]} ${step + 1}` }),
    )
  }).flat()
}

function addFeelings(sketch: Sketch, steps: readonly StepId[], random: SeededRandom, ids: () => string): void {
  const personas = ['Mara', 'Herr Yılmaz'].map((name) => sketch.addPersona({ id: ids(), name }))
  for (const persona of personas) {
    for (const step of steps) {
      if (random.chance(0.8))
        sketch.setFeeling({ persona, step, series: 'actual' }, { valence: random.between(-10, 10) / 10 })
      if (random.chance(0.3))
        sketch.setFeeling({ persona, step, series: 'desired' }, { valence: random.between(0, 10) / 10 })
    }
  }
}

interface CardPlan {
  readonly cards: number
  readonly steps: readonly StepId[]
  readonly lanes: readonly { readonly id: LaneId; readonly kind: LaneKind }[]
}

function addCards(
  sketch: Sketch,
  { cards, steps, lanes }: CardPlan,
  random: SeededRandom,
  ids: () => string,
): CardId[] {
  // One cell in eight stays empty, as on real maps.
  const cells = steps.flatMap((step) => lanes.map((lane) => ({ step, lane }))).filter(() => random.chance(0.875))
  return Array.from({ length: cards }, () => {
    const { step, lane } = pick(random, cells)
    const kind = random.chance(0.9) ? suggestedCardKind(lane.kind) : 'text'
    return sketch.addCard(
      { step, lane: lane.id },
      { id: ids(), text: cardText(random), kind, ...cardDetails(kind, random) },
    )
  })
}

function cardText(random: SeededRandom): string {
  const { openings, endings } = pick(random, WORDINGS)
  const opening = pick(random, openings)
  const whole = opening + pick(random, endings)
  return whole.length <= MAX_CARD_TEXT ? whole : opening
}

function cardDetails(kind: CardKind, random: SeededRandom) {
  const owner = random.chance(0.1) ? 'Mara' : ''
  if (kind !== 'touchpoint') return { owner }
  const mode = random.chance(0.6) ? ('online' as const) : ('offline' as const)
  return {
    owner,
    contact: { channel: pick(random, CHANNELS), mode, scope: 'contact' as const },
    moment: random.chance(0.08) ? { polarity: pick(random, POLARITIES), ordinal: null } : null,
  }
}

/** What is not in cells: a note for each 50 cards above the map, a link for each 40. */
function addLoose(sketch: Sketch, cards: readonly CardId[], random: SeededRandom, ids: () => string): void {
  const notes: NoteId[] = []
  for (let count = Math.ceil(cards.length / 50); count > 0; count--) {
    const place = { x: random.between(0, 6000), y: -random.between(200, 500) }
    notes.push(sketch.addNote(place, { id: ids(), text: cardText(random) }))
  }
  for (let count = Math.floor(cards.length / 40); count > 0; count--) {
    const from = random.chance(0.15) ? pick(random, notes) : pick(random, cards)
    const to = pick(random, cards)
    if (from !== to) sketch.addLink({ from, to }, { id: ids(), label: random.chance(0.3) ? 'leads to' : '' })
  }
}
