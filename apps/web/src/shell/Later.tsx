/** Around parts that are fetched when somebody needs them. */
import { PATHS } from '@journeyboard/protocol'
import { type ReactNode, Suspense } from 'react'
import { showToast } from '../ui/toasts.tsx'
import { MissingBoundary } from './lazyAgain.tsx'

export interface LaterProps {
  /** While it is fetched. */
  readonly fallback?: ReactNode
  /** Closes what somebody has opened, when it can not be fetched; they are told. Without it the part may come later. */
  readonly onMissing?: () => void
  readonly children: ReactNode
}

export function Later({ fallback = null, onMissing, children }: LaterProps) {
  const handleMissing = () => {
    onMissing?.()
    void tellMissing()
  }
  return (
    <MissingBoundary onMissing={onMissing && handleMissing}>
      <Suspense fallback={fallback}>{children}</Suspense>
    </MissingBoundary>
  )
}

/** Milliseconds for the server to answer before nothing can be said about it. */
const PATIENCE = 3000

/** After a new version came out, the server answers but has the old script no more. */
async function tellMissing(): Promise<void> {
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
