/** What somebody sees whose map could not be opened. */
import type { OpenFailure } from '@journeyboard/session'
import { Link } from 'wouter'
import { FullPageMessage } from '../shell/FullPageMessage.tsx'
import { Button } from '../ui/Button.tsx'
import { NoAccess } from './NoAccess.tsx'

export interface OpenFailedProps {
  readonly failure: OpenFailure
  readonly onRetry: () => void
}

export function OpenFailed({ failure, onRetry }: OpenFailedProps) {
  if (failure.reason === 'noAccess') return <NoAccess changes={0} onRetry={onRetry} />
  return (
    <FullPageMessage
      title="This map can not be shown"
      actions={
        <>
          <Button onClick={onRetry}>Try again</Button>
          <Link href="/">Your maps</Link>
        </>
      }
    >
      {failure.message}
    </FullPageMessage>
  )
}
