/** How much of the view is really free: beside the bars, the panels that are open, and the titles at its edges. */
import type { Board } from '@journeyboard/editor'
import { BARE_INSETS, type Insets, interfaceInsets, isNarrow, type Size } from './fit.ts'

export interface OpenPanels {
  readonly isInspectorOpen: boolean
  readonly isFinding: boolean
  /** Which panel is open at the left edge. */
  readonly left: 'comments' | 'tree' | 'table' | null
}

/** As in their style sheets: widths in CSS pixels, and heights as parts of a phone's screen. */
const PANELS = {
  comments: { width: 340, height: 0.62 },
  tree: { width: 360, height: 0.7 },
  table: { width: 1080, height: 0.7 },
  inspector: { width: 300, height: 0.56 },
} as const
/** Between the edge of the window and a panel. */
const GAP = 16
/** On a narrower screen a table leaves too little beside it to be looked at: it lies over the map. */
const WIDE_FOR_TABLE = 1680

/** Which panels cover a part of the map now. */
function openPanels({ panels, selection }: Board): OpenPanels {
  const { isInspectorOpen, isInterfaceHidden, scene, findRequests, areCommentsOpen, isOutlineOpen, outlineView } =
    panels.getState()
  const isBare = isInterfaceHidden || scene !== null
  // Of an empty cell there are no details to show.
  const hasDetails = selection.getState().refs.some((ref) => ref.family !== 'cell')
  const left = areCommentsOpen ? 'comments' : isOutlineOpen ? outlineView : null
  return {
    isInspectorOpen: isInspectorOpen && !isBare && hasDetails,
    isFinding: findRequests > 0,
    left: isBare ? null : left,
  }
}

/** On a phone that is held upright panels lie over the lower part of the map. */
function arePanelsBelow({ width, height }: Size): boolean {
  return isNarrow(width) && !(height <= 480 && width >= 560)
}

/** CSS pixels at the left edge under a panel. */
function coveredLeft({ left }: OpenPanels, size: Size): number {
  const isOver = left === null || arePanelsBelow(size) || (left === 'table' && size.width < WIDE_FOR_TABLE)
  return isOver ? 0 : GAP + PANELS[left].width
}

/** The insets, and the room that panels take while they are open: what one goes to must not lie under them. */
function besidePanels(insets: Insets, open: OpenPanels, size: Size): Insets {
  const top = open.isFinding ? insets.top + 48 : insets.top
  if (arePanelsBelow(size)) {
    const height = Math.max(
      open.left === null ? 0 : PANELS[open.left].height,
      open.isInspectorOpen ? PANELS.inspector.height : 0,
    )
    return { ...insets, top, bottom: Math.max(insets.bottom, height * size.height + 12) }
  }
  const left = coveredLeft(open, size)
  return {
    ...insets,
    top,
    left: left === 0 ? insets.left : left + 8,
    right: open.isInspectorOpen ? insets.right + PANELS.inspector.width + 8 : insets.right,
  }
}

/** The insets of what is shown around the map now, panels and all. */
export function freeInsets(board: Board, size: Size): Insets {
  const { isInterfaceHidden, scene } = board.panels.getState()
  const insets = isInterfaceHidden || scene !== null ? BARE_INSETS : interfaceInsets(size)
  return besidePanels(insets, openPanels(board), size)
}

/** What stands over the map where it shows titles at its edges, in CSS pixels. */
export interface Frame {
  readonly width: number
  /** Height of the bars at the top. */
  readonly bars: number
  /** Width that a panel covers at the left edge. */
  readonly covered: number
  readonly isPresenting: boolean
}

/** Height of the floating bars at the top, in CSS pixels. */
const BARS = 60

export function frameOf(board: Board, size: Size): Frame {
  const { isInterfaceHidden, scene } = board.panels.getState()
  const isPresenting = scene !== null
  const bars = isInterfaceHidden || isPresenting ? 0 : BARS
  return { width: size.width, bars, covered: coveredLeft(openPanels(board), size), isPresenting }
}
