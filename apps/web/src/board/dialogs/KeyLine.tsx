/** A line of the shortcut sheet: what an action is called, its keys, and a way to press others for it. */
import { ACTIONS, type Action, actionWithKey, keysShown, whyNotBindable } from '@journeyboard/editor'
import { Pencil, RotateCcw } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { IconButton } from '../../ui/IconButton.tsx'
import { formatKey, keyCaps } from '../keys/formatKey.ts'
import { keymapStore } from '../keys/keymapStore.ts'
import { keyOf } from '../keys/keyOf.ts'
import styles from './KeyLine.module.css'

export const lineStyle = styles.line ?? ''

interface KeyLineProps {
  readonly action: Action
  /** The next key that is pressed is meant for it. */
  readonly isListening: boolean
  readonly onListen: (listens: boolean) => void
  /** Null: the registry's own keys again. */
  readonly onChange: (key: string | null) => void
}

export function KeyLine({ action, isListening, onListen, onChange }: KeyLineProps) {
  const keymap = useStore(keymapStore)
  const label = action.label.replace('...', '')
  const isChanged = keymap.keyById[action.id] !== undefined
  const shown = keysShown(action, keymap)
  // The way back is the same everywhere.
  const isFixed = action.id === 'escape'
  return (
    <div className={styles.line} data-listening={isListening || undefined}>
      <dt>{label}</dt>
      <dd className={styles.keys} data-fixed={isFixed || undefined}>
        {isListening ? (
          <Listening action={action} onListen={onListen} onChange={onChange} />
        ) : (
          <>
            {shown.length === 0 && <span className={styles.none}>off</span>}
            {shown.map((key) => (
              <KeyCaps key={key} binding={key} />
            ))}
            {isChanged && (
              <IconButton
                className={styles.tool}
                label={`Reset the key of ${label}`}
                icon={<RotateCcw />}
                onClick={() => onChange(null)}
              />
            )}
            {!isFixed && (
              <IconButton
                className={styles.tool}
                label={`Change the key of ${label}`}
                icon={<Pencil />}
                onClick={() => onListen(true)}
              />
            )}
          </>
        )}
      </dd>
    </div>
  )
}

/** Waits for a key. Escape leaves it as it was; one that can not be had is said, and waiting goes on. */
function Listening({ action, onListen, onChange }: Omit<KeyLineProps, 'isListening'>) {
  const [problem, setProblem] = useState('')
  const heard = useRef({ action, onListen, onChange })
  heard.current = { action, onListen, onChange }
  useEffect(() => {
    const handleKey = (event: KeyboardEvent) => {
      // Before the dialog, which would close, and the browser, which would do what the key does there.
      event.preventDefault()
      event.stopImmediatePropagation()
      if (event.key === 'Escape') heard.current.onListen(false)
      const key = event.key === 'Escape' ? null : keyOf(event)
      if (key === null) return
      const refusal = whyRefused(key, heard.current.action)
      if (refusal) setProblem(refusal)
      else heard.current.onChange(key)
    }
    window.addEventListener('keydown', handleKey, { capture: true })
    return () => window.removeEventListener('keydown', handleKey, { capture: true })
  }, [])
  return (
    <>
      <span className={styles.waiting} role="status">
        {problem || 'Press a key, Esc leaves it'}
      </span>
      <button type="button" className={styles.cancel} onClick={() => onListen(false)}>
        Cancel
      </button>
    </>
  )
}

function whyRefused(key: string, action: Action): string | null {
  const holder = actionWithKey(ACTIONS, key, action.id, keymapStore.getState())
  return (
    whyNotBindable(key) ?? (holder ? `${formatKey(key)} is the key of “${holder.label.replace('...', '')}”.` : null)
  )
}

export function KeyCaps({ binding }: { readonly binding: string }) {
  return (
    <span className={styles.key}>
      {keyCaps(binding).map((cap) => (
        <kbd key={cap}>{cap}</kbd>
      ))}
    </span>
  )
}
