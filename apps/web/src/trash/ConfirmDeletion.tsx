/** Asks before something of a map is deleted, does it, and says why if it can not. */
import { type ReactNode, useState } from 'react'
import { sentenceOf } from '../access/request.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'

export interface ConfirmDeletionProps {
  readonly title: string
  /** What it means. */
  readonly children: ReactNode
  /** Words of the button that does it. */
  readonly verb: string
  /** Rejects with a `RequestError`. */
  readonly deletion: () => Promise<void>
  readonly onClose: () => void
  readonly onDeleted: () => void
}

export function ConfirmDeletion({ title, children, verb, deletion, onClose, onDeleted }: ConfirmDeletionProps) {
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const handleConfirm = async () => {
    if (isBusy) return
    setBusy(true)
    try {
      await deletion()
      onDeleted()
    } catch (error) {
      setProblem(sentenceOf(error))
      setBusy(false)
    }
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={title}
      description={children}
      onConfirm={() => void handleConfirm()}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="danger" type="submit" disabled={isBusy}>
            {verb}
          </Button>
        </>
      }
    >
      {problem !== null && <p role="alert">{problem}</p>}
    </Dialog>
  )
}
