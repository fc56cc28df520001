/** Takes files that are dropped on the board: the browser would leave the map to show them. */

import { useFileDrop } from '../../home/useFileDrop.ts'
import { Later } from '../../shell/Later.tsx'
import { lazyAgain } from '../../shell/lazyAgain.tsx'
import { showToast } from '../../ui/toasts.tsx'
import { useOpenBoard } from '../boardContext.ts'

const DropVeil = lazyAgain(async () => (await import('../../home/DropVeil.tsx')).DropVeil)

export function DroppedFiles() {
  const { board, mapId, images } = useOpenBoard()
  const filesOver = useFileDrop(async (files, { x, y }) => {
    const point = board.viewport.current?.toBoard(x, y) ?? { x: 0, y: 0 }
    try {
      const [{ takeFiles }, { targetAt }] = await Promise.all([
        import('../clipboard/fileTakers.ts'),
        import('@journeyboard/editor/clipboard'),
      ])
      await takeFiles({ board, mapId, images, files, target: targetAt(board, point) })
    } catch {
      showToast('The server can not be reached, so the file was not read. Drop it again when it is back.', {
        tone: 'error',
      })
    }
  })
  return (
    filesOver && (
      <Later>
        <DropVeil words="Drop the file to add it to this map or to open it" />
      </Later>
    )
  )
}
