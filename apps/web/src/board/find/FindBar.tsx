/** Looks for things on the map: the rest of it is pale, Enter goes from one match to the next. */
import { EMPTY_SEARCH } from '@journeyboard/editor/search'
import { ChevronDown, ChevronUp, Search as SearchIcon, X } from 'lucide-react'
import { type KeyboardEvent, type RefObject, useEffect, useLayoutEffect, useState } from 'react'
import { IconButton } from '../../ui/IconButton.tsx'
import { useBoard } from '../boardContext.ts'
import { isComposed } from '../keys/composing.ts'
import { describeRef } from '../panels/describeRef.ts'
import styles from './FindBar.module.css'
import { FindFilter } from './FindFilter.tsx'
import { type Matches, useMatches } from './useMatches.ts'

export interface FindBarProps {
  /** Another number each time that somebody asks to find something. */
  readonly requests: number
  /** What was typed before the bar was there. */
  readonly typedAhead: Readonly<RefObject<string>>
  readonly onClose: () => void
}

/** Milliseconds after the last letter until the number of matches is read out. */
const SETTLED = 500

export function FindBar({ requests, typedAhead, onClose }: FindBarProps) {
  const board = useBoard()
  const [search, setSearch] = useState(EMPTY_SEARCH)
  // Not at the first drawing: React may show the bar a while later, and more has been typed by then.
  useLayoutEffect(() => setSearch((before) => ({ ...before, words: typedAhead.current })), [typedAhead])
  const matches = useMatches(search)
  const count = countOf(matches)
  // Who goes from match to match hears of each one instead.
  useSaidWhenSettled(matches.refs && matches.index < 0 ? count : null)
  const go = (by: 1 | -1) => {
    const match = matches.go(by)
    if (!match) return
    const place = `${match.index + 1} of ${match.count}`
    board.notices.announce(`${place}. ${describeRef(board.doc.projection.journey(), match.ref)}`)
  }
  const handleKey = (event: KeyboardEvent) => {
    // React also tells of keys in the open list of choices, which closes at this one.
    if (event.key !== 'Escape' || isComposed(event) || !event.currentTarget.contains(event.target as Node)) return
    event.stopPropagation()
    onClose()
  }
  const handleFieldKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || isComposed(event)) return
    event.preventDefault()
    go(event.shiftKey ? -1 : 1)
  }
  const isEmpty = (matches.refs?.length ?? 0) === 0
  return (
    <search className={styles.bar} aria-label="Find on the map" data-find onKeyDown={handleKey}>
      <SearchIcon className={styles.icon} aria-hidden />
      <input
        // Asked for again, the field takes the focus again, and its text is there to be replaced.
        key={requests}
        ref={takeFocus}
        className={styles.field}
        aria-label="Words to find"
        placeholder="Find on the map"
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        value={search.words}
        onChange={({ target }) => setSearch({ ...search, words: target.value })}
        onKeyDown={handleFieldKey}
      />
      <span className={styles.count}>{count}</span>
      <FindFilter search={search} onChange={setSearch} />
      <IconButton
        label="Previous match"
        shortcut="Shift+Enter"
        icon={<ChevronUp />}
        disabled={isEmpty}
        onClick={() => go(-1)}
      />
      <IconButton label="Next match" shortcut="Enter" icon={<ChevronDown />} disabled={isEmpty} onClick={() => go(1)} />
      <IconButton label="Close" shortcut="Esc" icon={<X />} onClick={onClose} />
    </search>
  )
}

function takeFocus(field: HTMLInputElement | null): void {
  field?.focus({ preventScroll: true })
  field?.select()
}

function countOf({ refs, index }: Matches): string {
  if (!refs) return ''
  return index < 0 ? foundOf(refs.length) : `${index + 1} of ${refs.length}`
}

const foundOf = (count: number) => (count === 0 ? 'None found' : `${count} found`)

/** Tells screen readers the sentence that stays, not each one on the way there. */
function useSaidWhenSettled(sentence: string | null): void {
  const { notices } = useBoard()
  useEffect(() => {
    if (!sentence) return
    const timer = setTimeout(() => notices.announce(sentence), SETTLED)
    return () => clearTimeout(timer)
  }, [notices, sentence])
}
