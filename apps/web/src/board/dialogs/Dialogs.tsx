/** The dialog that is open, if one is. What is seldom used is loaded when somebody opens it. */
import { lazy, Suspense, useCallback } from 'react'
import { useBoard, usePanels } from '../boardContext.ts'
import type { BoardDialogProps } from './boardDialog.ts'
import { DeletionDialog } from './DeletionDialog.tsx'
import { MoveToDialog } from './MoveToDialog.tsx'

const Palette = lazy(async () => ({ default: (await import('./Palette.tsx')).Palette }))
const ShortcutSheet = lazy(async () => ({ default: (await import('./ShortcutSheet.tsx')).ShortcutSheet }))
const DownloadDialog = lazy(async () => ({ default: (await import('./DownloadDialog.tsx')).DownloadDialog }))
const PictureDialog = lazy(async () => ({ default: (await import('./PictureDialog.tsx')).PictureDialog }))
const PersonasDialog = lazy(async () => ({ default: (await import('./PersonasDialog.tsx')).PersonasDialog }))
const MapDetailsDialog = lazy(async () => ({ default: (await import('./MapDetailsDialog.tsx')).MapDetailsDialog }))

export function Dialogs() {
  const board = useBoard()
  const handleClose = useCallback(() => {
    board.panels.setState({ dialog: null })
    // The keys go on where they were, whatever button or key opened the dialog.
    queueMicrotask(() => board.viewport.current?.focus())
  }, [board])
  return (
    <Suspense fallback={null}>
      <OpenDialog onClose={handleClose} />
    </Suspense>
  )
}

function OpenDialog({ onClose }: BoardDialogProps) {
  const dialog = usePanels((panels) => panels.dialog)
  switch (dialog?.type) {
    case 'deletion':
      return <DeletionDialog deletion={dialog.deletion} onClose={onClose} />
    case 'moveTo':
      return <MoveToDialog onClose={onClose} />
    case 'palette':
      return <Palette onClose={onClose} />
    case 'shortcuts':
      return <ShortcutSheet onClose={onClose} />
    case 'download':
      return <DownloadDialog onClose={onClose} />
    case 'picture':
      return <PictureDialog onClose={onClose} />
    case 'personas':
      return <PersonasDialog onClose={onClose} />
    case 'mapDetails':
      return <MapDetailsDialog onClose={onClose} />
    default:
      return null
  }
}
