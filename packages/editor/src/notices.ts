/** What the person is told in passing: toasts, and sentences for screen readers. */

export interface Notice {
  readonly text: string
  /** Offers to take the last step back. */
  readonly offersUndo: boolean
  /** Offers to do again what was just taken back. */
  readonly offersRedo: boolean
  /** Shown as a toast; others are only read out. */
  readonly isShown: boolean
  /** Something else that can be done about it. */
  readonly action: NoticeAction | null
}

export interface NoticeAction {
  readonly label: string
  readonly run: () => void
}

export interface NoticeOptions {
  readonly offersUndo?: boolean
  readonly offersRedo?: boolean
  readonly action?: NoticeAction
}

export interface Notices {
  toast(text: string, options?: NoticeOptions): void
  announce(text: string): void
  /** The last sentence that was only to be read out, for whoever begins to listen after it; empty before there is one. */
  announced(): string
  subscribe(listener: (notice: Notice) => void): () => void
}

export function createNotices(): Notices {
  const listeners = new Set<(notice: Notice) => void>()
  const send = (notice: Notice) => {
    for (const listener of [...listeners]) listener(notice)
  }
  let announced = ''
  return {
    toast: (text, { offersUndo = false, offersRedo = false, action } = {}) =>
      send({ text, offersUndo, offersRedo, isShown: true, action: action ?? null }),
    announce(text) {
      announced = text
      send({ text, offersUndo: false, offersRedo: false, isShown: false, action: null })
    },
    announced: () => announced,
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
