/** What lies under the mouse, looked for again when the map moves or changes under a hand that rests. */
import type { Board } from '@journeyboard/editor'
import type { CanvasPort } from './canvasPort.ts'

/** Milliseconds after its last movement when the map stands still; while it only changes, a look is taken no more often. */
const STILL = 120

export interface RestingMouse {
  /** The mouse is there now; null: it is away, or in use. */
  at(event: PointerEvent | null): void
  stop(): void
}

interface Looks {
  isDragging(): boolean
  /** What of the page is under the mouse now; null: nothing of the canvas. */
  onLook(event: PointerEvent, under: Element | null): void
  /** What was under it has moved away. */
  onMoved(): void
}

/** A look makes the browser lay out the page: so there is none in each step of a movement. */
export function createRestingMouse(
  element: HTMLElement,
  board: Board,
  port: CanvasPort,
  { isDragging, onLook, onMoved }: Looks,
): RestingMouse {
  let last: PointerEvent | null = null
  let looking = 0

  const forget = () => {
    window.clearTimeout(looking)
    looking = 0
  }
  const look = () => {
    looking = 0
    if (!last || isDragging()) return
    const under = document.elementFromPoint(last.clientX, last.clientY)
    onLook(last, under && element.contains(under) ? under : null)
  }
  const stopView = port.onView(() => {
    if (!last || isDragging()) return
    forget()
    onMoved()
    looking = window.setTimeout(look, STILL)
  })
  const stopLayout = board.layout.subscribe(() => {
    if (last && looking === 0) looking = window.setTimeout(look, STILL)
  })
  return {
    at(event) {
      last = event
    },
    stop() {
      forget()
      stopView()
      stopLayout()
    },
  }
}
