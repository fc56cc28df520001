/** At low zoom cards are blocks on one 2D canvas: the compositor pays for each DOM node, and nobody can read them anyway. */
import { type Board, shownKeys } from '@journeyboard/editor'
import { BLOCK_ZOOM, type Box, type BoxIndex, createBoxIndex, type Layout } from '@journeyboard/layout'
import type { ImageShelf } from '@journeyboard/session'
import { useStoreApi } from '@xyflow/react'
import { useEffect, useRef } from 'react'
import { useBoard, useImages } from '../board/boardContext.ts'
import { type BlockImages, createBlockImages } from './blockImages.ts'
import { type BlockColors, paintBlocks, readColors } from './blockPainter.ts'
import styles from './canvas.module.css'
import { boxInView, coversBox, growBox } from './fit.ts'

/** Share of the view that is drawn beyond each edge, so that panning only moves the picture. */
const MARGIN = 0.125
/** While the zoom changes the picture is only scaled; it is drawn anew after this rest (ms), or when it no longer covers. */
const REST = 120

export function BlockCanvas() {
  const board = useBoard()
  const images = useImages()
  const flow = useStoreApi()
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const element = canvas.current
    return element ? followBlocks(element, board, images, flow.getState, flow.subscribe) : undefined
  }, [board, images, flow])
  return (
    <div aria-hidden="true">
      <canvas ref={canvas} className={styles.blocks} />
    </div>
  )
}

interface FlowState {
  readonly transform: readonly [number, number, number]
  readonly width: number
  readonly height: number
}

/** Keeps the canvas as the board is; gives the function that stops it. */
function followBlocks(
  element: HTMLCanvasElement,
  board: Board,
  shelf: ImageShelf,
  readFlow: () => FlowState,
  subscribeFlow: (listener: () => void) => () => void,
): () => void {
  let frame = 0
  let rest = 0
  let isStale = true
  let drawn: { readonly box: Box; readonly zoom: number } | null = null
  let colors: BlockColors = readColors(element)
  const images: BlockImages = createBlockImages(shelf, () => redraw())
  let indexed: { readonly layout: Layout; readonly index: BoxIndex } | null = null

  const draw = () => {
    frame = 0
    const { transform, width, height } = readFlow()
    const [x, y, zoom] = transform
    const isShown = zoom < BLOCK_ZOOM && width > 0
    element.style.display = isShown ? 'block' : 'none'
    if (!isShown) {
      drawn = null
      return
    }
    const view = boxInView({ x, y, zoom }, { width, height })
    const covers = drawn !== null && coversBox(drawn.box, view)
    if (!isStale && covers && drawn?.zoom === zoom) return
    if (!isStale && covers && rest === 0) {
      rest = window.setTimeout(redraw, REST)
      return
    }
    const layout = board.layout.getState()
    if (indexed?.layout !== layout) indexed = { layout, index: createBoxIndex(layout) }
    drawn = { box: growBox(view, MARGIN), zoom }
    isStale = false
    const context = placeCanvas(element, drawn.box, zoom)
    const marks = { selected: board.selection.getState().keys, shown: shownKeys(board.emphasis.getState()) }
    if (context) paintBlocks(context, layout, indexed.index, drawn, colors, marks, images.find)
  }
  const schedule = () => {
    if (frame === 0) frame = requestAnimationFrame(draw)
  }
  const handleView = () => {
    // Each further change of the zoom puts the drawing off again.
    window.clearTimeout(rest)
    rest = 0
    schedule()
  }
  function redraw(): void {
    rest = 0
    isStale = true
    schedule()
  }
  const handleTheme = () => {
    colors = readColors(element)
    redraw()
  }
  const stops = [
    subscribeFlow(handleView),
    board.layout.subscribe(redraw),
    board.selection.subscribe(redraw),
    board.emphasis.subscribe(redraw),
  ]
  const theme = new MutationObserver(handleTheme)
  theme.observe(document.documentElement, { attributeFilter: ['data-theme'] })
  const dark = matchMedia('(prefers-color-scheme: dark)')
  dark.addEventListener('change', handleTheme)
  draw()
  return () => {
    cancelAnimationFrame(frame)
    window.clearTimeout(rest)
    theme.disconnect()
    images.stop()
    dark.removeEventListener('change', handleTheme)
    for (const stop of stops) stop()
  }
}

/** Sizes the canvas for a box of the board; gives its context in board units. */
function placeCanvas(element: HTMLCanvasElement, box: Box, zoom: number): CanvasRenderingContext2D | null {
  const scale = zoom * devicePixelRatio
  const width = Math.ceil(box.width * scale)
  const height = Math.ceil(box.height * scale)
  if (element.width !== width) element.width = width
  if (element.height !== height) element.height = height
  Object.assign(element.style, {
    left: `${box.x}px`,
    top: `${box.y}px`,
    width: `${width / scale}px`,
    height: `${height / scale}px`,
  })
  const context = element.getContext('2d')
  context?.setTransform(1, 0, 0, 1, 0, 0)
  context?.clearRect(0, 0, width, height)
  context?.setTransform(scale, 0, 0, scale, -box.x * scale, -box.y * scale)
  return context
}
