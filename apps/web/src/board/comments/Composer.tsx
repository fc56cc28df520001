/** A field for the words of a comment: Ctrl+Enter sends, an @ offers people to mention. */
import { LIMITS, type Person } from '@journeyboard/protocol'
import type { NewWords } from '@journeyboard/session/comments'
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { Button } from '../../ui/Button.tsx'
import { GuestWord } from '../../ui/GuestWord.tsx'
import { isComposed } from '../keys/composing.ts'
import { Avatar } from '../panels/Avatar.tsx'
import { useComments, useOpenComments } from './commentsContext.ts'
import styles from './composer.module.css'
import { beginningAt, matching, mentionedIn, withMention } from './mentions.ts'

interface Props {
  readonly label: string
  /** What the button that sends says. */
  readonly submit: string
  readonly text: string
  readonly onText: (text: string) => void
  /** Null: there is nothing any more that they could be sent to. */
  readonly onSend: ((words: NewWords) => void) | null
  readonly isFocused?: boolean
  /** Other buttons. */
  readonly children?: ReactNode
}

export function Composer({ label, submit, text, onText, onSend, isFocused, children }: Props) {
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const people = useComments((state) => state.people)
  const me = useComments((state) => state.me)
  const { store } = useOpenComments()
  const [caret, setCaret] = useState<number | null>(null)
  const [index, setIndex] = useState(0)
  const beginning = caret === null ? null : beginningAt(text, caret)
  const offered = beginning === null ? [] : matching(people, beginning).filter((person) => person.id !== me?.id)
  const chosen = offered[Math.min(index, offered.length - 1)]
  const isSendable = text.trim() !== ''

  useEffect(() => {
    if (!isFocused || !field.current) return
    const { value } = field.current
    field.current.focus({ preventScroll: true })
    // Browsers leave the caret before the words that the field began with.
    field.current.setSelectionRange(value.length, value.length)
  }, [isFocused])
  const isMentioning = beginning !== null
  useEffect(() => {
    if (isMentioning) store.refreshPeople()
  }, [isMentioning, store])
  const send = () => {
    if (isSendable) onSend?.({ text: text.trim(), mentions: mentionedIn(text, people) })
  }
  const mention = (person: Person) => {
    if (caret === null) return
    const next = withMention(text, caret, person.name)
    // At once, with the caret behind them: the next key is on its way.
    flushSync(() => {
      onText(next.text)
      setCaret(null)
    })
    field.current?.setSelectionRange(next.caret, next.caret)
    field.current?.focus()
  }
  const handleKey = (event: KeyboardEvent) => {
    if (isComposed(event)) return
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      send()
      return
    }
    if (!chosen) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      setIndex((offered.indexOf(chosen) + (event.key === 'ArrowDown' ? 1 : -1) + offered.length) % offered.length)
    } else if (event.key === 'Enter' || event.key === 'Tab') mention(chosen)
    else if (event.key === 'Escape') setCaret(null)
    else return
    event.preventDefault()
  }
  const follow = () => setCaret(field.current?.selectionStart ?? null)
  return (
    <form
      className={styles.composer}
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <textarea
        ref={field}
        dir="auto"
        className={styles.field}
        // Only while people are offered: a field of many lines is else no list to choose from.
        {...(chosen && { role: 'combobox', 'aria-expanded': true, 'aria-autocomplete': 'list' as const })}
        aria-label={label}
        aria-controls={chosen ? id : undefined}
        aria-activedescendant={chosen ? `${id}-${chosen.id}` : undefined}
        placeholder={`${label}. @ mentions somebody`}
        maxLength={LIMITS.commentText}
        rows={2}
        value={text}
        onChange={(event) => {
          onText(event.target.value)
          setIndex(0)
          follow()
        }}
        onKeyDown={handleKey}
        onClick={follow}
        onBlur={() => setCaret(null)}
      />
      {chosen && (
        <div id={id} className={styles.offered} role="listbox" aria-label="People to mention">
          {offered.map((person) => (
            <div
              key={person.id}
              id={`${id}-${person.id}`}
              role="option"
              tabIndex={-1}
              aria-selected={person === chosen}
              // Before the field loses the focus.
              onPointerDown={(event) => {
                event.preventDefault()
                mention(person)
              }}
            >
              <Avatar name={person.name} color={person.color} />
              {person.name}
              <GuestWord person={person} />
            </div>
          ))}
        </div>
      )}
      <div className={styles.buttons}>
        {children}
        {onSend && (
          <Button variant="primary" type="submit" disabled={!isSendable}>
            {submit}
          </Button>
        )}
      </div>
    </form>
  )
}
