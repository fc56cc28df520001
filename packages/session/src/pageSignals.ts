/** What the page tells a session about itself: network, visibility, end. */

export interface PageSignals {
  readonly online: boolean
  /** Whether somebody can see the page now. */
  isShown(): boolean
  /** The network came or went. */
  onNetworkChange(listener: (online: boolean) => void): void
  /** Somebody looks at the page again. */
  onShow(listener: () => void): void
  /** The page is hidden or left; it may never run again. */
  onHide(listener: () => void): void
  stop(): void
}

/** Signals of the browser's window and document; where there is none (tests, a server), none ever come. */
export function listenToPage(): PageSignals {
  const stops: (() => void)[] = []
  const listen = (target: EventTarget | undefined, type: string, listener: () => void) => {
    target?.addEventListener(type, listener)
    stops.push(() => target?.removeEventListener(type, listener))
  }
  const view = typeof window === 'undefined' ? undefined : window
  return {
    // Node has a navigator that knows nothing about networks.
    online: view?.navigator.onLine !== false,
    isShown: () => view?.document.visibilityState !== 'hidden',
    onNetworkChange(listener) {
      listen(view, 'online', () => listener(true))
      listen(view, 'offline', () => listener(false))
    },
    onShow(listener) {
      listen(view?.document, 'visibilitychange', () => view?.document.visibilityState === 'visible' && listener())
    },
    onHide(listener) {
      listen(view?.document, 'visibilitychange', () => view?.document.visibilityState === 'hidden' && listener())
      listen(view, 'pagehide', listener)
    },
    stop() {
      for (const stop of stops.splice(0)) stop()
    },
  }
}
