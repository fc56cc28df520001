/** The elements of others' cursors, made once and used again: in a crowd somebody else is shown every moment. */
import type { BoardPoint } from '@journeyboard/layout'
import type { Peer } from '@journeyboard/session'
import styles from './peers.module.css'

export interface ShownCursor {
  readonly peer: Peer
  /** The same object until it moves. */
  readonly at: BoardPoint
}

export interface CursorMarks {
  /**
   * Shows these and no others: they glide from where they were, and whoever is new stands there at once. `pace`:
   * milliseconds from one word of where somebody is to the next.
   */
  show(cursors: readonly ShownCursor[], pace: number): void
  /** Hides the names of those who have not moved for a while, until they do. Those that are hidden already cost nothing. */
  rest(clientIds: readonly number[]): void
}

interface Mark {
  readonly element: HTMLElement
  readonly name: HTMLElement
  shown: ShownCursor | null
  /** `performance.now()` of its last movement. */
  movedAt: number
  glide: Glide | null
}

interface Glide {
  readonly animation: Animation
  readonly from: BoardPoint
  readonly to: BoardPoint
  /** `performance.now()`. */
  readonly begun: number
  readonly duration: number
}

/** Milliseconds by which a glide lasts longer than it takes until the next is told, so that nobody stops in between. */
const OVERLAP = 30
/** Milliseconds after which the animation of a glide ends by itself: each end costs a frame, so they end where one is drawn. */
const HELD = 10_000

/** Asked for once: each time costs, and here it would be for each cursor of a crowd. */
const stillness = matchMedia('(prefers-reduced-motion: reduce)')

export function createCursorMarks(layer: HTMLElement): CursorMarks {
  const markById = new Map<number, Mark>()
  const free: Mark[] = []
  const addMark = () => {
    const mark = createMark()
    layer.append(mark.element)
    return mark
  }
  return {
    show(cursors, pace) {
      const ids = new Set(cursors.map(({ peer }) => peer.clientId))
      for (const [id, mark] of markById) {
        if (ids.has(id)) continue
        markById.delete(id)
        mark.shown = null
        free.push(mark)
      }
      for (const cursor of cursors) {
        const id = cursor.peer.clientId
        const mark = markById.get(id) ?? free.pop() ?? addMark()
        markById.set(id, mark)
        draw(mark, cursor, pace)
      }
      for (const { element } of free) hide(element)
    },
    rest(clientIds) {
      for (const id of clientIds) {
        const mark = markById.get(id)
        if (mark && mark.element.dataset.resting === undefined) mark.element.dataset.resting = ''
      }
    },
  }
}

/** Each attribute is written only when it changes: a write costs the browser a look at the styles. */
function draw(mark: Mark, cursor: ShownCursor, pace: number): void {
  const { element, name, shown } = mark
  const { peer, at } = cursor
  if (!shown) element.hidden = false
  if (at !== shown?.at) {
    glideTo(mark, at, pace)
    delete element.dataset.resting
  } else endGlide(mark, performance.now())
  if (peer !== shown?.peer) {
    element.dataset.peer = peer.user.name
    element.style.setProperty('--peer', peer.user.color)
    element.toggleAttribute('data-idle', peer.isIdle)
    element.toggleAttribute('data-laser', peer.laser)
    name.textContent = peer.user.name
  }
  mark.shown = cursor
}

/** No CSS transition: of each, React hears four events, which cost more than the gliding. */
function glideTo(mark: Mark, to: BoardPoint, pace: number): void {
  const now = performance.now()
  const from = mark.shown && placeAt(now, mark.glide, mark.shown.at)
  // A laser is told of more often than a crowd's other pointers, and does not fall behind.
  const duration = (from ? Math.min(pace, now - mark.movedAt) : pace) + OVERLAP
  mark.movedAt = now
  endGlide(mark)
  mark.element.style.translate = placed(to)
  if (!from || stillness.matches) return
  const translate = [placed(from), placed(to), placed(to)]
  const animation = mark.element.animate({ translate, offset: [0, duration / HELD, 1] }, HELD)
  mark.glide = { animation, from, to, begun: now, duration }
}

/** Where it leads, its cursor stands without it: nothing is seen of the end of one that has arrived. */
function endGlide(mark: Mark, ifArrivedAt = Number.POSITIVE_INFINITY): void {
  if (!mark.glide || ifArrivedAt < mark.glide.begun + mark.glide.duration) return
  mark.glide.animation.cancel()
  mark.glide = null
}

/** Where a cursor is on its way, or `at` if it is on none. */
function placeAt(now: number, glide: Glide | null, at: BoardPoint): BoardPoint {
  if (!glide) return at
  const part = Math.min(1, (now - glide.begun) / glide.duration)
  const between = (from: number, to: number) => from + (to - from) * part
  return { x: between(glide.from.x, glide.to.x), y: between(glide.from.y, glide.to.y) }
}

const placed = ({ x, y }: BoardPoint) => `${x}px ${y}px`

function hide(element: HTMLElement): void {
  element.hidden = true
  delete element.dataset.peer
}

function createMark(): Mark {
  const element = document.createElement('div')
  element.className = styles.cursor ?? ''
  const picture = createSvg('svg', { width: '16', height: '20', viewBox: '0 0 16 20', 'aria-hidden': 'true' })
  picture.append(createSvg('path', { d: 'M1 1l13 9.5-6 .9-3 6.1z' }), createSvg('circle', { r: '5' }))
  const name = document.createElement('span')
  name.className = styles.name ?? ''
  element.append(picture, name)
  return { element, name, shown: null, movedAt: 0, glide: null }
}

function createSvg(tag: 'svg' | 'path' | 'circle', attributes: Readonly<Record<string, string>>): SVGElement {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  return element
}
