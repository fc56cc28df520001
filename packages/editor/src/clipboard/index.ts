/** The clipboard: what leaves a board and comes onto it. Loaded beside the page, so not part of the package's main entry. */
export { type PasteTarget, pasteTarget, targetAt } from './target.ts'
