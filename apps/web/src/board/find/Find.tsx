/** The bar in which one looks for things on the map, once somebody asks for it. */
import { lazy, Suspense, useCallback, useRef } from 'react'
import { useBoard, usePanels } from '../boardContext.ts'
import { TypingAhead } from '../dialogs/TypingAhead.tsx'
import { useFetchedWhenIdle } from '../useFetchedWhenIdle.ts'

const fetchFindBar = async () => ({ default: (await import('./FindBar.tsx')).FindBar })
const FindBar = lazy(fetchFindBar)

export function Find() {
  const board = useBoard()
  const requests = usePanels((panels) => panels.findRequests)
  const typedAhead = useRef('')
  useFetchedWhenIdle(fetchFindBar)
  const handleType = useCallback((text: string) => {
    typedAhead.current = text
  }, [])
  const handleClose = useCallback(() => {
    typedAhead.current = ''
    board.panels.setState({ findRequests: 0 })
    board.viewport.current?.focus()
  }, [board])
  if (requests === 0) return null
  return (
    <Suspense fallback={<TypingAhead onType={handleType} onClose={handleClose} />}>
      <FindBar requests={requests} typedAhead={typedAhead} onClose={handleClose} />
    </Suspense>
  )
}
