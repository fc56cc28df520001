/** Keeps the app available without a network, and asks before it changes to a new version. */
import { useEffect } from 'react'
import { showToast } from '../ui/toasts.tsx'
import { whenIdle } from './afterPaint.ts'

/** The build's service worker; it holds the app's files. */
const WORKER = '/sw.js'
/** A board stays open for days: ask for news once an hour. */
const CHECK_EVERY_MS = 3_600_000

let isKeptOffline = false

/** For each page that shows what somebody came for: the worker fetches all of the app, which would hold that up. */
export function useAppOffline(): void {
  useEffect(
    () =>
      whenIdle(() => {
        // In development there is no worker, and nothing should come from a cache.
        if (isKeptOffline || !import.meta.env.PROD) return
        isKeptOffline = true
        void keepAppOffline(navigator.serviceWorker)
      }),
    [],
  )
}

/**
 * Registers the service worker. A new version waits until somebody wants it: only their tab reloads, others go on.
 * Written by hand: vite-plugin-pwa's registration reloads all tabs at once, and does nothing in a page that was
 * opened before the first worker was there.
 */
export async function keepAppOffline(workers: ServiceWorkerContainer | undefined): Promise<void> {
  // Missing over plain HTTP from another machine.
  if (!workers) return
  try {
    const registration = await workers.register(WORKER)
    if (registration.waiting) offerNewVersion(registration)
    registration.addEventListener('updatefound', () => watchInstall(registration))
    setInterval(() => registration.update().catch(ignoreOffline), CHECK_EVERY_MS)
  } catch (error) {
    console.info('Journeyboard will not open without a network in this browser.', error)
  }
}

function watchInstall(registration: ServiceWorkerRegistration): void {
  const worker = registration.installing
  worker?.addEventListener('statechange', () => {
    // Without an active one it is the first, which nobody needs to hear of.
    if (worker.state === 'installed' && registration.active) offerNewVersion(registration)
  })
}

function offerNewVersion(registration: ServiceWorkerRegistration): void {
  showToast('A new version is ready', {
    id: 'new-version',
    action: { label: 'Reload', run: () => changeVersion(registration) },
    duration: Number.POSITIVE_INFINITY,
  })
}

function changeVersion(registration: ServiceWorkerRegistration): void {
  const worker = registration.waiting
  if (worker) {
    worker.addEventListener('statechange', () => {
      if (worker.state === 'activated') location.reload()
    })
    worker.postMessage({ type: 'SKIP_WAITING' })
  } else {
    // Another tab has changed already.
    location.reload()
  }
}

/** Without a network there is no news; the next check is an hour away. */
function ignoreOffline(): void {}
