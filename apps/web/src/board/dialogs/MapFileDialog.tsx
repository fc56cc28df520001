/** Asks whether a file that was dropped on the board should become a map of its own. */
import { useEffect } from 'react'
import { useMapMaking } from '../../home/useMapMaking.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { focusAtOnce } from '../../ui/focusAtOnce.ts'
import { showToast } from '../../ui/toasts.tsx'
import type { BoardDialogProps } from './boardDialog.ts'

export interface MapFileDialogProps extends BoardDialogProps {
  readonly file: File
}

export function MapFileDialog({ file, onClose }: MapFileDialogProps) {
  const { making, openFiles } = useMapMaking()
  useEffect(() => {
    if (making.state !== 'failed') return
    const action = making.retry && { label: 'Try again', run: making.retry }
    showToast(making.sentence, { id: 'dropped', tone: 'error', duration: 15_000, ...(action && { action }) })
    onClose()
  }, [making, onClose])
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Open ${file.name} as a new map?`}
      description="The map that you see now stays as it is, in the list of your maps."
      onConfirm={() => openFiles([file])}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button ref={focusAtOnce} variant="primary" type="submit" disabled={making.state === 'busy'}>
            {making.state === 'busy' ? 'Opening…' : 'Open'}
          </Button>
        </>
      }
    />
  )
}
