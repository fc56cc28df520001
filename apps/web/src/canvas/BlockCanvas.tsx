/**
 * Cards as blocks on one 2D canvas: at low zoom, where nobody can read them and the compositor pays for each DOM node, and
 * wherever they are not mounted yet.
 */
import { type Board, shownKeys } from '@journeyboard/editor'
import { type Box, type BoxIndex, createBoxIndex, growBy, type Layout } from '@journeyboard/layout'
import type { ImageShelf } from '@journeyboard/session'
import { useStoreApi } from '@xyflow/react'
import { useEffect, useRef } from 'react'
import { useBoard, useImages } from '../board/boardContext.ts'
import { type BlockImages, createBlockImages } from './blockImages.ts'
import { type BlockColors, paintBlocks, readColors } from './blockPainter.ts'
import styles from './canvas.module.css'
import { boxInView, clipBox, coversBox, growBox } from './fit.ts'
import type { MountedBox } from './mountedNodes.ts'
import { followPixelRatio } from './pixelRatio.ts'
import { createStillPicture } from './stillPicture.ts'
import { ZOOM_REST } from './useZoom.ts'

/** Share of the view that is drawn beyond each edge, so that panning only moves the picture. */
const MARGIN = 0.125
/** A map that is no more than this many times as wide and high as the view is drawn as a whole. */
const WHOLE = 1.2
/** CSS pixels around the map, for outlines of what lies at its edge. */
const RIM = 8
/** How many times larger than it was drawn the picture may be shown. */
const COARSEST = 2.5
/** While the zoom goes outwards more is drawn, in fewer pixels: it would not cover the view for long. */
const OUTWARDS = { margin: 0.6, resolution: 0.5 }

export function BlockCanvas({ mounted }: { readonly mounted: MountedBox }) {
  const board = useBoard()
  const images = useImages()
  const flow = useStoreApi()
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const element = canvas.current
    return element ? followBlocks(element, board, images, flow, mounted) : undefined
  }, [board, images, flow, mounted])
  return (
    <div aria-hidden="true">
      <canvas ref={canvas} className={styles.blocks} />
    </div>
  )
}

interface Flow {
  getState(): { readonly transform: readonly [number, number, number]; readonly width: number; readonly height: number }
  subscribe(listener: () => void): () => void
}

/** Keeps the canvas as the board is; gives the function that stops it. */
function followBlocks(
  element: HTMLCanvasElement,
  board: Board,
  shelf: ImageShelf,
  flow: Flow,
  mounted: MountedBox,
): () => void {
  const picture = createStillPicture(element)
  let frame = 0
  let rest = 0
  let isStale = true
  /** What is on the canvas, the zoom at which its pixels are the screen's, and whether it has to be drawn better at rest. */
  let drawn: { readonly box: Box; readonly zoom: number; readonly isRough: boolean } | null = null
  let colors: BlockColors = readColors(element)
  const images: BlockImages = createBlockImages(shelf, () => redraw())
  let indexed: { readonly layout: Layout; readonly index: BoxIndex } | null = null

  /** What has to be on the canvas for the view as it is now; null while cards and notes are all there themselves. */
  const lookAt = () => {
    const { transform, width, height } = flow.getState()
    const [x, y, zoom] = transform
    const view = boxInView({ x, y, zoom }, { width, height })
    const { box } = mounted.getState()
    return width > 0 && !(box && coversBox(box, view)) ? { view, zoom } : null
  }
  /** All that needs no drawing; true if that is enough. Called at each step of a pan and of a zoom. */
  const isEnough = (needed: ReturnType<typeof lookAt>): boolean => {
    if (!needed) {
      drawn = null
      element.style.display = 'none'
    }
    if (!needed || !drawn) return !needed
    const { view, zoom } = needed
    const inView = clipBox(view, board.layout.getState().bounds)
    if (isStale || zoom >= drawn.zoom * COARSEST || !coversBox(drawn.box, inView)) return false
    if (drawn.isRough || drawn.zoom !== zoom) redrawAtRest()
    return true
  }
  const draw = () => {
    frame = 0
    const needed = lookAt()
    if (isEnough(needed) || !needed) return
    const { view, zoom } = needed
    const layout = board.layout.getState()
    if (indexed?.layout !== layout) indexed = { layout, index: createBoxIndex(layout) }
    const isRough = !isStale && drawn !== null && drawn.zoom !== zoom
    const isOutwards = isRough && drawn !== null && zoom < drawn.zoom
    const { margin, resolution } = isOutwards ? OUTWARDS : { margin: MARGIN, resolution: 1 }
    drawn = { box: boxToDraw(view, growBy(layout.bounds, RIM / zoom), margin), zoom: zoom * resolution, isRough }
    isStale = false
    const marks = { selected: board.selection.getState().keys, shown: shownKeys(board.emphasis.getState()) }
    const { index } = indexed
    const { box } = drawn
    picture.draw(box, drawn.zoom, (context) =>
      paintBlocks(context, layout, index, { box, zoom, isRough }, colors, marks, images.find),
    )
    element.style.display = 'block'
    if (isRough) redrawAtRest()
  }
  const schedule = () => {
    if (frame === 0) frame = requestAnimationFrame(draw)
  }
  const handleView = () => {
    // Each further change of the zoom puts the drawing off again.
    window.clearTimeout(rest)
    rest = 0
    if (!isEnough(lookAt())) schedule()
  }
  function redraw(): void {
    rest = 0
    isStale = true
    schedule()
  }
  /** While the zoom changes the picture is only scaled. */
  function redrawAtRest(): void {
    if (rest === 0) rest = window.setTimeout(redraw, ZOOM_REST)
  }
  const handleTheme = () => {
    colors = readColors(element)
    redraw()
  }
  const stops = [
    flow.subscribe(handleView),
    mounted.subscribe(schedule),
    board.layout.subscribe(redraw),
    board.selection.subscribe(redraw),
    board.emphasis.subscribe(redraw),
    followPixelRatio(redraw),
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

/** Of the map what is in view and a margin, or all of it: smaller canvases are cheaper to hand over. */
function boxToDraw(view: Box, map: Box, margin: number): Box {
  const isWhole = map.width <= WHOLE * view.width && map.height <= WHOLE * view.height
  return isWhole ? map : clipBox(growBox(view, margin), map)
}
