/** Where the keyboard is, and which keys may act there. */
import { latinKey } from './latinKey.ts'

/**
 * - `board`: on the canvas, or on nothing at all as when the page has just opened: everything acts
 * - `text`: in a field: the keys belong to the text, but for combinations that no text knows
 * - `layer`: in a dialog or menu, which takes the keys itself
 * - `page`: anywhere else, such as on a button of a panel: combinations act, letters do not
 */
export type KeyPlace = 'board' | 'text' | 'layer' | 'page'

/** Marks the element that has the focus when the board has it. */
const BOARD = '[data-board]'
const LAYER = '[role="dialog"], [role="alertdialog"], [role="menu"]'
const FIELD = 'input, textarea, select, [contenteditable]:not([contenteditable="false"])'
/** Inputs that hold no text: keys that write nothing there may act. */
const NO_TEXT = 'input:is([type="radio"], [type="checkbox"], [type="range"], [type="button"], [type="color"])'

export function keyPlaceOf(focused: Element | null): KeyPlace {
  if (document.querySelector(LAYER)) return 'layer'
  if (!focused || focused === document.body) return 'board'
  if (isTextField(focused)) return 'text'
  return focused.closest(BOARD) ? 'board' : 'page'
}

/** Whether keys write there, or choose. */
export function isTextField(element: Element): boolean {
  return element.matches(FIELD) && !element.matches(NO_TEXT)
}

/** Combinations that a text field needs for itself: all, undo, redo, clipboard, and those of the browser beside them. */
const OF_TEXT = new Set(['a', 'z', 'y', 'c', 'v', 'x', 'd'])

export function belongsToText(event: KeyboardEvent): boolean {
  return OF_TEXT.has(latinKey(event).toLowerCase())
}

/** Enter and Space press the button or follow the link that has the focus, also on the board. */
export function pressesControl(event: KeyboardEvent, focused: Element | null): boolean {
  return (event.key === 'Enter' || event.key === ' ') && focused?.matches('button, a[href], [role="button"]') === true
}
