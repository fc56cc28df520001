/** What people are told when a part of the app can not be fetched. */
import { PATHS } from '@journeyboard/protocol'
import { showToast } from '../ui/toasts.tsx'
import { isMissingPart } from './missingPart.ts'

/** Milliseconds for the server to answer before nothing can be said about it. */
const PATIENCE = 3000

/** After a new version came out, the server answers but has the old script no more. */
export async function tellMissing(): Promise<void> {
  const isServerThere = await fetch(PATHS.health, { cache: 'no-store', signal: AbortSignal.timeout(PATIENCE) }).then(
    ({ ok }) => ok,
    () => false,
  )
  const id = 'missing-part'
  if (isServerThere) {
    await showToast('This could not be fetched; a new version may have come out. Try again, or reload the page.', {
      id,
      tone: 'error',
      duration: 15_000,
      action: { label: 'Reload', run: () => location.reload() },
    })
  } else await showToast('This can not be reached without the server. Try again later.', { id, tone: 'error' })
}

/** Tells it, if that is what went wrong; false for all else. */
export function tellIfMissing(error: unknown): boolean {
  const isMissing = isMissingPart(error)
  if (isMissing) void tellMissing()
  return isMissing
}

/** For whatever somebody asked for that fetches its code by itself, and says nothing when that does not come. */
export function tellOfMissingParts(): void {
  window.addEventListener('unhandledrejection', (event) => {
    if (tellIfMissing(event.reason)) event.preventDefault()
  })
}
