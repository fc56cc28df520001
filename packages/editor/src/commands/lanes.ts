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
import { ordersOfBlock } from './blocks.ts'
import { several } from './wording.ts'

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

/** Puts the lanes side by side at `index` among the others. */
export function moveLanes(doc: JourneyDoc, ids: readonly LaneId[], index: number): void {
  const { lanes } = doc.projection.journey()
  const moving = lanes.filter((lane) => ids.includes(lane.id))
  const orders = ordersOfBlock(lanes, moving, index, (lane) => lane.order)
  if (!orders) return
  doc.change(`Move ${several(moving.length, 'lane')}`, (changes) => {
    moving.forEach((lane, n) => {
      changes.set('lane', lane.id, 'order', orders[n] ?? lane.order)
    })
  })
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
