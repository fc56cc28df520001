/** The first words of a thread. */
import type { CommentAnchor } from '@journeyboard/protocol/comments'
import { Button } from '../../ui/Button.tsx'
import { useBoard } from '../boardContext.ts'
import { anchorKey } from './anchors.ts'
import { Composer } from './Composer.tsx'
import styles from './comments.module.css'
import { useCommentsUi, useOpenComments } from './commentsContext.ts'
import { keepWords } from './commentsUi.ts'

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
  return (
    <div className={styles.body}>
      <p className={styles.about}>{about}</p>
      <Composer
        label="Your comment"
        submit="Comment"
        text={text}
        onText={(next) => keepWords(ui, key, next)}
        onSend={(words) => {
          keepWords(ui, key, '')
          ui.setState({ shown: { type: 'thread', id: store.begin(anchor, about, words) } })
          board.viewport.current?.focus()
        }}
        isFocused
      >
        <Button
          variant="quiet"
          onClick={() => {
            keepWords(ui, key, '')
            onCancel()
          }}
        >
          Cancel
        </Button>
      </Composer>
    </div>
  )
}
