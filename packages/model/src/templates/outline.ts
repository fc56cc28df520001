/** The outline in which templates are written: a map told step by step. */
import type { CardKind, ContactMode, ContactScope, Polarity } from '../card.ts'
import { FEELING_SERIES, type FeelingSeries } from '../feeling.ts'
import type { CardId, LaneId, PersonaId, StepId } from '../ids.ts'
import type { JourneyRecords } from '../journey.ts'
import { type LaneKind, type LaneRole, suggestedCardKind } from '../lane.ts'
import type { MapRecord } from '../map.ts'
import type { NotePlace } from '../note.ts'
import type { PersonaColor } from '../persona.ts'
import { createSketch, type Sketch } from '../sketch.ts'
import type { Period } from '../stage.ts'

/** `Lane` and `Who` are the keys by which cards and feelings name their lane and persona; they do not reach the map. */
export interface Outline<Lane extends string, Who extends string> {
  readonly map: Partial<Omit<MapRecord, 'id'>>
  readonly personas: readonly PersonaOutline<Who>[]
  readonly lanes: readonly LaneOutline<Lane>[]
  readonly stages: readonly StageOutline<NoInfer<Lane>, NoInfer<Who>>[]
  readonly notes?: readonly (NotePlace & { readonly text: string })[]
  /** From and to are the keys of cards. */
  readonly links?: readonly { readonly from: string; readonly to: string; readonly label?: string }[]
}

export interface PersonaOutline<Who extends string> {
  readonly key: Who
  readonly name: string
  readonly role: string
  readonly segment: string
  readonly color: PersonaColor
}

export interface LaneOutline<Lane extends string> {
  readonly key: Lane
  readonly title: string
  readonly kind: LaneKind
  readonly role: LaneRole
}

export interface StageOutline<Lane extends string, Who extends string> {
  readonly title: string
  readonly goal: string
  readonly period: Period
  readonly steps: readonly StepOutline<Lane, Who>[]
}

export interface StepOutline<Lane extends string, Who extends string> {
  readonly title: string
  readonly cards?: { readonly [L in Lane]?: CardOutline | readonly CardOutline[] }
  readonly feels?: { readonly [W in Who]?: FeelingOutline }
}

export type CardOutline = string | DetailedCard

export interface DetailedCard {
  readonly text: string
  /** Only for links. */
  readonly key?: string
  readonly kind?: CardKind
  readonly channel?: string
  readonly mode?: ContactMode
  readonly scope?: ContactScope
  readonly owner?: string
  readonly moment?: Polarity
  readonly ordinal?: 0 | 1 | 2 | 3
}

/** Each series on -2 to +2. */
export interface FeelingOutline {
  readonly actual?: number
  readonly desired?: number
  readonly believed?: number
  /** The word and the reason belong to `actual`. */
  readonly word?: string
  readonly comment?: string
}

/** The records of an outline, with fresh ids on each call. */
export function recordsOfOutline<Lane extends string, Who extends string>(outline: Outline<Lane, Who>): JourneyRecords {
  const sketch = createSketch(outline.map)
  const personaByKey = new Map(outline.personas.map(({ key, ...fields }) => [key, sketch.addPersona(fields)]))
  const laneByKey = new Map(
    outline.lanes.map(({ key, ...fields }) => [key, { id: sketch.addLane(fields), kind: fields.kind }]),
  )
  const cardByKey = new Map<string, CardId>()
  for (const { steps, ...fields } of outline.stages) {
    const stage = sketch.addStage(fields)
    for (const outlined of steps) {
      const step = sketch.addStep(stage, { title: outlined.title })
      for (const [key, lane] of laneByKey) addCards(sketch, step, lane, outlined.cards?.[key], cardByKey)
      for (const [key, persona] of personaByKey) addFeelings(sketch, step, persona, outlined.feels?.[key])
    }
  }
  for (const { text, ...place } of outline.notes ?? []) sketch.addNote(place, { text })
  for (const { from, to, label = '' } of outline.links ?? []) {
    const ends = { from: cardByKey.get(from), to: cardByKey.get(to) }
    if (!ends.from || !ends.to) throw new Error(`The outline has no card with the key "${ends.from ? to : from}".`)
    sketch.addLink({ from: ends.from, to: ends.to }, { label })
  }
  return sketch.records()
}

function addCards(
  sketch: Sketch,
  step: StepId,
  lane: { readonly id: LaneId; readonly kind: LaneKind },
  cards: CardOutline | readonly CardOutline[] | undefined,
  cardByKey: Map<string, CardId>,
): void {
  for (const card of cards === undefined ? [] : [cards].flat()) {
    const detail: DetailedCard = typeof card === 'string' ? { text: card } : card
    const id = sketch.addCard(
      { step, lane: lane.id },
      {
        text: detail.text,
        kind: detail.kind ?? suggestedCardKind(lane.kind),
        contact: { channel: detail.channel ?? '', mode: detail.mode ?? 'none', scope: detail.scope ?? 'contact' },
        owner: detail.owner ?? '',
        moment: detail.moment ? { polarity: detail.moment, ordinal: detail.ordinal ?? null } : null,
      },
    )
    if (detail.key) cardByKey.set(detail.key, id)
  }
}

function addFeelings(sketch: Sketch, step: StepId, persona: PersonaId, feels: FeelingOutline | undefined): void {
  for (const series of FEELING_SERIES) {
    const shown = feels?.[series]
    if (shown === undefined) continue
    sketch.setFeeling({ persona, step, series }, { valence: shown / 2, ...detailOf(feels, series) })
  }
}

function detailOf(feels: FeelingOutline | undefined, series: FeelingSeries) {
  return series === 'actual' ? { word: feels?.word ?? '', comment: feels?.comment ?? '' } : {}
}
