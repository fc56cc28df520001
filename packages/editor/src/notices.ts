/** What the person is told in passing: toasts, and sentences for screen readers. */

export interface Notice {
  readonly text: string
  /** Offers to take the last step back. */
  readonly offersUndo: boolean
  /** Shown as a toast; others are only read out. */
  readonly isShown: boolean
}

export interface Notices {
  toast(text: string, options?: { readonly offersUndo?: boolean }): void
  announce(text: string): void
  subscribe(listener: (notice: Notice) => void): () => void
}

export function createNotices(): Notices {
  const listeners = new Set<(notice: Notice) => void>()
  const send = (notice: Notice) => {
    for (const listener of [...listeners]) listener(notice)
  }
  return {
    toast: (text, { offersUndo = false } = {}) => send({ text, offersUndo, isShown: true }),
    announce: (text) => send({ text, offersUndo: false, isShown: false }),
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
