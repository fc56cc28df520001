/** The lines of interaction, visibility and internal interaction, derived from where the lanes' roles stand. */
import type { Journey, Lane, LaneRole } from '@journeyboard/model'
import type { LaneBox, ServiceLine } from './layout.ts'
import type { ServiceLineKind } from './tokens/strokes.ts'
import { SERVICE_LINE_WORDS } from './words.ts'

const ROLE_ABOVE: readonly (readonly [ServiceLineKind, LaneRole])[] = [
  ['interaction', 'customer'],
  ['visibility', 'frontstage'],
  ['internal', 'backstage'],
]

/** From the customer inwards; lanes of no role stand outside. */
const DEPTH: Record<LaneRole, number> = { none: 0, customer: 1, frontstage: 2, backstage: 3, support: 4 }

const LABEL_INSET = 10
const LABEL_RISE = 6

/**
 * Each line stands below the last lane of its role (interaction: customer, visibility: frontstage, internal: backstage)
 * that has a lane of a role further inside below it; without such a pair there is nothing to part and no line. Emotion
 * lanes without a role that directly follow the last customer lane belong to the customer's side.
 */
export function serviceLines(journey: Journey, lanes: readonly LaneBox[], right: number): readonly ServiceLine[] {
  const lines: ServiceLine[] = []
  for (const [kind, role] of ROLE_ABOVE) {
    const index = lastLaneAbove(journey.lanes, role)
    const lane = lanes[index]
    if (!lane) continue
    const y = lane.box.y + lane.box.height
    const labelPoint = { x: right - LABEL_INSET, y: y - LABEL_RISE }
    lines.push({ kind, y, x1: 0, x2: right, label: SERVICE_LINE_WORDS[kind], labelPoint })
  }
  return lines
}

/** Index of the lane below which the role's line stands, or -1. */
function lastLaneAbove(lanes: readonly Lane[], role: LaneRole): number {
  const lastInner = lanes.findLastIndex((lane) => DEPTH[lane.role] > DEPTH[role])
  let index = lanes.slice(0, Math.max(0, lastInner)).findLastIndex((lane) => lane.role === role)
  if (role !== 'customer' || index < 0) return index
  for (let next = lanes[index + 1]; next?.kind === 'emotion' && next.role === 'none'; next = lanes[index + 1])
    index += 1
  return index
}
