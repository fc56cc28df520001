/** Documents for tests: a small map, and several people on one map. */
import {
  type Card,
  type CardId,
  cardDefaults,
  type JourneyRecords,
  type LaneId,
  laneDefaults,
  mapDefaults,
  newOrders,
  type StageId,
  type StepId,
  stageDefaults,
  stepDefaults,
} from '@journeyboard/model'
import * as Y from 'yjs'
import { createJourneyDoc, type JourneyDoc } from './journeyDoc.ts'
import { encodeJourney } from './wholeDocument.ts'

export function makeCard(id: string, step: string, lane: string, order: string, text = id): Card {
  return { ...cardDefaults, id: id as CardId, text, place: { step: step as StepId, lane: lane as LaneId, order } }
}

/** Stages s1, s2 with the steps s1a, s1b, s2a; lanes l1, l2; cards c1, c2 in s1a/l1 and c3 in s2a/l2. */
export function smallMap(): JourneyRecords {
  const [first = '', second = ''] = newOrders(2)
  const step = (id: string, stage: string, order: string) => ({
    ...stepDefaults,
    id: id as StepId,
    title: id,
    place: { stage: stage as StageId, order },
  })
  return {
    map: { ...mapDefaults, title: 'A map' },
    stages: [
      { ...stageDefaults, id: 's1' as StageId, title: 'Discover', order: first },
      { ...stageDefaults, id: 's2' as StageId, title: 'Buy', order: second },
    ],
    steps: [step('s1a', 's1', first), step('s1b', 's1', second), step('s2a', 's2', first)],
    lanes: [
      { ...laneDefaults, id: 'l1' as LaneId, title: 'Actions', order: first },
      { ...laneDefaults, id: 'l2' as LaneId, title: 'Touchpoints', order: second },
    ],
    cards: [
      makeCard('c1', 's1a', 'l1', first),
      makeCard('c2', 's1a', 'l1', second),
      makeCard('c3', 's2a', 'l2', first),
    ],
    notes: [],
    links: [],
    personas: [],
    feelings: [],
  }
}

/** `count` people on one map, out of touch with each other until `exchange`. */
export function openTogether(records: JourneyRecords, count: number): { people: JourneyDoc[]; exchange: () => void } {
  const update = encodeJourney(records)
  const people = Array.from({ length: count }, () => {
    const ydoc = new Y.Doc()
    Y.applyUpdate(ydoc, update)
    return createJourneyDoc(ydoc)
  })
  const exchange = () => {
    for (const from of people) {
      for (const to of people) {
        if (from === to) continue
        Y.applyUpdate(to.ydoc, Y.encodeStateAsUpdate(from.ydoc, Y.encodeStateVector(to.ydoc)), 'peer')
      }
    }
  }
  return { people, exchange }
}
