/** Deletes the map that is open, and leaves it. */
import { useLocation } from 'wouter'
import { DeleteMapDialog } from '../../trash/DeleteMapDialog.tsx'
import { deleteMap } from '../../trash/trash.ts'
import { useOpenBoard } from '../boardContext.ts'
import { nothingUnderWay } from '../versions/versionRequests.ts'
import type { BoardDialogProps } from './boardDialog.ts'

export function DeleteThisMap({ onClose }: BoardDialogProps) {
  const { mapId: id, board, session, access } = useOpenBoard()
  const [, navigate] = useLocation()
  const { title } = board.doc.projection.journey().map
  const deletion = async () => {
    await nothingUnderWay(session)
    await access.endBy(() => deleteMap({ id, title }))
  }
  return <DeleteMapDialog map={{ id, title }} deletion={deletion} onClose={onClose} onDeleted={() => navigate('/')} />
}
