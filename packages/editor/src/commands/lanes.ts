/** Commands on lanes. */
import type { JourneyDoc } from '@journeyboard/doc'
import {
  type Lane,
  type LaneId,
  type LaneKind,
  type LaneRole,
  laneDefaults,
  newId,
  ordersAt,
} from '@journeyboard/model'

/** A new lane at `index` among the lanes. */
export function insertLane(
  doc: JourneyDoc,
  index: number,
  fields: Partial<Pick<Lane, 'title' | 'kind' | 'role'>> = {},
): LaneId {
  const { lanes } = doc.projection.journey()
  const id = newId<LaneId>()
  const [order = laneDefaults.order] = ordersAt(
    lanes.map((lane) => lane.order),
    index,
    1,
  )
  doc.change('Add lane', (changes) => changes.create('lane', { ...laneDefaults, ...fields, id, order }))
  return id
}

/** Puts the lane at `index` among the other lanes. */
export function moveLane(doc: JourneyDoc, id: LaneId, index: number): void {
  const lanes = doc.projection.journey().lanes
  if (lanes.findIndex((lane) => lane.id === id) === index) return
  const others = lanes.filter((lane) => lane.id !== id)
  const [order = laneDefaults.order] = ordersAt(
    others.map((lane) => lane.order),
    index,
    1,
  )
  doc.change('Move lane', (changes) => changes.set('lane', id, 'order', order))
}

/** Cards of a lane that becomes an emotion lane wait in the tray; nothing is lost. */
export function setLaneKind(doc: JourneyDoc, id: LaneId, kind: LaneKind): void {
  doc.change('Change lane kind', (changes) => changes.set('lane', id, 'kind', kind))
}

export function setLaneRole(doc: JourneyDoc, id: LaneId, role: LaneRole): void {
  doc.change('Change lane role', (changes) => changes.set('lane', id, 'role', role))
}

/** Board units, a lower bound; null: as its cards need. */
export function setLaneHeight(doc: JourneyDoc, id: LaneId, height: number | null): void {
  doc.change('Change height', (changes) => changes.set('lane', id, 'height', height))
}

export function laneName(lane: Lane | undefined): string {
  return lane?.title || 'Untitled lane'
}
