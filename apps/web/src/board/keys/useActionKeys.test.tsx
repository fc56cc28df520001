import type { CardId } from '@journeyboard/model'
import { cleanup, fireEvent, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openTestBoard, renderOnBoard, shopRecords, type TestBoard } from '../testing/openTestBoard.tsx'
import { useActionKeys } from './useActionKeys.ts'

const BOARD = { 'data-board': true, 'data-testid': 'board', tabIndex: 0 }

function Page() {
  useActionKeys()
  return (
    <main>
      <div {...BOARD}>
        <button type="button">On the board</button>
        <textarea aria-label="Card" onKeyDown={(event) => event.stopPropagation()} />
      </div>
      <button type="button">Panel</button>
      <input aria-label="Name" />
      <input type="radio" aria-label="Choice" />
    </main>
  )
}

let open: TestBoard
beforeEach(() => {
  open = openTestBoard(shopRecords())
  renderOnBoard(<Page />, open)
})
afterEach(cleanup)

const cards = () => [...open.board.doc.projection.journey().cardById.values()]
const selected = () => open.board.selection.getState().refs
const focus = (element: HTMLElement) => element.focus()
const theBoard = () => screen.getByTestId('board')
/** Presses a key where the focus is; true if the page took it away from the browser. */
const press = (key: string, code: string, modifiers: KeyboardEventInit = {}) =>
  !fireEvent.keyDown(document.activeElement ?? document.body, { key, code, ...modifiers })
const selectFirst = () => {
  const id = cards()[0]?.id as CardId
  open.board.selection.setState({ refs: [{ family: 'card', id }], keys: new Set([`card/${id}` as const]) })
}

describe('on the board', () => {
  beforeEach(() => focus(theBoard()))

  it('makes a card by its letter', () => {
    expect(press('n', 'KeyN')).toBe(true)
    expect(cards()).toHaveLength(5)
  })

  it('reads letters by character, whatever their place', () => {
    press('n', 'KeyL')
    expect(cards()).toHaveLength(5)
  })

  it('reads the place where the keyboard writes another script', () => {
    press('т', 'KeyN')
    expect(cards()).toHaveLength(5)
  })

  it('reads digits by place where they need Shift', () => {
    selectFirst()
    press('(', 'Digit5')
    const values = [...open.board.doc.projection.journey().feelingById.values()].map(({ mark }) => mark.valence)
    expect(values).toContain(1)
  })

  it('repeats arrows that are held down', () => {
    selectFirst()
    press('ArrowRight', 'ArrowRight')
    press('ArrowRight', 'ArrowRight', { repeat: true })
    expect(selected()).toEqual([expect.objectContaining({ family: 'cell' })])
  })

  it('keeps the browser from bookmarking when there is nothing to duplicate', () => {
    expect(press('d', 'KeyD', { ctrlKey: true })).toBe(true)
    expect(cards()).toHaveLength(4)
  })

  it('lets Enter press a button of the board', () => {
    selectFirst()
    focus(screen.getByRole('button', { name: 'On the board' }))
    expect(press('Enter', 'Enter')).toBe(false)
    expect(open.board.editing.store.getState()).toBeNull()
  })

  it('leaves keys alone while an input method composes', () => {
    expect(press('n', 'KeyN', { isComposing: true })).toBe(false)
    expect(cards()).toHaveLength(4)
  })

  it('leaves keys alone that mean nothing here', () => {
    expect(press('t', 'KeyT', { ctrlKey: true })).toBe(false)
    expect(press('q', 'KeyQ')).toBe(false)
  })
})

describe('in a field', () => {
  it.each(['Name', 'Card'])('%s: letters, Delete and Enter are text', (label) => {
    selectFirst()
    focus(screen.getByLabelText(label))
    expect(press('n', 'KeyN')).toBe(false)
    expect(press('Delete', 'Delete')).toBe(false)
    expect(press('Enter', 'Enter')).toBe(false)
    expect(cards()).toHaveLength(4)
  })

  it.each(['a', 'z', 'c', 'v', 'x', 'd'])('Ctrl+%s stays with the text', (key) => {
    focus(screen.getByLabelText('Card'))
    expect(press(key, `Key${key.toUpperCase()}`, { ctrlKey: true })).toBe(false)
    expect(selected()).toHaveLength(0)
  })

  it('Ctrl+a stays with the text on a keyboard of another script too', () => {
    focus(screen.getByLabelText('Card'))
    expect(press('ф', 'KeyA', { ctrlKey: true })).toBe(false)
    expect(selected()).toHaveLength(0)
  })

  it('opens the palette from there, even when the field keeps its keys to itself', () => {
    focus(screen.getByLabelText('Card'))
    expect(press('k', 'KeyK', { ctrlKey: true })).toBe(true)
    expect(open.board.panels.getState().dialog).toEqual({ type: 'palette' })
  })
})

describe('on a panel', () => {
  it.each([
    ['button', () => screen.getByRole('button', { name: 'Panel' })],
    ['radio', () => screen.getByRole('radio', { name: 'Choice' })],
  ])('a %s keeps letters for itself and lets combinations through', (_, element) => {
    focus(element())
    expect(press('n', 'KeyN')).toBe(false)
    expect(cards()).toHaveLength(4)
    expect(press('a', 'KeyA', { ctrlKey: true })).toBe(true)
    expect(selected()).toHaveLength(4)
  })

  it('Escape leads back to the board and keeps the selection', () => {
    selectFirst()
    open.board.viewport.current = {
      show: () => {},
      zoomBy: () => {},
      zoomTo: () => {},
      panBy: () => {},
      centre: () => ({ x: 0, y: 0 }),
      toBoard: (x, y) => ({ x, y }),
      focus: () => theBoard().focus(),
    }
    focus(screen.getByRole('button', { name: 'Panel' }))
    press('Escape', 'Escape')
    expect(document.activeElement).toBe(theBoard())
    expect(selected()).toHaveLength(1)
    press('Escape', 'Escape')
    expect(selected()).toHaveLength(0)
  })
})

describe('while a dialog is open', () => {
  it('nothing acts, and the browser does not save the page', () => {
    const dialog = document.body.appendChild(document.createElement('div'))
    dialog.setAttribute('role', 'dialog')
    focus(theBoard())
    expect(press('n', 'KeyN')).toBe(false)
    expect(press('a', 'KeyA', { ctrlKey: true })).toBe(false)
    expect(press('s', 'KeyS', { ctrlKey: true })).toBe(true)
    expect(cards()).toHaveLength(4)
    dialog.remove()
  })
})

describe('from the moment that a dialog or menu is asked for', () => {
  it.each([
    ['dialog', { dialog: { type: 'download' } }],
    ['menu', { menu: { x: 0, y: 0, ref: null, at: { x: 0, y: 0 } } }],
  ] as const)('the board gets no keys that are meant for the %s', (_, asked) => {
    selectFirst()
    focus(theBoard())
    open.board.panels.setState(asked)
    press('n', 'KeyN')
    press('Delete', 'Delete')
    press('z', 'KeyZ', { ctrlKey: true })
    expect(cards()).toHaveLength(4)
    open.board.panels.setState({ dialog: null, menu: null })
    press('n', 'KeyN')
    expect(cards()).toHaveLength(5)
  })
})
