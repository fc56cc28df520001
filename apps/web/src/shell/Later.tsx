/** Around parts that are fetched when somebody needs them. */
import { type ReactNode, Suspense } from 'react'
import { MissingBoundary } from './lazyAgain.tsx'
import { tellMissing } from './tellMissing.ts'

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
