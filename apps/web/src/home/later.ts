/**
 * What the home page fetches once it is painted, in one piece: in several, what they share with a board would be cut into
 * so many files that a board, too, fetches more.
 */
export { DeleteMapDialog } from '../trash/DeleteMapDialog.tsx'
export { TrashSection } from '../trash/TrashSection.tsx'
export { AccountMenu } from './AccountMenu.tsx'
export { MapMenu } from './MapMenu.tsx'
