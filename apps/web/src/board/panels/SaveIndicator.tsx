/** How far the work is saved: always true, always in view. */
import type { Rights } from '@journeyboard/editor'
import type { SavedStatus, UnsentImages } from '@journeyboard/session'
import { Check, CloudOff, LoaderCircle, type LucideIcon, OctagonAlert, PencilOff, RefreshCw } from 'lucide-react'
import { useState } from 'react'
import { useStore } from 'zustand'
import { Button } from '../../ui/Button.tsx'
import { Popover } from '../../ui/Popover.tsx'
import { useImages, useRights, useSession } from '../boardContext.ts'
import styles from './SaveIndicator.module.css'
import { savedWords } from './savedWords.ts'
import { useNarrow } from './screenSize.ts'

const ICONS: Record<SavedStatus['state'], LucideIcon> = {
  loading: LoaderCircle,
  saved: Check,
  saving: LoaderCircle,
  offline: CloudOff,
  reconnecting: RefreshCw,
  blocked: OctagonAlert,
  readOnly: PencilOff,
}

function shownState(
  { state }: SavedStatus,
  { waiting, refusals }: UnsentImages,
  { structure, cards }: Rights,
): SavedStatus['state'] {
  if (state !== 'saved') return state
  if (waiting > 0) return 'saving'
  if (!structure && !cards) return 'readOnly'
  return refusals.length > 0 ? 'blocked' : 'saved'
}

export function SaveIndicator() {
  const session = useSession()
  const status = useStore(session.status)
  const unsentImages = useStore(useImages().unsent)
  const [isOpen, setOpen] = useState(false)
  const rights = useRights()
  const words = savedWords(status, unsentImages, rights)
  const isShortOfRoom = useNarrow()
  const state = shownState(status, unsentImages, rights)
  const Icon = ICONS[state]
  return (
    // Outside of the button, whose inside assistive technology does not look into.
    <div className={styles.place} role="status">
      <Popover
        label="How far the map is saved"
        open={isOpen}
        onOpenChange={setOpen}
        trigger={
          <button type="button" className={styles.indicator} data-mood={words.mood} data-state={state}>
            <Icon aria-hidden />
            <span className={styles.text}>{isShortOfRoom ? words.short : words.text}</span>
          </button>
        }
      >
        <p className={styles.detail}>{words.detail}</p>
        {words.canRetry && (
          <div className={styles.buttons}>
            <Button
              onClick={() => {
                session.reconnect()
                setOpen(false)
              }}
            >
              Try again
            </Button>
            {status.state === 'blocked' && <Button onClick={() => window.location.reload()}>Reload the page</Button>}
          </div>
        )}
      </Popover>
    </div>
  )
}
