/** From DOM pointer events to the editor's pointer: coordinates, modifiers, and which presses are the board's. */
import {
  type Board,
  createPointer,
  isSelected,
  type Pointer,
  type PointerInput,
  type PressedOn,
  type Ref,
  refAt,
  select,
} from '@journeyboard/editor'
import { type BoardPoint, hitTest } from '@journeyboard/layout'
import type { CardId, LaneId, LinkId, StageId } from '@journeyboard/model'
import type { CanvasPort } from './canvasPort.ts'
import { createEdgePan } from './edgePan.ts'

export type Over = 'grab' | 'column' | 'row' | 'link' | null

export interface PointerListeners {
  onHover(ref: Ref | null, over: Over): void
  /** Where the pointer is, or null when it left. */
  onPoint(point: BoardPoint | null): void
}

/** Where two taps or clicks count as one double press: within 400 ms and 6 CSS pixels. */
const DOUBLE = { time: 400, distance: 6 }
/** A right press that moved less than this opens the menu; otherwise it was a pan. */
const MENU_REACH = 4

/** Listens on the canvas until the signal aborts; gives the pointer, so that Esc can cancel. */
export function listenToPointer(
  element: HTMLElement,
  board: Board,
  port: CanvasPort,
  { onHover, onPoint }: PointerListeners,
  signal: AbortSignal,
): Pointer {
  const pointer = createPointer(board)
  let last: { time: number; x: number; y: number } | null = null
  let rightPress: { x: number; y: number } | null = null
  let touch: { id: number; x: number; y: number; isTap: boolean } | null = null

  const inputOf = (event: PointerEvent): PointerInput => ({
    point: port.toBoard(event.clientX, event.clientY),
    screen: { x: event.clientX, y: event.clientY },
    zoom: port.zoom(),
    shift: event.shiftKey,
    mod: event.ctrlKey || event.metaKey,
    alt: event.altKey,
  })
  const edgePan = createEdgePan(port, (event) => pointer.move(inputOf(event)))

  const isDouble = (event: PointerEvent) => {
    const isNear = last && Math.hypot(event.clientX - last.x, event.clientY - last.y) <= DOUBLE.distance
    const is = Boolean(last && isNear && event.timeStamp - last.time <= DOUBLE.time)
    last = is ? null : { time: event.timeStamp, x: event.clientX, y: event.clientY }
    return is
  }

  const handleDown = (event: PointerEvent) => {
    if (isControl(event.target)) return
    if (event.button === 2) rightPress = { x: event.clientX, y: event.clientY }
    if (event.pointerType === 'touch') {
      // One finger pans and two zoom, which React Flow does; only a tap is ours.
      touch = { id: event.pointerId, x: event.clientX, y: event.clientY, isTap: touch === null }
      return
    }
    if (event.button !== 0 || port.isPanning()) return
    event.preventDefault()
    port.focus()
    board.panels.setState({ menu: null })
    if (isDouble(event)) {
      pointer.cancel()
      pointer.doublePress(inputOf(event))
      return
    }
    element.setPointerCapture(event.pointerId)
    pointer.press(inputOf(event), pressedOn(event.target))
  }

  const handleMove = (event: PointerEvent) => {
    if (touch && Math.hypot(event.clientX - touch.x, event.clientY - touch.y) > DOUBLE.distance) touch.isTap = false
    const input = inputOf(event)
    if (event.pointerType !== 'touch') onPoint(input.point)
    if (event.buttons & 1 && event.pointerType !== 'touch') {
      pointer.move(input)
      if (pointer.isBusy()) edgePan.follow(event)
    } else if (event.buttons === 0) onHover(...hoverOf(board, input, event.target))
  }

  const handleUp = (event: PointerEvent) => {
    edgePan.stop()
    if (event.pointerType === 'touch') {
      const tapped = touch
      touch = null
      if (tapped?.isTap && event.type === 'pointerup' && !isControl(event.target)) tap(inputOf(event), event)
      return
    }
    if (event.button === 2 && rightPress) {
      const hasMoved = Math.hypot(event.clientX - rightPress.x, event.clientY - rightPress.y) >= MENU_REACH
      rightPress = null
      if (!hasMoved && !isControl(event.target)) openMenu(board, inputOf(event), pressedOn(event.target))
    }
    if (event.button === 0) pointer.release(inputOf(event))
  }

  const tap = (input: PointerInput, event: PointerEvent) => {
    port.focus()
    const ref = refAt(board, input.point, input.zoom)
    const isSecond = isDouble(event) || (ref !== null && ref.family !== 'cell' && isSelected(board.selection, ref))
    if (isSecond) pointer.doublePress(input)
    else {
      board.editing.end()
      pointer.press(input, pressedOn(event.target))
      pointer.release(input)
    }
  }

  const on = <Name extends keyof HTMLElementEventMap>(
    name: Name,
    listener: (event: HTMLElementEventMap[Name]) => void,
  ) => element.addEventListener(name, listener, { signal })
  on('pointerdown', handleDown)
  on('pointermove', handleMove)
  on('pointerup', handleUp)
  on('pointercancel', (event) => {
    edgePan.stop()
    touch = null
    if (event.pointerType !== 'touch') pointer.cancel()
  })
  on('pointerleave', () => {
    onPoint(null)
    onHover(null, null)
  })
  on('contextmenu', (event) => {
    if (isControl(event.target)) return
    event.preventDefault()
    // The menu key has no pointer: the menu opens at what is selected, or in the middle.
    if (event.button !== 2) openMenuByKey(board, port)
  })
  return pointer
}

