/** A field for a value that is written as a whole: kept when one leaves it or presses Enter, given up by Escape. */
import { type ComponentProps, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useBoard } from '../boardContext.ts'
import { isComposed } from '../keys/composing.ts'
import { leaveField } from './leaveField.ts'

export interface DraftFieldProps extends Omit<ComponentProps<'input'>, 'value' | 'defaultValue' | 'onChange'> {
  readonly value: string
  /** Called once, with what is really new. */
  readonly onKeep: (value: string) => void
}

export function DraftField({ value, onKeep, ...rest }: DraftFieldProps) {
  const board = useBoard()
  /** Null while nobody types: then it shows what others set. */
  const [draft, setDraft] = useState<string | null>(null)
  const latest = useRef({ draft, value, onKeep })
  latest.current = { draft, value, onKeep }
  /** A field for numbers reads as empty while it holds something else, such as a lonely minus: that is no wish. */
  const isUnreadable = useRef(false)
  const send = () => {
    const current = latest.current
    latest.current = { ...current, draft: null }
    if (current.draft === null || current.draft === current.value || isUnreadable.current) return
    current.onKeep(current.draft)
  }
  const keep = () => {
    send()
    setDraft(null)
  }
  // Choosing something else takes the field away before it can lose the focus: what was typed counts all the same.
  const sendLast = useRef(send)
  sendLast.current = send
  useEffect(() => () => sendLast.current(), [])
  const handleKey = (event: KeyboardEvent<HTMLInputElement>) => {
    if (isComposed(event)) return
    if (event.key === 'Escape' && draft !== null) {
      event.preventDefault()
      event.stopPropagation()
      latest.current = { ...latest.current, draft: null }
      setDraft(null)
    } else if (event.key === 'Enter' || event.key === 'Escape') {
      keep()
      leaveField(board, event)
    }
  }
  return (
    <input
      type="text"
      dir="auto"
      autoComplete="off"
      {...rest}
      value={draft ?? value}
      onChange={(event) => {
        isUnreadable.current = event.target.validity.badInput
        setDraft(event.target.value)
      }}
      onBlur={keep}
      onKeyDown={handleKey}
    />
  )
}
