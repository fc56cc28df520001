/** The first words of a thread. */
import type { Board } from '@journeyboard/editor'
import type { CommentAnchor } from '@journeyboard/protocol/comments'
import { useEffect } from 'react'
import { Button } from '../../ui/Button.tsx'
import { useBoard } from '../boardContext.ts'
import { anchorKey } from './anchors.ts'
import { Composer } from './Composer.tsx'
import styles from './comments.module.css'
import { useCommentsUi, useOpenComments } from './commentsContext.ts'
import { keepWords } from './commentsUi.ts'

/** Pixels within which a press is no drag. */
const STILL = 4
const OWN_ACTION = 'button, a, [data-link-from]'

interface Props {
  readonly anchor: CommentAnchor
  readonly about: string
  readonly onCancel: () => void
}

export function NewThread({ anchor, about, onCancel }: Props) {
  const board = useBoard()
  const { store, ui } = useOpenComments()
  const key = anchorKey(anchor)
  const text = useCommentsUi(({ words }) => words.get(key) ?? '')
  const isEmpty = text === ''
  useEffect(() => (isEmpty ? beginWherePressed(board) : undefined), [board, isEmpty])
  return (
    <div className={styles.body}>
      <p className={styles.about}>{about}</p>
      {isEmpty && <p className={styles.hint}>Or press what it is about on the map.</p>}
      <Composer
        label="Your comment"
        submit="Comment"
        text={text}
        onText={(next) => keepWords(ui, key, next)}
        onSend={(words) => {
          keepWords(ui, key, null)
          ui.setState({ shown: { type: 'thread', id: store.begin(anchor, about, words) } })
          board.viewport.current?.focus()
        }}
        isFocused
      >
        <Button
          variant="quiet"
          onClick={() => {
            keepWords(ui, key, null)
            onCancel()
          }}
        >
          Cancel
        </Button>
      </Composer>
    </div>
  )
}

/** A comment without words moves to what is pressed on the map; gives the function that ends this. */
function beginWherePressed(board: Board): () => void {
  const ending = new AbortController()
  const { signal } = ending
  let press: PointerEvent | null = null
  const handleClick = ({ target, clientX, clientY }: MouseEvent) => {
    // A click follows a drag too.
    const isStill = press !== null && Math.hypot(clientX - press.clientX, clientY - press.clientY) < STILL
    press = null
    // What has an action of its own on the map is not meant.
    const pressed = target instanceof Element ? target.closest(`${OWN_ACTION}, [data-board]`) : null
    if (isStill && pressed?.matches('[data-board]') && board.editing.store.getState() === null)
      board.comments.getState().port?.begin()
  }
  const handlePress = (event: PointerEvent) => {
    press = event
  }
  window.addEventListener('pointerdown', handlePress, { signal, capture: true })
  window.addEventListener('click', handleClick, { signal })
  return () => ending.abort()
}