function isControl(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[data-control], textarea, input, select, a') !== null
}

function pressedOn(target: EventTarget | null): PressedOn | undefined {
  if (!(target instanceof Element)) return undefined
  const from = target.closest<HTMLElement>('[data-link-from]')?.dataset.linkFrom
  if (from) return { type: 'linkHandle', from: from as CardId }
  const title = target.closest<HTMLElement>('[data-ref]')?.dataset.ref
  if (title?.startsWith('stage/')) return { type: 'ref', ref: { family: 'stage', id: title.slice(6) as StageId } }
  if (title?.startsWith('lane/')) return { type: 'ref', ref: { family: 'lane', id: title.slice(5) as LaneId } }
  const link = target.closest<SVGElement>('[data-link]')?.dataset.link
  return link ? { type: 'ref', ref: { family: 'link', id: link as LinkId } } : undefined
}

function hoverOf(board: Board, input: PointerInput, target: EventTarget | null): [Ref | null, Over] {
  const on = pressedOn(target)
  if (on?.type === 'linkHandle') return [{ family: 'card', id: on.from as CardId }, 'link']
  if (on) return [on.ref, 'grab']
  const hit = hitTest(board.layout.getState(), input.point, 4 / input.zoom)
  const ref = refAt(board, input.point, input.zoom)
  if (hit.kind === 'columnBorder') return [null, 'column']
  if (hit.kind === 'rowBorder') return [null, 'row']
  return [ref, ref && ref.family !== 'cell' ? 'grab' : null]
}

function openMenu(board: Board, input: PointerInput, on: PressedOn | undefined): void {
  const ref = on?.type === 'ref' ? on.ref : refAt(board, input.point, input.zoom)
  if (ref && !isSelected(board.selection, ref)) select(board.selection, [ref])
  board.editing.end()
  board.panels.setState({ menu: { x: input.screen.x, y: input.screen.y, ref, at: input.point } })
}

function openMenuByKey(board: Board, port: CanvasPort): void {
  const ref = board.selection.getState().refs.at(-1) ?? null
  const bounds = port.bounds()
  const x = bounds.left + bounds.width / 2
  const y = bounds.top + bounds.height / 2
  board.panels.setState({ menu: { x, y, ref, at: port.toBoard(x, y) } })
}
