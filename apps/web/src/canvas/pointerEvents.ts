/** From DOM events on the canvas to the editor's pointer. Mouse and pen here; fingers in touch.ts. */
import { type Board, createPointer, type Pointer, type PressedOn } from '@journeyboard/editor'
import type { BoardPoint } from '@journeyboard/layout'
import { isApple } from '../board/keys/formatKey.ts'
import { keyPlaceOf } from '../board/keys/keyPlace.ts'
import type { CanvasPort } from './canvasPort.ts'
import { createEdgePan } from './edgePan.ts'
import {
  type Hovering,
  hoverOf,
  inputOf,
  isControl,
  keepsHover,
  NOTHING,
  openMenu,
  openMenuByKey,
  pressedOn,
} from './pointerTargets.ts'
import { createRestingMouse } from './restingMouse.ts'
import { createTouch } from './touch.ts'

export interface PointerListeners {
  onHover(hovering: Hovering): void
  /** Where the pointer is, or null when it left. */
  onPoint(point: BoardPoint | null): void
}

/** Where two clicks count as one double press: within 400 ms and 6 CSS pixels. */
const DOUBLE = { time: 400, distance: 6 }
/** A right press that moved less than this (CSS pixels) opens the menu; otherwise it was a pan. */
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
  const touch = createTouch(board, pointer, port)
  const isDragging = () => pointer.isBusy() || touch.isLifting()
  const edgePan = createEdgePan(port, isDragging)
  let carrying: PointerEvent | null = null
  let last: PointerEvent | null = null
  let rightPress: PointerEvent | null = null
  // Whether it is a double click shows on release: the second press may also begin a drag.
  let isSecondPress = false
  let pressedThing: PressedOn | undefined
  let isPenDown = false

  const distance = (a: PointerEvent, b: PointerEvent) => Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY)
  const isDouble = (event: PointerEvent) => {
    const is =
      last !== null && distance(event, last) <= DOUBLE.distance && event.timeStamp - last.timeStamp <= DOUBLE.time
    last = is ? null : event
    return is
  }

  // With the laser pointer a press takes hold of nothing, and a finger points instead of moving the canvas.
  const isPointing = () => board.panels.getState().tool === 'laser' && !pointer.isBusy()

  const handleDown = (event: PointerEvent) => {
    carrying = event
    if (isControl(event.target)) {
      last = event
      return
    }
    if (isPointing() && !isSecondary(event)) {
      // Whoever was writing elsewhere is on the board again: its keys are theirs.
      port.focus()
      return
    }
    if (event.pointerType === 'touch') {
      touch.down(event)
      return
    }
    rightPress = isSecondary(event) ? event : null
    if (event.button !== 0 || rightPress || port.isPanning()) return
    isPenDown = event.pointerType === 'pen'
    event.preventDefault()
    const isSecond = isDouble(event)
    // The second press of a double click on "+" finds the new card in its place, already being written.
    if (isSecond && board.editing.store.getState()?.isNew) return
    port.focus()
    board.panels.setState({ menu: null })
    isSecondPress = isSecond
    element.setPointerCapture(event.pointerId)
    // On release the target is whatever has captured the pointer.
    const input = inputOf(event, port)
    pressedThing = pressedOn(board, event.target, input)
    pointer.press(input, pressedThing)
  }
  // The map moves under what is in the hand: at the canvas' edge, by the wheel, by keys.
  const handleView = () => {
    if (carrying && isDragging()) pointer.move(inputOf(carrying, port))
  }
  const hover = (event: PointerEvent, target: EventTarget | null) => {
    const input = inputOf(event, port)
    pointer.hover(isControl(target) ? null : input)
    if (!keepsHover(target)) onHover(hoverOf(board, input, target))
  }
  const resting = createRestingMouse(element, board, port, {
    isDragging,
    onLook: (event, under) => (under && !isPointing() ? hover(event, under) : onHover(NOTHING)),
    onMoved: () => onHover(NOTHING),
  })
  const handleMove = (event: PointerEvent) => {
    carrying = event
    const isResting = event.pointerType !== 'touch' && !isPointing()
    resting.at(isResting ? event : null)
    if (isPointing()) {
      onPoint(inputOf(event, port).point)
      onHover(NOTHING)
      return
    }
    if (event.pointerType === 'touch') {
      touch.move(event)
      if (touch.isLifting()) edgePan.follow(event)
      return
    }
    const input = inputOf(event, port)
    onPoint(input.point)
    if (event.buttons & 1) {
      pointer.move(input)
      if (pointer.isBusy()) edgePan.follow(event)
    } else if (event.buttons === 0) {
      hover(event, event.target)
    }
  }
  const handleUp = (event: PointerEvent) => {
    edgePan.stop()
    // What is let go outside the window or over a bar of the interface goes back to where it was.
    const isLost = isDropping(board) && !isOver(element, event)
    if (event.pointerType === 'touch') {
      if (isLost) touch.cancel()
      else touch.up(event)
      return
    }
    isPenDown = false
    if (rightPress && event.button === rightPress.button) {
      const isClick = distance(event, rightPress) < MENU_REACH
      rightPress = null
      const input = inputOf(event, port)
      if (isClick && !isControl(event.target)) openMenu(board, input, pressedOn(board, event.target, input))
      return
    }
    if (event.button !== 0) return
    const wasSecondPress = isSecondPress
    isSecondPress = false
    if (wasSecondPress && !pointer.isBusy()) {
      pointer.cancel()
      pointer.doublePress(inputOf(event, port), pressedThing)
    } else if (isLost) pointer.cancel()
    else pointer.release(inputOf(event, port))
  }
  const handleCancel = (event: PointerEvent) => {
    edgePan.stop()
    if (event.pointerType === 'touch') {
      touch.cancel()
      return
    }
    isPenDown = false
    pointer.cancel()
  }
  const handleLeave = () => {
    resting.at(null)
    onPoint(null)
    onHover(NOTHING)
    pointer.hover(null)
  }
  const handleMenu = (event: MouseEvent) => {
    if (isControl(event.target)) return
    event.preventDefault()
    // The menu key has no pointer: the menu opens on what is selected.
    const isFinger = event instanceof PointerEvent && event.pointerType === 'touch'
    // On a Mac it comes before the button is released.
    const isClick = event.button === 2 || (rightPress !== null && isSecondary(event))
    if (!isClick && !isFinger) openMenuByKey(board, port)
  }
  // A press that pans would take the keyboard away from the board, and from a text that is being edited. On the way
  // down, because React Flow keeps such presses to itself.
  const handleMouseDown = (event: MouseEvent) => {
    if (isControl(event.target)) return
    event.preventDefault()
    const focused = document.activeElement
    // A button of a bar would be pressed by the Space that is let go after the pan.
    if (focused === document.body || keyPlaceOf(focused) === 'page') port.focus()
  }
  // While something is lifted by a finger, React Flow must not hear of the movement, or it would pan. Pens tell of
  // themselves as touches too.
  const handleTouchMove = (event: TouchEvent) => {
    if (!touch.isLifting() && !isPenDown && !(isPointing() && event.touches.length === 1)) return
    event.preventDefault()
    event.stopPropagation()
  }
  // The click that browsers send after a tap would press what the tap has just brought under the finger, such as "+".
  const handleTouchEnd = (event: TouchEvent) => {
    if (touch.wasTap() && event.cancelable) event.preventDefault()
  }

  const stopTool = board.panels.subscribe(({ tool }) => {
    if (tool !== 'make') pointer.hover(null)
  })
  const stopView = port.onView(handleView)
  signal.addEventListener('abort', () => {
    stopTool()
    stopView()
    resting.stop()
  })
  element.addEventListener('pointerdown', handleDown, { signal })
  element.addEventListener('pointermove', handleMove, { signal })
  element.addEventListener('pointerup', handleUp, { signal })
  element.addEventListener('pointercancel', handleCancel, { signal })
  element.addEventListener('pointerleave', handleLeave, { signal })
  element.addEventListener('mousedown', handleMouseDown, { signal, capture: true })
  element.addEventListener('contextmenu', handleMenu, { signal })
  element.addEventListener('touchend', handleTouchEnd, { signal, capture: true, passive: false })
  element.addEventListener('touchmove', handleTouchMove, { signal, capture: true, passive: false })
  return {
    ...pointer,
    cancel() {
      pointer.cancel()
      edgePan.takeBack()
    },
  }
}

/** The right button, or on a Mac a click with Control. */
function isSecondary({ button, ctrlKey }: MouseEvent): boolean {
  return button === 2 || (button === 0 && ctrlKey && isApple())
}

function isDropping(board: Board): boolean {
  const { type } = board.gesture.getState()
  return type === 'move' || type === 'make' || type === 'moveHeader' || type === 'link'
}

function isOver(element: HTMLElement, { clientX, clientY }: PointerEvent): boolean {
  const under = document.elementFromPoint(clientX, clientY)
  return under !== null && element.contains(under)
}
