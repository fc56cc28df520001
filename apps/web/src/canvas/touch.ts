/**
 * Fingers: a tap selects, a second tap edits, a long press lifts a card and on open ground begins a marquee. One finger
 * that moves at once pans and two zoom, which React Flow does.
 */
import { type Board, isSelected, type Pointer, type PointerInput, refAt } from '@journeyboard/editor'
import type { CanvasPort } from './canvasPort.ts'
import { hoverOf, inputOf, isControl, openMenu, pressedOn } from './pointerTargets.ts'

/** Milliseconds until a card is lifted. */
const LONG_PRESS = 250
/** CSS pixels that a finger covers. */
const FINGER = 48
/** CSS pixels that a finger may tremble. */
const TREMBLE = 6

export interface Touch {
  down(event: PointerEvent): void
  move(event: PointerEvent): void
  up(event: PointerEvent): void
  cancel(): void
  /** Something is lifted: the canvas must not pan under it. */
  isLifting(): boolean
  /** Whether the finger that was let go last has tapped something of the map. */
  wasTap(): boolean
}

export function createTouch(board: Board, pointer: Pointer, port: CanvasPort): Touch {
  let finger: { readonly event: PointerEvent; isStill: boolean; isLifting: boolean } | null = null
  let timer = 0
  let hasTapped = false

  const forget = () => {
    window.clearTimeout(timer)
    finger = null
  }
  const lift = () => {
    if (!finger?.isStill) return
    finger.isLifting = true
    const input = inputOf(finger.event, port)
    board.editing.end()
    const { target } = finger.event
    pointer.press(input, pressedOn(board, target, input))
    if (!isMaking() && hoverOf(board, input, target).over === null) showMarquee(input)
  }
  /** Under the finger, so that one sees that it will now select and not pan. */
  const showMarquee = ({ point, zoom }: PointerInput) => {
    const size = FINGER / zoom
    const box = { x: point.x - size / 2, y: point.y - size / 2, width: size, height: size }
    board.gesture.setState({ type: 'marquee', box }, true)
  }
  const isMaking = () => board.panels.getState().tool === 'make'
  const tap = (event: PointerEvent) => {
    hasTapped = true
    const input = inputOf(event, port)
    const on = pressedOn(board, event.target, input)
    const ref = on?.type === 'ref' ? on.ref : refAt(board, input.point, input.zoom)
    port.focus()
    board.panels.setState({ menu: null })
    if (ref && isSelected(board.selection, ref) && !isMaking()) {
      pointer.doublePress(input, on)
      return
    }
    board.editing.end()
    pointer.press(input, on)
    pointer.release(input)
  }

  return {
    down(event) {
      const isSecondFinger = finger !== null
      forget()
      if (isSecondFinger) {
        pointer.cancel()
        return
      }
      finger = { event, isStill: true, isLifting: false }
      // What is being made is in the hand at once.
      if (isMaking()) lift()
      else timer = window.setTimeout(lift, LONG_PRESS)
    },
    move(event) {
      if (!finger) return
      if (finger.isLifting) {
        pointer.move(inputOf(event, port))
        return
      }
      const { clientX, clientY } = finger.event
      if (Math.hypot(event.clientX - clientX, event.clientY - clientY) > TREMBLE) finger.isStill = false
    },
    up(event) {
      const lifted = finger
      forget()
      hasTapped = false
      if (!lifted || isControl(event.target)) return
      if (lifted.isLifting) {
        const isOnlyHeld = !pointer.isBusy() && !isMaking()
        const input = inputOf(event, port)
        pointer.release(input)
        if (isOnlyHeld) openMenu(board, input, pressedOn(board, event.target, input))
      } else if (lifted.isStill) tap(event)
    },
    cancel() {
      if (finger?.isLifting) pointer.cancel()
      forget()
      hasTapped = false
    },
    isLifting: () => finger?.isLifting ?? false,
    wasTap: () => hasTapped,
  }
}
