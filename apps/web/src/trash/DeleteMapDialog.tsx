/** Asks whether a map is to go to the trash, and puts it there. */
import type { TrashedMap } from '@journeyboard/protocol'
import { titleOf } from '../home/knownMaps.ts'
import { showToast } from '../ui/toasts.tsx'
import { ConfirmDeletion, type ConfirmDeletionProps } from './ConfirmDeletion.tsx'
import { putBackOnList } from './putBackOnList.ts'

export interface DeleteMapDialogProps extends Pick<ConfirmDeletionProps, 'deletion' | 'onClose' | 'onDeleted'> {
  readonly map: Pick<TrashedMap, 'id' | 'title'>
}

export function DeleteMapDialog({ map, onDeleted, ...others }: DeleteMapDialogProps) {
  const handleDeleted = () => {
    onDeleted()
    void showToast(`“${titleOf(map)}” is in the trash`, {
      id: 'trash',
      description: 'It stays there for 30 days.',
      action: { label: 'Put it back', run: () => void putBackOnList(map) },
      duration: 10_000,
    })
  }
  return (
    <ConfirmDeletion {...others} title={`Delete “${titleOf(map)}”?`} verb="Move to the trash" onDeleted={handleDeleted}>
      <p>It goes to the trash for 30 days. Its address and its links stop working, and whoever has it open is told.</p>
      <p>Until then you can put it back on the home page, with its links, comments and versions.</p>
    </ConfirmDeletion>
  )
}
