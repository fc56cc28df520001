/** Down: heights of rows, the cells in them, and the stacks of cards in the cells. */
import { type Card, holdsCards, type Journey, type Lane, type LaneId } from '@journeyboard/model'
import { boxEquals } from './box.ts'
import { contentOf, sameContent } from './cardContent.ts'
import { byId, keptById, keptList } from './kept.ts'
import type { CardBox, CellBox, LaneBox, Layout, StepBox } from './layout.ts'
import { cutText } from './text/measureText.ts'
import { isTextCut, type Line, wrapText } from './text/wrapText.ts'
import { CELL, LANE_TITLE, MAX_LINES, SIZES } from './tokens/sizes.ts'
import { TYPE } from './tokens/typeStyles.ts'
import { ROLE_WORDS } from './words.ts'

type Rows = Pick<Layout, 'lanes' | 'laneById' | 'cellRows'> & {
  /** Bottom edge of the last row. */
  readonly bottom: number
}

interface Place {
  readonly columns: Pick<Layout, 'steps' | 'stepById' | 'header'>
  readonly right: number
  readonly previous: Layout | undefined
}

/**
 * Rows stand below each other without gaps, each as high as its highest stack, its title and its own wish. All heights are
 * whole numbers: where rows move, sums and distances stay exact, so a part that is only moved is as if laid out anew.
 */
export function layoutRows(journey: Journey, place: Place): Rows {
  const stacks = stacksByLane(journey, place)
  const lanes: LaneBox[] = []
  const cellRows: (readonly (CellBox | null)[])[] = []
  let y = place.columns.header.height
  for (const lane of journey.lanes) {
    const stacksOfLane = stacks.get(lane.id) ?? []
    const height = rowHeight(lane, journey, stacksOfLane)
    lanes.push(laneBox(lane, journey, lanes.length, y, height, place.right))
    cellRows.push(layoutCells(lane.id, stacksOfLane, y, height, place))
    y += height
  }
  const { previous } = place
  const keptLanes = keptById(previous?.lanes, previous?.laneById, lanes)
  return {
    lanes: keptLanes,
    laneById: previous && keptLanes === previous.lanes ? previous.laneById : byId(keptLanes),
    cellRows: keptList(previous?.cellRows, cellRows),
    bottom: journey.lanes.length > 0 ? y : y + SIZES.laneHeight,
  }
}

interface Stack {
  readonly step: StepBox
  readonly records: readonly Card[]
  readonly height: number
  /** The cell as it was laid out before. */
  readonly before: CellBox | null
}

/** Only cells that hold cards, so the cost follows the cards and not the size of the grid. */
function stacksByLane(journey: Journey, { columns, previous }: Place): Map<LaneId, Stack[]> {
  const stacks = new Map<LaneId, Stack[]>()
  for (const records of journey.cardsByCell.values()) {
    const place = records[0]?.place
    const step = place && columns.stepById.get(place.step)
    if (!place || !step) continue
    const before = previous ? cellBefore(previous, place) : null
    const same = before?.records === records && before.box.width === step.box.width
    const height = same ? before.stackHeight : stackHeight(records, step.box.width)
    const stack = { step, records, height, before }
    const ofLane = stacks.get(place.lane)
    if (ofLane) ofLane.push(stack)
    else stacks.set(place.lane, [stack])
  }
  return stacks
}

function cellBefore(previous: Layout, place: Card['place']): CellBox | null {
  const lane = previous.laneById.get(place.lane)
  const step = previous.stepById.get(place.step)
  return (lane && step && previous.cellRows[lane.index]?.[step.index]) ?? null
}

const cardWidth = (columnWidth: number) => columnWidth - 2 * CELL.side

function stackHeight(records: readonly Card[], columnWidth: number): number {
  let height = (records.length - 1) * CELL.gap
  for (const card of records) height += contentOf(card, cardWidth(columnWidth)).height
  return height
}

function rowHeight(lane: Lane, journey: Journey, stacks: readonly Stack[]): number {
  const usual = holdsCards(lane) ? SIZES.laneHeight : SIZES.emotionHeight
  const wanted = Math.round(lane.height ?? usual)
  const highest = stacks.reduce((height, stack) => Math.max(height, stack.height), 0)
  const needed = highest > 0 ? CELL.top + highest + CELL.bottom : 0
  return Math.max(wanted, needed, titleHeight(lane, journey))
}

