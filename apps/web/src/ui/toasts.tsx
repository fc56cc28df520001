/** Short messages at the bottom of the screen, and the one place where they appear. */
import { type CSSProperties, type MouseEvent, type ReactNode, Suspense, useEffect } from 'react'
import { whenIdle } from '../shell/afterPaint.ts'
import { lazyAgain, MissingBoundary } from '../shell/lazyAgain.tsx'
import styles from './toasts.module.css'

export interface Toast {
  /** A second toast with the same id takes the place of the first. */
  readonly id?: string
  readonly description?: ReactNode
  readonly action?: ToastAction
  readonly tone?: 'plain' | 'error'
  /** Milliseconds, 6,000 unless told; Infinity until it is closed. */
  readonly duration?: number
  /** For what stays for long: at the side, where it covers little of what one works on. */
  readonly isAside?: boolean
}

export interface ToastAction {
  readonly label: string
  readonly run: () => void
}

const { promise: wanted, resolve: want } = Promise.withResolvers<void>()
const fetchSonner = () => {
  want()
  return import('sonner')
}
/** Comes with the first message, or when the browser has nothing else to do: no page begins with a message. */
const SonnerToaster = lazyAgain(async () => {
  await wanted
  return (await fetchSonner()).Toaster
})

/** Milliseconds that a message is there which nobody can close. */
const LONGEST_ALONE = 15_000

/** Ids that were shown since an action began to run. */
const shownIds = new Set<string>()

/** Shows a message as soon as the code for it has come. */
export async function showToast(message: string, options: Toast = {}): Promise<void> {
  const { id, description, action, tone = 'plain', duration = 6000, isAside = false } = options
  if (id !== undefined) shownIds.add(id)
  const sonner = await fetchSonner().catch(() => null)
  if (!sonner) {
    showAlone(message, duration)
    return
  }
  sonner.toast(message, {
    ...(id !== undefined && { id }),
    // Also when there is none: a toast that takes the place of another would keep what the other one had.
    description,
    action: action && { label: action.label, onClick: (event) => runAction(action.run, id, event) },
    className: tone === 'error' ? `${styles.toast} ${styles.problem}` : (styles.toast ?? ''),
    duration,
    ...(isAside && { position: 'bottom-left' }),
    closeButton: duration === Number.POSITIVE_INFINITY,
  })
}

/** Without the toaster, which could not be fetched: that may be the very thing to be told of. */
function showAlone(message: string, duration: number): void {
  const element = document.createElement('p')
  element.className = `${styles.toast} ${styles.alone}`
  element.setAttribute('role', 'status')
  element.textContent = message
  document.body.append(element)
  setTimeout(() => element.remove(), Math.min(duration, LONGEST_ALONE))
}

/** A toast goes when its action was chosen, unless the action has put another one in its place. */
function runAction(run: () => void, id: string | undefined, event: MouseEvent): void {
  shownIds.clear()
  run()
  if (id !== undefined && shownIds.has(id)) event.preventDefault()
}

export async function dismissToast(id: string): Promise<void> {
  const sonner = await fetchSonner().catch(() => null)
  sonner?.toast.dismiss(id)
}

/** Stands once in the app. */
export function Toaster() {
  useEffect(() => whenIdle(want), [])
  return (
    <MissingBoundary>
      <Suspense fallback={null}>
        <SonnerToaster
          position="bottom-center"
          // One above the other: of those behind the newest one nobody could read a word.
          expand
          containerAriaLabel="Messages"
          offset={{ bottom: 80 }}
          mobileOffset={{ bottom: 76, left: 0, right: 0 }}
          // Over dialogs, which may be what they tell of; what is open to be chosen from lies over them.
          style={{ '--width': '480px', zIndex: 'var(--layer-toast)' } as CSSProperties}
          toastOptions={{
            unstyled: true,
            classNames: {
              toast: styles.toast ?? '',
              content: styles.content ?? '',
              title: styles.title ?? '',
              description: styles.description ?? '',
              actionButton: styles.action ?? '',
              closeButton: styles.close ?? '',
            },
          }}
        />
      </Suspense>
    </MissingBoundary>
  )
}
