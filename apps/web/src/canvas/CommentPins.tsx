/** Pins of open threads on the map: 24 pixels at every zoom, moved by the viewport itself. */
import { counted } from '@journeyboard/editor'
import type { BoardPoint } from '@journeyboard/layout'
import type { ShownThread } from '@journeyboard/session/comments'
import { ViewportPortal } from '@xyflow/react'
import { memo } from 'react'
import { useBoard, useLayout } from '../board/boardContext.ts'
import { anchorKey, pinPoint } from '../board/comments/anchors.ts'
import { showThread, useComments, useCommentsUi, useOpenComments } from '../board/comments/commentsContext.ts'
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
  return [...Map.groupBy(threads, ({ anchor }) => anchorKey(anchor))].map(([key, here]) => {
    const [first] = here
    const point = first && pinPoint(layout, first.anchor)
    if (!first || !point) return null
    const count = here.reduce((sum, { comments }) => sum + comments.filter((one) => !one.isDeleted).length, 0)
    const fresh = here.reduce((sum, { id }) => sum + (unread.get(id) ?? 0), 0)
    return (
      <Pin
        key={key}
        x={point.x}
        y={point.y}
        count={count}
        fresh={fresh}
        isInside={isInsideCorner(first.anchor)}
        about={first.about}
        isShown={here.some(({ id }) => id === shownId)}
        ids={here.map(({ id }) => id).join(' ')}
      />
    )
  })
}

const isInsideCorner = ({ kind }: ShownThread['anchor']) => ['stage', 'step', 'lane', 'cell'].includes(kind)

interface PinProps extends BoardPoint {
  readonly count: number
  readonly fresh: number
  readonly about: string
  readonly isShown: boolean
  /** Headers and cells lie edge to edge: inside their corner a pin covers no neighbour. */
  readonly isInside: boolean
  /** Of its threads: one string, so that a pin that says the same is not drawn again. */
  readonly ids: string
}

const Pin = memo(function Pin({ x, y, count, fresh, about, isShown, isInside, ids }: PinProps) {
  const board = useBoard()
  const open = useOpenComments()
  /** Each press shows the next thread of those that are pinned here. */
  const handleClick = () => {
    const { shown } = open.ui.getState()
    const all = ids.split(' ')
    const next = all[(all.indexOf(shown.type === 'thread' ? shown.id : '') + 1) % all.length]
    const thread = open.store.state.getState().threads.find(({ id }) => id === next)
    if (thread) showThread(board, open, thread)
  }
  const words = `${counted(count, 'comment')} on ${about}${fresh > 0 ? `, ${fresh} new` : ''}`
  return (
    <button
      type="button"
      className={styles.pin}
      data-control
      data-fresh={fresh > 0 || undefined}
      data-shown={isShown || undefined}
      data-inside={isInside || undefined}
      // The grid tells of comments, and J and K walk through them.
      tabIndex={-1}
      aria-label={words}
      title={words}
      style={{ left: x, top: y }}
      onClick={handleClick}
    >
      {count}
    </button>
  )
})

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
