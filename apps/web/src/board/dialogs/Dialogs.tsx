/** The dialog that is open, if one is. What is seldom used is loaded when somebody opens it. */
import { type RefObject, useCallback, useRef } from 'react'
import { Later } from '../../shell/Later.tsx'
import { lazyAgain } from '../../shell/lazyAgain.tsx'
import { useBoard, usePanels } from '../boardContext.ts'
import { useFetchedAhead } from '../useFetchedAhead.ts'
import type { BoardDialogProps } from './boardDialog.ts'
import { DroppedFiles } from './DroppedFiles.tsx'
import { TypingAhead } from './TypingAhead.tsx'

const Palette = lazyAgain(async () => (await import('./Palette.tsx')).Palette)
const DeletionDialog = lazyAgain(async () => (await import('./DeletionDialog.tsx')).DeletionDialog)
const MoveToDialog = lazyAgain(async () => (await import('./MoveToDialog.tsx')).MoveToDialog)
const ShortcutSheet = lazyAgain(async () => (await import('./ShortcutSheet.tsx')).ShortcutSheet)
const DownloadDialog = lazyAgain(async () => (await import('./DownloadDialog.tsx')).DownloadDialog)
const PictureDialog = lazyAgain(async () => (await import('./PictureDialog.tsx')).PictureDialog)
const ImageDialog = lazyAgain(async () => (await import('./ImageDialog.tsx')).ImageDialog)
const PersonasDialog = lazyAgain(async () => (await import('./PersonasDialog.tsx')).PersonasDialog)
const TableDialog = lazyAgain(async () => (await import('./TableDialog.tsx')).TableDialog)
const MapFileDialog = lazyAgain(async () => (await import('./MapFileDialog.tsx')).MapFileDialog)
const MapDetailsDialog = lazyAgain(async () => (await import('./MapDetailsDialog.tsx')).MapDetailsDialog)
const NameVersionDialog = lazyAgain(async () => (await import('./NameVersionDialog.tsx')).NameVersionDialog)
const SettingsDialog = lazyAgain(async () => (await import('./SettingsDialog.tsx')).SettingsDialog)
const DeleteThisMap = lazyAgain(async () => (await import('./DeleteThisMap.tsx')).DeleteThisMap)
const ShareDialog = lazyAgain(async () => (await import('../share/ShareDialog.tsx')).ShareDialog)

export function Dialogs() {
  const board = useBoard()
  const typedAhead = useRef('')
  useFetchedAhead(Palette.prepare)
  const handleClose = useCallback(() => {
    typedAhead.current = ''
    board.panels.setState({ dialog: null })
    // The keys go on where they were, whatever button or key opened the dialog.
    queueMicrotask(() => board.viewport.current?.focus())
  }, [board])
  const handleType = useCallback((text: string) => {
    typedAhead.current = text
  }, [])
  return (
    <>
      <Later fallback={<TypingAhead onType={handleType} onClose={handleClose} />} onMissing={handleClose}>
        <OpenDialog onClose={handleClose} typedAhead={typedAhead} />
      </Later>
      <DroppedFiles />
    </>
  )
}

interface OpenDialogProps extends BoardDialogProps {
  readonly typedAhead: RefObject<string>
}

function OpenDialog({ onClose, typedAhead }: OpenDialogProps) {
  const dialog = usePanels((panels) => panels.dialog)
  switch (dialog?.type) {
    case 'deletion':
      return <DeletionDialog deletion={dialog.deletion} onClose={onClose} />
    case 'moveTo':
      return <MoveToDialog onClose={onClose} />
    case 'palette':
      return <Palette onClose={onClose} typedAhead={typedAhead} />
    case 'shortcuts':
      return <ShortcutSheet onClose={onClose} />
    case 'download':
      return <DownloadDialog onClose={onClose} />
    case 'picture':
      return <PictureDialog onClose={onClose} />
    case 'image':
      return <ImageDialog onClose={onClose} />
    case 'personas':
      return <PersonasDialog onClose={onClose} />
    case 'mapDetails':
      return <MapDetailsDialog onClose={onClose} />
    case 'table':
      return <TableDialog offer={dialog} onClose={onClose} />
    case 'mapFile':
      return <MapFileDialog file={dialog.file} onClose={onClose} />
    case 'nameVersion':
      return <NameVersionDialog onClose={onClose} />
    case 'deleteMap':
      return <DeleteThisMap onClose={onClose} />
    case 'share':
      return <ShareDialog onClose={onClose} />
    case 'settings':
      return <SettingsDialog onClose={onClose} />
    default:
      return null
  }
}
