/** Whether the map lacks what one begins with; what it says then is fetched only for such maps. */
import { useLayout, usePanels, useRights } from '../board/boardContext.ts'
import { Later } from '../shell/Later.tsx'
import { lazyAgain } from '../shell/lazyAgain.tsx'

const EmptyHints = lazyAgain(async () => (await import('./EmptyHints.tsx')).EmptyHints)

export function EmptyMap() {
  const isEmpty = useLayout(
    ({ stages, lanes, cardById }) => stages.length === 0 || lanes.length === 0 || cardById.size === 0,
  )
  const isPresenting = usePanels((panels) => panels.scene !== null)
  const { structure, cards } = useRights()
  if (!isEmpty || isPresenting || !structure || !cards) return null
  return (
    <Later>
      <EmptyHints />
    </Later>
  )
}
