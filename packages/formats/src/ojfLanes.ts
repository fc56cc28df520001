/** Which lanes an OpenJourney file gets: its own, those that its blueprints need, and one for the curve. */
import { LANE_KINDS, LANE_ROLES, type LaneKind, type LaneRole } from '@journeyboard/model'
import { ownValue } from './jsonText.ts'
import type { OjfFile, OjfNode, OjfPart } from './ojfFile.ts'
import { BLUEPRINT_PARTS, type BlueprintPart, type LaneMeaning, meaningOfLane, PLAIN_LANE } from './ojfWords.ts'

export interface PlannedLane {
  /** Undefined for lanes that are not in the file. */
  readonly source: OjfPart | undefined
  readonly title: string
  readonly kind: LaneKind
  readonly role: LaneRole
  readonly isEmotional: boolean
  readonly part: BlueprintPart | undefined
}

const BLUEPRINT_LANES: Readonly<Record<BlueprintPart, { title: string; kind: LaneKind; role: LaneRole }>> = {
  evidence: { title: 'Evidence', kind: 'evidence', role: 'none' },
  onstage: { title: 'Front-stage', kind: 'touchpoint', role: 'frontstage' },
  backstage: { title: 'Back-stage', kind: 'process', role: 'backstage' },
  support: { title: 'Support', kind: 'process', role: 'support' },
}

/** Top to bottom: evidence, the file's lanes with the feelings among the customer's, front-stage, back-stage, support. */
export function planOjfLanes(file: OjfFile): PlannedLane[] {
  const lanes = plannedSources(file)
  const missing = BLUEPRINT_PARTS.filter(
    (part) => file.nodes.some((node) => node.blueprint.has(part)) && !lanes.some((lane) => lane.part === part),
  )
  const added = missing.map((part): PlannedLane => {
    return { ...BLUEPRINT_LANES[part], part, source: undefined, isEmotional: false }
  })
  const isFirst = (lane: PlannedLane) => lane.part === 'evidence'
  return [...added.filter(isFirst), ...withFeelings(lanes), ...added.filter((lane) => !isFirst(lane))]
}

/** The lane with the most nodes, the upper one of equals: what the customer does, in all maps that show that at all. */
export function fullestLane(lanes: readonly OjfPart[], nodes: readonly OjfNode[]): OjfPart | undefined {
  const counts = new Map<OjfPart, number>()
  for (const { lane } of nodes) if (lane) counts.set(lane, (counts.get(lane) ?? 0) + 1)
  const most = Math.max(0, ...counts.values())
  return lanes.find((lane) => counts.get(lane) === most)
}

function plannedSources(file: OjfFile): PlannedLane[] {
  const primary = fullestLane(file.lanes, file.nodes)
  const meanings = file.lanes.map((lane) => meaningOfLane(lane.name))
  const hasActions = meanings.some((meaning) => meaning.kind === 'action')
  let isBelow = false
  return file.lanes.map((source, index) => {
    const guess = meanings[index] ?? PLAIN_LANE
    const isActions = !hasActions && source === primary && guess === PLAIN_LANE
    const meaning: LaneMeaning = isActions ? { kind: 'action', role: 'customer' } : guess
    const kind = LANE_KINDS.find((one) => one === ownValue(source.own, 'kind')) ?? meaning.kind
    const role = LANE_ROLES.find((one) => one === ownValue(source.own, 'role')) ?? roleOf(meaning, isBelow)
    if (role !== 'none' && role !== 'customer') isBelow = true
    return { source, title: source.name, kind, role, isEmotional: meaning.isEmotional === true, part: meaning.part }
  })
}

/** The line of interaction lies below the customer's rows: no such row may follow one of the service's. */
function roleOf(meaning: LaneMeaning, isBelow: boolean): LaneRole {
  if (meaning.role === 'felt') return isBelow ? 'none' : 'customer'
  return meaning.role
}

function withFeelings(lanes: PlannedLane[]): PlannedLane[] {
  if (lanes.some((lane) => lane.kind === 'emotion')) return lanes
  const beside = lanes.findIndex((lane) => lane.isEmotional)
  const at = 1 + (beside < 0 ? lanes.findIndex((lane) => lane.kind === 'action') : beside)
  const isBelow = lanes.slice(0, at).some(({ role }) => role !== 'none' && role !== 'customer')
  const feelings: PlannedLane = {
    ...{ source: undefined, title: 'Feelings', kind: 'emotion', part: undefined, isEmotional: false },
    role: isBelow ? 'none' : 'customer',
  }
  return lanes.toSpliced(at, 0, feelings)
}
