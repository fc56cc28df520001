/** Which part of a map is in the picture. */
import {
  type Box,
  boxAround,
  boxOfLink,
  type CardBox,
  type Layout,
  type LinkLine,
  layoutJourney,
} from '@journeyboard/layout'
import { arrangeJourney, type CardId, type Journey, type LaneId, type NoteId, type StageId } from '@journeyboard/model'

export type PictureScope =
  | { readonly kind: 'whole' }
  /** Chosen stages and lanes, moved together as if there were no others; null: all of them. Without notes and tray. */
  | { readonly kind: 'part'; readonly stages: ReadonlySet<StageId> | null; readonly lanes: ReadonlySet<LaneId> | null }
  /** Cards and notes where they stand, with the links between them, without the sheet. */
  | { readonly kind: 'selection'; readonly cards: ReadonlySet<CardId>; readonly notes: ReadonlySet<NoteId> }

export interface Selected {
  readonly cards: readonly CardBox[]
  readonly notes: Layout['noteById']
  readonly links: readonly LinkLine[]
  readonly bounds: Box
}

/** The layout to draw: the map's own, or a new one of the chosen stages and lanes. */
export function layoutOfScope(layout: Layout, scope: PictureScope): Layout {
  return scope.kind === 'part' ? layoutJourney(partOf(layout.journey, scope), undefined, layout.hiddenPersonas) : layout
}

/** The chosen cards and notes that exist. Throws when there are none: a picture of nothing has no size. */
export function selectedOf(layout: Layout, scope: Extract<PictureScope, { kind: 'selection' }>): Selected {
  const cards = [...layout.cardById.values()].filter((card) => scope.cards.has(card.id))
  const notes = new Map([...layout.noteById].filter(([id]) => scope.notes.has(id)))
  const [first, ...rest] = [...cards, ...notes.values()].map(({ box }) => box)
  if (!first) throw new RangeError('None of the chosen cards and notes is on the map, so there is nothing to draw.')
  const ids = new Set<string>([...cards.map((card) => card.id), ...notes.keys()])
  const links = layout.links.filter(({ id }) => {
    const ends = layout.journey.linkById.get(id)?.ends
    return ends !== undefined && ids.has(ends.from) && ids.has(ends.to)
  })
  return { cards, notes, links, bounds: withLinks(rest.reduce(boxAround, first), links) }
}

/** The box and the links that leave it. */
export function withLinks(bounds: Box, links: readonly LinkLine[]): Box {
  return links.reduce((box, link) => boxAround(box, boxOfLink(link)), bounds)
}

function partOf(journey: Journey, { stages, lanes }: Extract<PictureScope, { kind: 'part' }>): Journey {
  const stageById = only(journey.stageById, ({ id }) => stages === null || stages.has(id))
  const laneById = only(journey.laneById, ({ id }) => lanes === null || lanes.has(id))
  const stepById = only(journey.stepById, ({ place }) => stageById.has(place.stage))
  const inTray = new Set(journey.tray)
  return arrangeJourney({
    ...journey,
    stageById,
    laneById,
    stepById,
    cardById: only(journey.cardById, (card) => {
      const { step, lane } = card.place
      return stepById.has(step) && laneById.has(lane) && !inTray.has(card)
    }),
    noteById: new Map(),
  })
}

function only<Id, R>(map: ReadonlyMap<Id, R>, isIn: (record: R) => boolean): ReadonlyMap<Id, R> {
  return new Map([...map].filter(([, record]) => isIn(record)))
}
