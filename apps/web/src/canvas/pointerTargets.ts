/** What lies under the pointer: controls of the interface, things of the map, and the menu on them. */
import {
  type Board,
  type BorderRef,
  borderOf,
  boxOf,
  clearSelection,
  isHeld,
  isSelected,
  type PointerInput,
  type PressedOn,
  type Ref,
  refAt,
  refOfHit,
  select,
} from '@journeyboard/editor'
import { grabTest } from '@journeyboard/layout'
import type { CardId, LaneId, LinkId, NoteId, StageId } from '@journeyboard/model'
import { isApple } from '../board/keys/formatKey.ts'
import type { CanvasPort } from './canvasPort.ts'

/** What a press here would take hold of, for the cursor's shape. */
export type Over = 'grab' | 'column' | 'row' | 'link' | null

export function inputOf(event: PointerEvent, port: CanvasPort): PointerInput {
  return {
    point: port.toBoard(event.clientX, event.clientY),
    screen: { x: event.clientX, y: event.clientY },
    zoom: port.zoom(),
    shift: event.shiftKey,
    mod: isApple() ? event.metaKey : event.ctrlKey,
    alt: event.altKey,
  }
}

export function isControl(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[data-control], textarea, input, select, a') !== null
}

/** On the canvas, and on none of the controls that stand over it. */
export function isOnBoard(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[data-board]') !== null && !isControl(target)
}

/** Whether what was hovered before stays so: over its buttons, and over what tells of it. */
export function keepsHover(target: EventTarget | null): boolean {
  return isControl(target) || (target instanceof Element && target.closest('[data-keeps-hover]') !== null)
}

/** What of the page takes a press by itself. Links lie below cards and notes, though their lines reach wider than they show. */
export function pressedOn(board: Board, target: EventTarget | null, { point }: PointerInput): PressedOn | undefined {
  if (!(target instanceof Element)) return undefined
  const from = target.closest<HTMLElement>('[data-link-from]')?.dataset.linkFrom
  if (from) return { type: 'linkHandle', from: from as CardId }
  const title = target.closest<HTMLElement>('[data-ref]')?.dataset.ref
  if (title?.startsWith('stage/')) return { type: 'ref', ref: { family: 'stage', id: title.slice(6) as StageId } }
  if (title?.startsWith('lane/')) return { type: 'ref', ref: { family: 'lane', id: title.slice(5) as LaneId } }
  const link = target.closest<SVGElement>('[data-link]')?.dataset.link
  if (!link || ['card', 'note'].includes(grabTest(board.layout.getState(), point, 0).kind)) return undefined
  return { type: 'ref', ref: { family: 'link', id: link as LinkId } }
}

export interface Hovering {
  readonly ref: Ref | null
  readonly over: Over
  /** Whose right or bottom border a press here would take hold of. */
  readonly border: BorderRef | null
}
export const NOTHING: Hovering = { ref: null, over: null, border: null }

export function hoverOf(board: Board, input: PointerInput, target: EventTarget | null): Hovering {
  const on = pressedOn(board, target, input)
  if (on?.type === 'linkHandle') return { ...NOTHING, ref: endRef(board, on.from), over: 'link' }
  if (on) return { ...NOTHING, ref: on.ref, over: isHeld(board, on.ref) ? null : 'grab' }
  const ref = refAt(board, input.point, input.zoom)
  const grab = grabTest(board.layout.getState(), input.point, 4 / input.zoom)
  const border = borderOf(grab)
  if (border && !isHeld(board, border)) return { ref, over: border.family === 'step' ? 'column' : 'row', border }
  const taken = refOfHit(grab)
  return { ...NOTHING, ref, over: taken && taken.family !== 'cell' && !isHeld(board, taken) ? 'grab' : null }
}

function endRef(board: Board, from: CardId | NoteId): Ref {
  const isNote = board.layout.getState().noteById.has(from as NoteId)
  return isNote ? { family: 'note', id: from as NoteId } : { family: 'card', id: from as CardId }
}

export function openMenu(board: Board, input: PointerInput, on: PressedOn | undefined): void {
  const ref = on?.type === 'ref' ? on.ref : refAt(board, input.point, input.zoom)
  // On open ground it is the menu of the map, whatever was selected before.
  if (!ref) clearSelection(board.selection)
  else if (!isSelected(board.selection, ref)) select(board.selection, [ref])
  board.editing.end()
  board.panels.setState({ menu: { x: input.screen.x, y: input.screen.y, ref, at: input.point } })
}

/** On what the keyboard stands on, as far as that is in view; in the middle if nothing is selected. */
export function openMenuByKey(board: Board, port: CanvasPort): void {
  const ref = board.selection.getState().refs.at(-1) ?? null
  const { left, right, top, bottom } = port.bounds()
  const box = ref && boxOf(board.layout.getState(), ref)
  const [first, last] = [port.toBoard(left, top), port.toBoard(right, bottom)]
  const at = {
    x: middleWithin(first.x, last.x, box && [box.x, box.x + box.width]),
    y: middleWithin(first.y, last.y, box && [box.y, box.y + box.height]),
  }
  const zoom = port.zoom()
  const menu = { x: left + (at.x - first.x) * zoom, y: top + (at.y - first.y) * zoom, ref, at, isByKey: true }
  board.panels.setState({ menu })
}

/** The middle of what lies between the bounds; where nothing does, the bound that is nearest. */
function middleWithin(least: number, most: number, range: readonly [number, number] | null): number {
  const [from, to] = range ?? [least, most]
  const within = (value: number) => Math.min(most, Math.max(least, value))
  return (within(from) + within(to)) / 2
}
