/** The elements of others' cursors, made once and used again: in a crowd somebody else is shown every moment. */
import type { BoardPoint } from '@journeyboard/layout'
import { knownAs } from '@journeyboard/protocol'
import { type Glide, isUnderWay, placeAt } from './cursorGlides.ts'
import type { ShownCursor } from './cursorScene.ts'
import { ARROW } from './cursorShape.ts'
import styles from './peers.module.css'

export interface CursorMarks {
  /** Shows these and no others. */
  show(cursors: readonly ShownCursor[]): void
  /** Hides the names of those who have not moved for a while, until they do. Those that are hidden already cost nothing. */
  rest(clientIds: readonly number[]): void
}

interface Mark {
  readonly element: HTMLElement
  readonly name: HTMLElement
  shown: ShownCursor | null
  /** Of the glide that is shown. */
  animation: Animation | null
}

/** Milliseconds after which the animation of a glide ends by itself: each end costs a frame, so they end where one is drawn. */
const HELD = 10_000

export function createCursorMarks(layer: HTMLElement): CursorMarks {
  const markById = new Map<number, Mark>()
  const free: Mark[] = []
  const addMark = () => {
    const mark = createMark()
    layer.append(mark.element)
    return mark
  }
  return {
    show(cursors) {
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
        draw(mark, cursor)
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
function draw(mark: Mark, cursor: ShownCursor): void {
  const { element, name, shown } = mark
  const { peer, glide } = cursor
  const now = performance.now()
  if (!shown) element.hidden = false
  if (glide !== shown?.glide) {
    animate(mark, glide, now)
    delete element.dataset.resting
  } else if (!isUnderWay(glide, now)) endAnimation(mark)
  if (peer !== shown?.peer) {
    element.dataset.peer = peer.user.name
    element.style.setProperty('--peer', peer.user.color)
    element.toggleAttribute('data-idle', peer.isIdle)
    element.toggleAttribute('data-laser', peer.laser)
    element.toggleAttribute('data-carrying', peer.drag !== null && 'ids' in peer.drag)
    name.textContent = knownAs(peer.user)
  }
  mark.shown = cursor
}

/** No CSS transition: of each, React hears four events, which cost more than the gliding. */
function animate(mark: Mark, glide: Glide, now: number): void {
  endAnimation(mark)
  mark.element.style.translate = placed(glide.to)
  if (!isUnderWay(glide, now)) return
  const translate = [placed(placeAt(glide, now)), placed(glide.to), placed(glide.to)]
  const left = glide.begun + glide.duration - now
  mark.animation = mark.element.animate({ translate, offset: [0, left / HELD, 1] }, HELD)
}

/** Where it leads, its cursor stands without it: nothing is seen of the end of one that has arrived. */
function endAnimation(mark: Mark): void {
  mark.animation?.cancel()
  mark.animation = null
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
  picture.append(createSvg('path', { d: ARROW }), createSvg('circle', { r: '5' }))
  const name = document.createElement('span')
  name.className = styles.name ?? ''
  element.append(picture, name)
  return { element, name, shown: null, animation: null }
}

function createSvg(tag: 'svg' | 'path' | 'circle', attributes: Readonly<Record<string, string>>): SVGElement {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  return element
}
