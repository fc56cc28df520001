/** What every dialog of the board is given. */

export interface BoardDialogProps {
  readonly onClose: () => void
}
