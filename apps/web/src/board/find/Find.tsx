/** The bar in which one looks for things on the map, once somebody asks for it. */
import { useCallback, useRef } from 'react'
import { Later } from '../../shell/Later.tsx'
import { lazyAgain } from '../../shell/lazyAgain.tsx'
import { useBoard, usePanels } from '../boardContext.ts'
import { TypingAhead } from '../dialogs/TypingAhead.tsx'
import { useFetchedAhead } from '../useFetchedAhead.ts'

const FindBar = lazyAgain(async () => (await import('./FindBar.tsx')).FindBar)

export function Find() {
  const board = useBoard()
  const requests = usePanels((panels) => panels.findRequests)
  const typedAhead = useRef('')
  useFetchedAhead(FindBar.prepare)
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
    <Later fallback={<TypingAhead onType={handleType} onClose={handleClose} />} onMissing={handleClose}>
      <FindBar requests={requests} typedAhead={typedAhead} onClose={handleClose} />
    </Later>
  )
}
