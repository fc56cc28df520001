/** Arithmetic of what is in view: pure, so that a board opens fitted without a first wrong frame. */
import { BLOCK_ZOOM, type Box, SIZES } from '@journeyboard/layout'

export interface View {
  /** Translation in CSS pixels and zoom, as React Flow keeps them. */
  readonly x: number
  readonly y: number
  readonly zoom: number
}

export const isSameView = (a: View, b: View): boolean => a.x === b.x && a.y === b.y && a.zoom === b.zoom

export interface Size {
  readonly width: number
  readonly height: number
}

export interface Insets {
  readonly top: number
  readonly right: number
  readonly bottom: number
  readonly left: number
}

/** By hand; a map that would not fit at this zoom may be fitted at a smaller one. */
export const MIN_ZOOM = 0.1
const LEAST_FIT = 0.02
export const MAX_ZOOM = 4
/** On a phone a whole map would be too small to read: it opens at its beginning instead. */
const NARROW = 600
/** Held sideways it is wide but short. */
const SHORT = 480
const NARROW_ZOOM = 0.7

/** As in the style sheets: bars and panels do not stand side by side there. */
export function isNarrow(width: number): boolean {
  return width <= 760
}

/**
 * Least width of the titles of lanes at the left edge of the view or beside the map, in CSS pixels: as at 100 %, and less
 * where it would be too much of the view.
 */
export function laneStrip(width: number): number {
  return isNarrow(width) ? 92 : SIZES.titleColumn
}

/** Whether titles of lanes stand beside the map: nobody could read them in it. */
export function hasTitlesBeside(zoom: number): boolean {
  return zoom < BLOCK_ZOOM
}

/** Room that the floating parts of the interface take at the edges, in CSS pixels. */
export function interfaceInsets({ width }: Size): Insets {
  return width < NARROW ? { top: 64, right: 8, bottom: 76, left: 8 } : { top: 72, right: 24, bottom: 84, left: 24 }
}

/** While the interface is hidden. The bar of a presentation stands in the lower one. */
export const BARE_INSETS: Insets = { top: 24, right: 24, bottom: 64, left: 24 }

/** The view that shows the whole box between the insets, at most at 100 %. */
export function fitBox(box: Box, size: Size, insets: Insets, most = 1): View {
  const width = Math.max(1, size.width - insets.left - insets.right)
  const height = Math.max(1, size.height - insets.top - insets.bottom)
  const zoom = Math.max(LEAST_FIT, Math.min(most, width / Math.max(1, box.width), height / Math.max(1, box.height)))
  return {
    zoom,
    x: insets.left + (width - box.width * zoom) / 2 - box.x * zoom,
    y: insets.top + (height - box.height * zoom) / 2 - box.y * zoom,
  }
}

/**
 * The whole map between the insets, towards the top. Where its cards are blocks, there is room for the titles of lanes
 * beside it.
 * @param covered CSS pixels at the left edge that lie under a panel
 */
export function fitMap(bounds: Box, size: Size, insets: Insets, covered = 0): View {
  const fitted = fitBox(bounds, size, insets)
  const beside = covered + laneStrip(size.width)
  const room = fitted.x + SIZES.titleColumn * fitted.zoom
  const needsRoom = hasTitlesBeside(fitted.zoom) && room < beside
  const left = beside + 8 - (SIZES.titleColumn - bounds.x) * fitted.zoom
  const { x, zoom } = needsRoom ? fitBox(bounds, size, { ...insets, left: Math.max(insets.left, left) }) : fitted
  return { x, y: insets.top - bounds.y * zoom, zoom }
}

/** How a board opens: fitted, and towards the top; on a phone at the map's beginning, where it can be read. */
export function openingView(bounds: Box, sheet: Box, size: Size): View {
  const insets = interfaceInsets(size)
  const fitted = fitMap(bounds, size, insets)
  if ((size.width < NARROW || size.height < SHORT) && fitted.zoom < NARROW_ZOOM) {
    return { zoom: NARROW_ZOOM, x: insets.left - sheet.x * NARROW_ZOOM, y: insets.top - sheet.y * NARROW_ZOOM }
  }
  return fitted
}

/** The box in the middle at 100 %, or smaller if it is larger than the screen. */
export function nearView(box: Box, size: Size): View {
  return fitBox(box, size, interfaceInsets(size))
}

/** The least movement of the view that brings the box between the insets; the same view when it is there already. */
export function revealBox(box: Box, view: View, size: Size, insets: Insets): View {
  const { zoom } = view
  const shift = (start: number, length: number, low: number, high: number) => {
    if (start < low || length > high - low) return low - start
    return Math.min(0, high - start - length)
  }
  const dx = shift(box.x * zoom + view.x, box.width * zoom, insets.left, size.width - insets.right)
  const dy = shift(box.y * zoom + view.y, box.height * zoom, insets.top, size.height - insets.bottom)
  return dx === 0 && dy === 0 ? view : { x: view.x + dx, y: view.y + dy, zoom }
}

const NO_INSETS: Insets = { top: 0, right: 0, bottom: 0, left: 0 }

/** What is in view, between the insets if there are any, in board units. */
export function boxInView(view: View, size: Size, insets = NO_INSETS): Box {
  return {
    x: (insets.left - view.x) / view.zoom,
    y: (insets.top - view.y) / view.zoom,
    width: (size.width - insets.left - insets.right) / view.zoom,
    height: (size.height - insets.top - insets.bottom) / view.zoom,
  }
}

export function growBox(box: Box, share: number): Box {
  const dx = box.width * share
  const dy = box.height * share
  return { x: box.x - dx, y: box.y - dy, width: box.width + 2 * dx, height: box.height + 2 * dy }
}

/** What two boxes share; without width or height where they share nothing. */
export function clipBox(box: Box, by: Box): Box {
  const x = Math.max(box.x, by.x)
  const y = Math.max(box.y, by.y)
  const right = Math.min(box.x + box.width, by.x + by.width)
  const bottom = Math.min(box.y + box.height, by.y + by.height)
  return { x, y, width: Math.max(0, right - x), height: Math.max(0, bottom - y) }
}

export function coversBox(outer: Box, inner: Box): boolean {
  return (
    outer.x <= inner.x &&
    outer.y <= inner.y &&
    outer.x + outer.width >= inner.x + inner.width &&
    outer.y + outer.height >= inner.y + inner.height
  )
}

export function clampZoom(zoom: number): number {
  return Math.min(MAX_ZOOM, Math.max(MIN_ZOOM, zoom))
}
