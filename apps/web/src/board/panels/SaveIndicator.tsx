/** How far the work is saved: always true, always in view. */
import type { Rights } from '@journeyboard/editor'
import type { SavedStatus, UnsentImages } from '@journeyboard/session'
import { Check, CloudOff, LoaderCircle, type LucideIcon, OctagonAlert, PencilOff, RefreshCw } from 'lucide-react'
import { type ComponentProps, useState } from 'react'
import { useStore } from 'zustand'
import { Later } from '../../shell/Later.tsx'
import { lazyAgain } from '../../shell/lazyAgain.tsx'
import { Button } from '../../ui/Button.tsx'
import { Popover } from '../../ui/Popover.tsx'
import { useImages, useRights, useSession } from '../boardContext.ts'
import styles from './SaveIndicator.module.css'
import { savedWords } from './savedWords.ts'
import { useNarrow } from './screenSize.ts'

const LeaveBehind = lazyAgain(async () => (await import('./LeaveBehind.tsx')).LeaveBehind)

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

/** What is shown now. Read by the two parts that show it: typing changes it at each key, and the popover is a lot. */
function useShown() {
  const status = useStore(useSession().status)
  const unsentImages = useStore(useImages().unsent)
  const rights = useRights()
  return { status, state: shownState(status, unsentImages, rights), words: savedWords(status, unsentImages, rights) }
}

export function SaveIndicator() {
  const [isOpen, setOpen] = useState(false)
  return (
    // Outside of the button, whose inside assistive technology does not look into.
    <div className={styles.place} role="status">
      <Popover label="How far the map is saved" open={isOpen} onOpenChange={setOpen} trigger={<StateButton />}>
        <Detail onRetry={() => setOpen(false)} />
      </Popover>
    </div>
  )
}

function StateButton(props: ComponentProps<'button'>) {
  const { state, words } = useShown()
  const isShortOfRoom = useNarrow()
  const Icon = ICONS[state]
  return (
    <button {...props} type="button" className={styles.indicator} data-mood={words.mood} data-state={state}>
      <Icon aria-hidden />
      <span className={styles.text}>{isShortOfRoom ? words.short : words.text}</span>
    </button>
  )
}

function Detail({ onRetry }: { readonly onRetry: () => void }) {
  const session = useSession()
  const { status, words } = useShown()
  return (
    <>
      <p className={styles.detail}>{words.detail}</p>
      {words.canRetry && (
        <div className={styles.buttons}>
          <Button
            onClick={() => {
              session.reconnect()
              onRetry()
            }}
          >
            Try again
          </Button>
          {status.state === 'blocked' && <Button onClick={() => window.location.reload()}>Reload the page</Button>}
        </div>
      )}
      <Later>{'isStuck' in status && status.isStuck === true && <LeaveBehind changes={status.changes} />}</Later>
    </>
  )
}