const titleWidth = SIZES.titleColumn - LANE_TITLE.left - LANE_TITLE.right

function roleLineOf(lane: Lane, journey: Journey): string {
  const words = holdsCards(lane)
    ? ROLE_WORDS[lane.role]
    : journey.personas
        .map((persona) => persona.name.trim())
        .filter((name) => name !== '')
        .join(', ')
  return cutText(words, TYPE.laneRole, titleWidth)
}

function titleLinesOf(lane: Lane): readonly Line[] {
  return wrapText(lane.title, TYPE.laneTitle, titleWidth, MAX_LINES.laneTitle)
}

function titleHeight(lane: Lane, journey: Journey): number {
  const lines = titleLinesOf(lane).length * TYPE.laneTitle.lineHeight
  const role = roleLineOf(lane, journey) === '' ? 0 : LANE_TITLE.roleGap + TYPE.laneRole.lineHeight
  return LANE_TITLE.top + lines + role + LANE_TITLE.bottom
}

function laneBox(lane: Lane, journey: Journey, index: number, y: number, height: number, right: number): LaneBox {
  const titleLines = titleLinesOf(lane)
  const titleY = y + LANE_TITLE.top
  return {
    id: lane.id,
    index,
    box: { x: 0, y, width: right, height },
    title: { x: 0, y, width: SIZES.titleColumn, height },
    titleLines,
    isCut: isTextCut(lane.title, titleLines),
    roleLine: roleLineOf(lane, journey),
    textX: LANE_TITLE.left,
    titleY,
    roleY: titleY + titleLines.length * TYPE.laneTitle.lineHeight + LANE_TITLE.roleGap,
    holdsCards: holdsCards(lane),
  }
}

function layoutCells(laneId: LaneId, stacks: readonly Stack[], y: number, height: number, place: Place) {
  const cells: (CellBox | null)[] = new Array(place.columns.steps.length).fill(null)
  const { previous } = place
  for (const stack of stacks) cells[stack.step.index] = layoutCell(laneId, stack, y, height, previous)
  return keptList(previous?.cellRows[previous.laneById.get(laneId)?.index ?? -1], cells)
}

function layoutCell(laneId: LaneId, stack: Stack, y: number, height: number, previous: Layout | undefined): CellBox {
  const { x, width } = stack.step.box
  const { before } = stack
  const box = { x, y, width, height }
  if (before && before.records === stack.records && before.box.x === x && before.box.width === width)
    return boxEquals(before.box, box) ? before : { ...before, box, cards: movedBy(y - before.box.y, before.cards) }
  const key = `${stack.step.id}~${laneId}` as const
  const cards: CardBox[] = []
  let cardY = y + CELL.top
  for (const record of stack.records) {
    const content = contentOf(record, cardWidth(width))
    const cardBox = { x: x + CELL.side, y: cardY, width: content.width, height: content.height }
    const next = {
      id: record.id,
      box: cardBox,
      image: content.image,
      textTop: content.textTop,
      lines: content.lines,
      isCut: content.isCut,
      meta: content.meta,
      cell: key,
      index: cards.length,
    }
    cards.push(keptCard(previous?.cardById.get(record.id), next))
    cardY += content.height + CELL.gap
  }
  return { key, stepId: stack.step.id, laneId, box, cards, stackHeight: stack.height, records: stack.records }
}

/** Where only rows above have grown: thousands of cards are moved down, and none of them is asked what it shows. */
function movedBy(distance: number, cards: readonly CardBox[]): readonly CardBox[] {
  if (distance === 0) return cards
  return cards.map((card) => ({ ...card, box: { ...card.box, y: card.box.y + distance } }))
}

/** The card's old box if nothing that is drawn has changed. */
export function keptCard(previous: CardBox | undefined, next: CardBox): CardBox {
  if (!previous || !boxEquals(previous.box, next.box)) return next
  if (previous.cell !== next.cell || previous.index !== next.index) return next
  return sameContent(previous, next) ? previous : next
}
