/** Others' cursors on a canvas that a thread of its own draws: while they move the page has no frame to draw at all. */
import { type BoardPoint, FONT_FAMILY } from '@journeyboard/layout'
import { type FontFile, fontFiles } from '../fontFiles.ts'
import styles from './crowd.module.css'
import type { CrowdCursor, CrowdView } from './crowdScene.ts'
import { createCursorTeller, type ToldCursors } from './toldCursors.ts'

export type CrowdOrder =
  /** `font`: of names, from these files. */
  | { readonly canvas: OffscreenCanvas; readonly font: string; readonly fonts: readonly FontFile[] }
  | CrowdScene
  | { readonly pointer: BoardPoint | null }
  /** Empties the canvas. */
  | { readonly told: null }

export interface CrowdScene {
  readonly told: ToldCursors
  readonly view: CrowdView
  /** On the clock of the cursors. */
  readonly now: number
  /** Which time it is that the canvas is shown. */
  readonly turn: number
}

/** The turn whose first picture is seen, or that there can be none. */
export type CrowdAnswer = number | 'unable'

export interface CrowdThread {
  /** These and no others, gliding on by themselves. */
  show(cursors: readonly CrowdCursor[], view: CrowdView): void
  /** At once. */
  hide(): void
  stop(): void
}

export interface CrowdThreadOptions {
  /** In board units; all of the canvas is put into it. */
  readonly layer: HTMLElement
  /** Where one's own pointer is. */
  readonly pointer: () => BoardPoint | null
  /** What was hidden until now is seen. */
  readonly onDrawn: () => void
  /** It can not be done here after all. */
  readonly onUnable: () => void
}

/** As in peers.module.css. */
const NAME_FONT = `550 11px ${FONT_FAMILY}`
/** Milliseconds after which the thread hears of one's own pointer. */
const POINTER_PACE = 100

/** Null where browsers can not. */
export function startCrowdThread({ layer, pointer, onDrawn, onUnable }: CrowdThreadOptions): CrowdThread | null {
  const element = document.createElement('canvas')
  if (typeof Worker === 'undefined' || !element.transferControlToOffscreen) return null
  const worker = new Worker(new URL('./crowdWorker.ts', import.meta.url), { type: 'module' })
  const send = (order: CrowdOrder, transfer: Transferable[] = []) => worker.postMessage(order, transfer)
  const tell = createCursorTeller()
  let isShown = false
  let turn = 0
  let pointerTimer = 0
  const tellPointer = () => {
    if (!isShown) return
    pointerTimer ||= window.setTimeout(() => {
      pointerTimer = 0
      send({ pointer: pointer() })
    }, POINTER_PACE)
  }
  const stop = () => {
    worker.terminate()
    element.remove()
    window.clearTimeout(pointerTimer)
    window.removeEventListener('pointermove', tellPointer)
  }
  const fail = () => {
    stop()
    onUnable()
  }
  worker.onerror = fail
  worker.onmessage = ({ data }: MessageEvent<CrowdAnswer>) => {
    if (data === 'unable') fail()
    else if (isShown && data === turn) onDrawn()
  }
  window.addEventListener('pointermove', tellPointer, { passive: true })
  element.className = styles.picture ?? ''
  element.ariaHidden = 'true'
  element.style.visibility = 'hidden'
  layer.append(element)
  const canvas = element.transferControlToOffscreen()
  send({ canvas, font: NAME_FONT, fonts: fontFiles() }, [canvas])
  return {
    show(cursors, view) {
      if (!isShown) {
        turn += 1
        place(element, view)
      }
      isShown = true
      send({ told: tell(cursors), view, now: performance.now(), turn })
      const count = String(cursors.length)
      if (element.dataset.cursors !== count) element.dataset.cursors = count
    },
    hide() {
      if (!isShown) return
      isShown = false
      element.style.visibility = 'hidden'
      delete element.dataset.cursors
      send({ told: null })
    },
    stop,
  }
}

/** Over what is in view. The page stretches no picture: it has the size by then that the thread gives it. */
function place(element: HTMLElement, { x, y, zoom, width, height }: CrowdView): void {
  Object.assign(element.style, {
    width: `${width}px`,
    height: `${height}px`,
    transform: `scale(${1 / zoom}) translate(${-x}px, ${-y}px)`,
    visibility: '',
  })
}
