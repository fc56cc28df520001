/** Gives the map as it is now a name to go back to. */
import { LONGEST_VERSION_NAME } from '@journeyboard/protocol'
import { useState } from 'react'
import { sentenceOf } from '../../access/request.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useOpenBoard } from '../boardContext.ts'
import { nameVersion } from '../versions/versionRequests.ts'
import type { BoardDialogProps } from './boardDialog.ts'

export function NameVersionDialog({ onClose }: BoardDialogProps) {
  const { mapId, session, board } = useOpenBoard()
  const [name, setName] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const handleConfirm = async () => {
    if (name.trim() === '' || isBusy) return
    setBusy(true)
    try {
      const version = await nameVersion(mapId, session, name)
      onClose()
      board.notices.toast(`Named “${version.name}”`, {
        action: { label: 'Show versions', run: () => board.panels.setState({ isHistoryOpen: true }) },
      })
    } catch (error) {
      setBusy(false)
      setProblem(sentenceOf(error))
    }
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Name this version"
      description="Everything is saved already. A name keeps the map as it is now for good, so that you can look at it and go back to it."
      onConfirm={() => void handleConfirm()}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" disabled={isBusy || name.trim() === ''}>
            Name it
          </Button>
        </>
      }
    >
      <TextField
        label="Name"
        value={name}
        onValueChange={setName}
        placeholder="Before the workshop"
        maxLength={LONGEST_VERSION_NAME}
        {...(problem !== null && { error: problem })}
      />
    </Dialog>
  )
}
