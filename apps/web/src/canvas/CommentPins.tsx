/** Pins of open threads on the map: 24 pixels at every zoom, moved by the viewport itself. */
import { counted } from '@journeyboard/editor'
import type { BoardPoint, Box } from '@journeyboard/layout'
import type { ShownThread } from '@journeyboard/session/comments'
import { useStore, useStoreApi, ViewportPortal } from '@xyflow/react'
import { memo, useRef } from 'react'
import { useBoard, useLayout } from '../board/boardContext.ts'
import { anchorKey, pinPoint, presentAbout } from '../board/comments/anchors.ts'
import { showThread, useComments, useCommentsUi, useOpenComments } from '../board/comments/commentsContext.ts'
import { clusterPins, type PlacedPin, pixelStep } from './clusterPins.ts'
import styles from './commentPins.module.css'
import { UnscaledLayer } from './UnscaledLayer.tsx'

export function CommentPins() {
  const threads = useComments((state) => state.threads)
  const shown = useCommentsUi((state) => state.shown)
  const shownId = shown.type === 'thread' ? shown.id : null
  const pinned = threads.filter(({ id, resolved }) => !resolved || id === shownId)
  if (pinned.length === 0 && shown.type !== 'draft') return null
  return (
    <ViewportPortal>
      <UnscaledLayer className={styles.layer}>
        <Pins threads={pinned} shownId={shownId} />
        {shown.type === 'draft' && <DraftPin anchor={shown.anchor} />}
      </UnscaledLayer>
    </ViewportPortal>
  )
}

function Pins({ threads, shownId }: { readonly threads: readonly ShownThread[]; readonly shownId: string | null }) {
  const layout = useLayout((current) => current)
  const unread = useComments((state) => state.unread)
  const unit = useStore(({ transform }) => pixelStep(transform[2]))
  const pins = [...Map.groupBy(threads, ({ anchor }) => anchorKey(anchor))].flatMap(([key, here]): PinProps[] => {
    const [first] = here
    const point = first && pinPoint(layout, first.anchor)
    if (!first || !point) return []
    return [
      {
        ...point,
        key,
        count: here.reduce((sum, { comments }) => sum + comments.filter((one) => !one.isDeleted).length, 0),
        fresh: here.reduce((sum, { id }) => sum + (unread.get(id) ?? 0), 0),
        isInside: isInsideCorner(first.anchor),
        about: presentAbout(layout.journey, first),
        isShown: here.some(({ id }) => id === shownId),
        ids: here.map(({ id }) => id).join(' '),
      },
    ]
  })
  return clusterPins(pins, unit).map((here) => {
    const [first] = here
    if (!first) return null
    const { key, ...one } = first
    return here.length === 1 ? <Pin key={key} {...one} /> : <Cluster key={`${key} and others`} pins={here} />
  })
}

const isInsideCorner = ({ kind }: ShownThread['anchor']) => ['stage', 'step', 'lane', 'cell'].includes(kind)

interface PinProps extends PlacedPin {
  readonly key: string
  readonly count: number
  readonly fresh: number
  readonly about: string
  readonly isShown: boolean
  /** Of its threads: one string, so that a pin that says the same is not drawn again. */
  readonly ids: string
}

/** Each press shows the next of these threads. */
function useShowNext(): (ids: readonly string[]) => void {
  const board = useBoard()
  const open = useOpenComments()
  return (ids) => {
    const { shown } = open.ui.getState()
    const next = ids[(ids.indexOf(shown.type === 'thread' ? shown.id : '') + 1) % ids.length]
    const thread = open.store.state.getState().threads.find(({ id }) => id === next)
    if (thread) showThread(board, open, thread)
  }
}

const Pin = memo(function Pin({ about, ids, ...pin }: Omit<PinProps, 'key'>) {
  const showNext = useShowNext()
  return <PinButton {...pin} about={about} onClick={() => showNext(ids.split(' '))} />
})

/** Pins that would cover each other: pressed, the map comes as near as it takes to tell them apart. */
function Cluster({ pins }: { readonly pins: readonly PinProps[] }) {
  const board = useBoard()
  const flow = useStoreApi()
  const showNext = useShowNext()
  const pressedAt = useRef(0)
  const [first] = pins
  if (!first) return null
  const sum = (read: (pin: PinProps) => number) => pins.reduce((total, pin) => total + read(pin), 0)
  const handleClick = () => {
    const zoom = flow.getState().transform[2]
    const isNearest = zoom >= 1 || zoom === pressedAt.current
    pressedAt.current = zoom
    if (isNearest) showNext(pins.flatMap(({ ids }) => ids.split(' ')))
    else board.viewport.current?.show(boxAround(pins), { fill: true })
  }
  return (
    <PinButton
      x={first.x}
      y={first.y}
      isInside={first.isInside}
      isRound
      count={sum(({ count }) => count)}
      fresh={sum(({ fresh }) => fresh)}
      isShown={pins.some(({ isShown }) => isShown)}
      about={counted(pins.length, 'place')}
      onClick={handleClick}
    />
  )
}

/** With some of what lies around them. */
const AROUND = 120

function boxAround(points: readonly BoardPoint[]): Box {
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)]
  const [x, y] = [Math.min(...xs) - AROUND, Math.min(...ys) - AROUND]
  return { x, y, width: Math.max(...xs) + AROUND - x, height: Math.max(...ys) + AROUND - y }
}

interface PinButtonProps extends Omit<PinProps, 'key' | 'ids'> {
  readonly isRound?: boolean
  readonly onClick: () => void
}

function PinButton({ x, y, count, fresh, isInside, isRound, about, isShown, onClick }: PinButtonProps) {
  const words = `${counted(count, 'comment')} on ${about}${fresh > 0 ? `, ${fresh} new` : ''}`
  return (
    <button
      type="button"
      className={styles.pin}
      data-control
      data-fresh={fresh > 0 || undefined}
      data-shown={isShown || undefined}
      data-inside={isInside || undefined}
      data-round={isRound || undefined}
      // The grid tells of comments, and J and K walk through them.
      tabIndex={-1}
      aria-label={words}
      title={words}
      style={{ left: x, top: y }}
      onClick={onClick}
    >
      {count > 99 ? '99+' : count}
    </button>
  )
}

function DraftPin({ anchor }: { readonly anchor: ShownThread['anchor'] }) {
  const point = pinPoint(
    useLayout((current) => current),
    anchor,
  )
  if (!point) return null
  return (
    <div
      className={styles.pin}
      data-shown
      data-inside={isInsideCorner(anchor) || undefined}
      aria-hidden="true"
      style={{ left: point.x, top: point.y }}
    >
      +
    </div>
  )
}
