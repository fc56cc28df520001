/** Whether the map lacks what one begins with; what it says then is fetched only for such maps. */
import { BLOCK_ZOOM } from '@journeyboard/layout'
import { lazy, Suspense } from 'react'
import { useLayout, useRights } from '../board/boardContext.ts'
import { useIsZoomedBelow } from './useZoom.ts'

const EmptyHints = lazy(async () => ({ default: (await import('./EmptyHints.tsx')).EmptyHints }))

export function EmptyMap() {
  const isEmpty = useLayout(
    ({ stages, lanes, cardById }) => stages.length === 0 || lanes.length === 0 || cardById.size === 0,
  )
  const isTooSmall = useIsZoomedBelow(BLOCK_ZOOM)
  const { structure, cards } = useRights()
  if (!isEmpty || isTooSmall || !structure || !cards) return null
  return (
    <Suspense fallback={null}>
      <EmptyHints />
    </Suspense>
  )
}
