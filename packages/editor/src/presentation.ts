/** Showing the map to a room: the whole of it first, then stage after stage. Scope: this screen only. */
import type { Box, Layout } from '@journeyboard/layout'
import type { Journey, StageId } from '@journeyboard/model'
import type { Board } from './board.ts'
import { stageName } from './commands/stages.ts'
import { clearSelection } from './selection.ts'

/** A projector is far away: what is shown may grow beyond its size on the desk. */
const MOST_ZOOM = 2

/** By its stage, as its number changes with what others do meanwhile. */
export type SceneId = StageId | 'whole'

export interface Scene {
  readonly id: SceneId
  readonly title: string
  /** What fills the screen. */
  readonly box: Box
  /** The columns that it is about; null for the whole map. */
  readonly columns: Box | null
}

/**
 * What is shown one after the other: the whole map, and each stage from head to foot where there are several. Beside a
 * stage there is room for the titles of the lanes, which stay in view.
 */
export function scenesOf(journey: Journey, layout: Layout): readonly Scene[] {
  const { sheet, bounds, titleColumn } = layout
  const whole: Scene = { id: 'whole', title: journey.map.title || 'Untitled map', box: bounds, columns: null }
  if (journey.stages.length < 2) return [whole]
  const stages = journey.stages.flatMap((stage): Scene[] => {
    const { x, width } = layout.stageById.get(stage.id)?.box ?? { x: 0, width: 0 }
    const box = { ...sheet, x: x - titleColumn.width, width: width + titleColumn.width }
    return width > 0 ? [{ id: stage.id, title: stageName(stage), box, columns: { ...sheet, x, width } }] : []
  })
  return [whole, ...stages]
}

/** Puts away what belongs to the desk and shows the whole map. */
export function beginPresentation(board: Board): void {
  board.editing.end()
  clearSelection(board.selection)
  board.panels.setState({ tool: 'select', dialog: null, menu: null })
  presentScene(board, 0)
  const stopLayout = board.layout.subscribe((_, before) => followScene(board, before))
  const stopPanels = board.panels.subscribe(({ scene }) => {
    if (scene !== null) return
    stopLayout()
    stopPanels()
  })
}

/** A stage that was moved is shown where it is now; in place of one that is gone, the nearest. */
function followScene(board: Board, before: Layout): void {
  const { scene } = board.panels.getState()
  const layout = board.layout.getState()
  const was = scenesOf(before.journey, before)
  const now = scenesOf(layout.journey, layout).find(({ id }) => id === scene)
  const number = was.findIndex(({ id }) => id === scene)
  if (!now) {
    presentScene(board, number)
    return
  }
  const [from, to] = [was[number]?.columns, now.columns]
  if (to && (from?.x !== to.x || from.width !== to.width)) showBox(board, now.box)
}

/** Steps on from the scene that is shown. */
export function presentNext(board: Board, by: number): void {
  const { scene } = board.panels.getState()
  const scenes = scenesOf(board.doc.projection.journey(), board.layout.getState())
  presentScene(board, scenes.findIndex(({ id }) => id === scene) + by)
}

/** Shows the scene with this number, or the nearest one that there is. */
export function presentScene(board: Board, wanted: number): void {
  const scenes = scenesOf(board.doc.projection.journey(), board.layout.getState())
  const scene = Math.min(Math.max(0, wanted), scenes.length - 1)
  const { id, title, box } = scenes[scene] ?? {}
  if (!id || !title || !box) return
  board.panels.setState({ scene: id })
  showBox(board, box)
  board.notices.announce(`${scene + 1} of ${scenes.length}: ${title}`)
}

function showBox(board: Board, box: Box): void {
  board.viewport.current?.show(box, { fill: true, most: MOST_ZOOM })
}

/** Gives the interface back, and the whole map with it. */
export function endPresentation(board: Board): void {
  board.panels.setState({ scene: null })
  board.viewport.current?.show(board.layout.getState().bounds, { fill: true })
}
