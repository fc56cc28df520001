/** Keeps the app available without a network, and asks before it changes to a new version. */
import { registerSW } from 'virtual:pwa-register'
import { showToast } from '../ui/toasts.tsx'

/** A board stays open for days: ask for news once an hour. */
const CHECK_EVERY_MS = 3_600_000

/** Registers the service worker that the build made. Does nothing where there is none, as in development. */
export function keepAppOffline(): void {
  const update = registerSW({
    onNeedRefresh() {
      showToast('A new version is ready', {
        id: 'new-version',
        action: { label: 'Reload', run: () => void update(true) },
        duration: Number.POSITIVE_INFINITY,
      })
    },
    onRegisteredSW(_address, registration) {
      if (registration) setInterval(() => registration.update().catch(ignoreOffline), CHECK_EVERY_MS)
    },
    onRegisterError(error) {
      console.info('Journeyboard will not open without a network here.', error)
    },
  })
}

/** Without a network there is no news; the next check is an hour away. */
function ignoreOffline(): void {}
