/** What somebody sees whose map could not be opened. */
import { type MapAccess, PATHS, TRASHED_MAP } from '@journeyboard/protocol'
import type { OpenFailure } from '@journeyboard/session'
import { useEffect, useState } from 'react'
import { Link } from 'wouter'
import { RequestError, request } from '../access/request.ts'
import { FullPageMessage, LoadingPage } from '../shell/FullPageMessage.tsx'
import { Button } from '../ui/Button.tsx'
import { NoAccess } from './NoAccess.tsx'

export interface OpenFailedProps {
  readonly mapId: string
  readonly failure: OpenFailure
  readonly onRetry: () => void
}

export function OpenFailed({ mapId, failure, onRetry }: OpenFailedProps) {
  const refusal = useRefusal(mapId, failure)
  if (refusal === 'asking') return <LoadingPage />
  if (refusal !== null) return <NoAccess mapId={mapId} refusal={refusal} changes={0} onRetry={onRetry} />
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

/** Why nobody is let in, if that is why, in the server's words: a map that is not there may be in the trash. */
function useRefusal(mapId: string, { reason, message }: OpenFailure): string | null {
  const isRefused = reason === 'noAccess'
  const asks = isRefused || reason === 'noSuchMap'
  const [refusal, setRefusal] = useState(asks ? 'asking' : null)
  useEffect(() => {
    if (!asks) return
    request<MapAccess>(PATHS.access(mapId)).then(
      () => setRefusal(isRefused ? message : null),
      (error: unknown) => {
        if (!(error instanceof RequestError)) throw error
        const isTold = error.message === TRASHED_MAP || (isRefused && error.isRefusal)
        setRefusal(isTold ? error.message : isRefused ? message : null)
      },
    )
  }, [mapId, asks, isRefused, message])
  return refusal
}
