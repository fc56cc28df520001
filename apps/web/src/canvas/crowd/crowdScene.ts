/** What the picture of a crowd's cursors shows at a moment, and when it has to be drawn again. Pure. */
import type { BoardPoint } from '@journeyboard/layout'
import { type Glide, isUnderWay, placeAt } from '../cursorGlides.ts'
import { ARROW_SIZE } from '../cursorShape.ts'

export interface CrowdCursor {
  /** The same object as long as they are called the same. The colour is CSS. */
  readonly user: { readonly name: string; readonly color: string; readonly isGuest?: boolean | undefined }
  readonly isIdle: boolean
  readonly glide: Glide
  /** From when on it shows no name; on the same clock as the glide. */
  readonly restsAt: number
}

/** What is in view: CSS pixels of the board, and how many of the screen's make one. */
export interface CrowdView {
  readonly x: number
  readonly y: number
  readonly zoom: number
  readonly width: number
  readonly height: number
  readonly sharpness: number
}

export interface CrowdMark {
  /** CSS pixels in the view. */
  readonly x: number
  readonly y: number
  readonly color: string
  readonly isIdle: boolean
  /** null while it rests. */
  readonly name: string | null
}

/** Milliseconds between two pictures while somebody moves: the page is told of each, which costs its main thread 0.1 ms. */
const PICTURE_PACE = 100

/** `pointer`: where one's own is, in board units; a cursor that rests shows its name under it. */
export function marksAt(
  now: number,
  cursors: readonly CrowdCursor[],
  view: Pick<CrowdView, 'x' | 'y' | 'zoom'>,
  pointer: BoardPoint | null,
): CrowdMark[] {
  const toScreen = (at: BoardPoint) => ({ x: at.x * view.zoom + view.x, y: at.y * view.zoom + view.y })
  const hand = pointer && toScreen(pointer)
  return cursors.map(({ user, glide, isIdle, restsAt }) => {
    const at = toScreen(placeAt(glide, now))
    const isNamed = now < restsAt || (hand !== null && isOnArrow(hand, at))
    return { ...at, color: user.color, isIdle, name: isNamed ? user.name : null }
  })
}

/** Milliseconds until the next picture; null: nothing changes by itself. */
export function nextPictureIn(now: number, cursors: readonly CrowdCursor[]): number | null {
  if (cursors.some(({ glide }) => isUnderWay(glide, now))) return PICTURE_PACE
  const rests = cursors.map(({ restsAt }) => restsAt - now).filter((time) => time > 0)
  return rests.length > 0 ? Math.max(PICTURE_PACE, Math.min(...rests)) : null
}

function isOnArrow(hand: BoardPoint, at: BoardPoint): boolean {
  const [dx, dy] = [hand.x - at.x, hand.y - at.y]
  return dx >= 0 && dx <= ARROW_SIZE.width && dy >= 0 && dy <= ARROW_SIZE.height
}
