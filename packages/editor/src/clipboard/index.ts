/** The clipboard: what leaves a board and comes onto it. Loaded beside the page, so not part of the package's main entry. */
export { type Carried, carry, readCarried } from './carrier.ts'
export { type Clip, clipOf } from './clip.ts'
export { addImages } from './images.ts'
export { pasteClip, removeCut } from './pasteClip.ts'
export { type PasteTarget, pasteTarget, targetAt } from './target.ts'
