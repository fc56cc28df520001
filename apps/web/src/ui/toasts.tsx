/** Short messages at the bottom of the screen, and the one place where they appear. */
import type { ReactNode } from 'react'
import { Toaster as SonnerToaster, toast } from 'sonner'
import styles from './toasts.module.css'

export interface Toast {
  /** A second toast with the same id takes the place of the first. */
  readonly id?: string
  readonly description?: ReactNode
  readonly action?: { readonly label: string; readonly run: () => void }
  readonly tone?: 'plain' | 'error'
  /** Milliseconds, 6,000 unless told; Infinity until it is closed. */
  readonly duration?: number
}

/** Shows a message; gives its id, for `dismissToast`. */
export function showToast(message: string, options: Toast = {}): string {
  const { id, description, action, tone = 'plain', duration = 6000 } = options
  const shown = toast(message, {
    ...(id !== undefined && { id }),
    ...(description !== undefined && { description }),
    ...(action && { action: { label: action.label, onClick: action.run } }),
    className: tone === 'error' ? `${styles.toast} ${styles.problem}` : (styles.toast ?? ''),
    duration,
    closeButton: duration === Number.POSITIVE_INFINITY,
  })
  return String(shown)
}

export function dismissToast(id: string): void {
  toast.dismiss(id)
}

/** Stands once in the app. */
export function Toaster() {
  return (
    <SonnerToaster
      position="bottom-center"
      containerAriaLabel="Messages"
      offset={{ bottom: 80 }}
      mobileOffset={{ bottom: 76 }}
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
  )
}
