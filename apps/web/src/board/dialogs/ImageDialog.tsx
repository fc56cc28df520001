/** Adding images from files, for those who neither paste nor drop them. */
import { pasteTarget } from '@journeyboard/editor/clipboard'
import { ImagePlus } from 'lucide-react'
import { useRef } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { focusAtOnce } from '../../ui/focusAtOnce.ts'
import { useBoard, useImages } from '../boardContext.ts'
import { addImageFiles } from '../images/addImageFiles.ts'
import type { BoardDialogProps } from './boardDialog.ts'

export function ImageDialog({ onClose }: BoardDialogProps) {
  const board = useBoard()
  const images = useImages()
  const input = useRef<HTMLInputElement>(null)
  const handleFiles = (files: readonly File[]) => {
    if (files.length === 0) return
    const target = pasteTarget(board, null)
    if (target) void addImageFiles(board, images, files, target)
    else board.notices.toast('Images do not go into the lane of feelings. Choose another cell first.')
    onClose()
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Add an image"
      description="PNG, JPEG, GIF, WebP or SVG. It becomes a card in the cell that is selected; large images are made smaller. You can also paste an image, or drop it on the board."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button ref={focusAtOnce} variant="primary" icon={<ImagePlus />} onClick={() => input.current?.click()}>
            Choose images
          </Button>
        </>
      }
    >
      <input
        ref={input}
        type="file"
        hidden
        multiple
        accept="image/*"
        aria-label="Images to add"
        onChange={(event) => handleFiles([...(event.target.files ?? [])])}
      />
    </Dialog>
  )
}
