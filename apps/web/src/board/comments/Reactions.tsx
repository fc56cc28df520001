/** Reactions under a comment: who gave which, and a small choice of more. */
import { knownAs } from '@journeyboard/protocol'
import { REACTIONS, type Reaction } from '@journeyboard/protocol/comments'
import type { ShownComment } from '@journeyboard/session/comments'
import { SmilePlus } from 'lucide-react'
import { useState } from 'react'
import { IconButton } from '../../ui/IconButton.tsx'
import { Popover } from '../../ui/Popover.tsx'
import styles from './comments.module.css'
import { useComments, useOpenComments } from './commentsContext.ts'
import { ReactionIcon } from './ReactionIcon.tsx'
import { REACTION_WORDS } from './reactionWords.ts'

interface Props {
  readonly threadId: string
  readonly comment: ShownComment
}

export function Reactions({ threadId, comment }: Props) {
  const { store } = useOpenComments()
  const { me, mayComment } = useComments((state) => state)
  const [isOpen, setOpen] = useState(false)
  const isMine = (emoji: Reaction) =>
    comment.reactions.some((one) => one.emoji === emoji && one.people.some(({ id }) => id === me?.id))
  const toggle = (emoji: Reaction) => {
    setOpen(false)
    store.react(threadId, comment.id, emoji, !isMine(emoji))
  }
  return (
    <div className={styles.reactions}>
      {comment.reactions.map(({ emoji, people }) => {
        const names = people.map(knownAs).join(', ')
        return (
          <button
            key={emoji}
            type="button"
            className={styles.reaction}
            aria-pressed={isMine(emoji)}
            aria-label={`${REACTION_WORDS[emoji]}: ${names}`}
            title={names}
            disabled={!mayComment}
            onClick={() => toggle(emoji)}
          >
            <ReactionIcon reaction={emoji} />
            {people.length}
          </button>
        )
      })}
      {mayComment && (
        <Popover
          label="Reactions"
          open={isOpen}
          onOpenChange={setOpen}
          trigger={<IconButton label="React" icon={<SmilePlus />} className={styles.small} />}
        >
          <div className={styles.choices}>
            {REACTIONS.map((emoji) => (
              <button
                key={emoji}
                type="button"
                className={styles.choice}
                aria-pressed={isMine(emoji)}
                aria-label={REACTION_WORDS[emoji]}
                onClick={() => toggle(emoji)}
              >
                <ReactionIcon reaction={emoji} />
              </button>
            ))}
          </div>
        </Popover>
      )}
    </div>
  )
}
