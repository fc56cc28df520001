import { insertCard } from '@journeyboard/editor'
import type { CardId } from '@journeyboard/model'
import { act, cleanup, fireEvent, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { TextEditor } from '../canvas/TextEditor.tsx'
import { SharedTextField } from './panels/SharedTextField.tsx'
import { joinTestBoard, openTestBoard, renderOnBoard, shopRecords, type TestBoard } from './testing/openTestBoard.tsx'

let open: TestBoard
beforeEach(() => {
  open = openTestBoard(shopRecords())
})
afterEach(cleanup)

const journey = () => open.board.doc.projection.journey()

function stageTitle() {
  const [stage] = journey().stages
  if (!stage) throw new Error('The map is empty')
  return { text: { family: 'stage', id: stage.id, field: 'title' } as const, value: stage.title }
}

function cardSaying(text: string): CardId {
  const card = [...journey().cardById.values()].find((one) => one.text === text)
  if (!card) throw new Error(text)
  return card.id
}

const field = () => screen.getByRole<HTMLInputElement>('textbox')

/** As an input method does it: the field has the text, and nobody is told that it is final. */
function compose(text: string): void {
  fireEvent.compositionStart(field())
  fireEvent.input(field(), { target: { value: text } })
  field().setSelectionRange(text.length, text.length)
}

/** As the browser does it when another window comes to the front: the field stays the active element. */
function leaveWindow(): void {
  fireEvent.blur(field())
  expect(document.activeElement).toBe(field())
}

describe('a title in a panel', () => {
  const show = () => {
    const { text, value } = stageTitle()
    const shown = renderOnBoard(<SharedTextField text={text} value={value} undoLabel="Edit title" takesFocus />, open)
    return { ...shown, text }
  }

  it('takes what an input method composes to where it was composed, whatever others write meanwhile', () => {
    const { text } = show()
    const ben = joinTestBoard(open.board)
    compose('Discover今')
    act(() => ben.typeText('stage', text.id, 'title', 'First: Discover', 7))
    expect(field().value).toBe('Discover今')
    fireEvent.compositionEnd(field())
    expect(field().value).toBe('First: Discover今')
    expect(journey().stages[0]?.title).toBe('First: Discover今')
  })

  it('removes no letter of others where a composed word takes the place of one that they have removed', () => {
    const { text } = show()
    const ben = joinTestBoard(open.board)
    act(() => ben.typeText('stage', text.id, 'title', 'Discover it now', 15))
    fireEvent.compositionStart(field())
    fireEvent.input(field(), { target: { value: 'Discover 今 now' } })
    field().setSelectionRange(10, 10)
    act(() => ben.typeText('stage', text.id, 'title', 'Discover  now', 9))
    fireEvent.compositionEnd(field())
    expect(field().value).toBe('Discover 今 now')
  })

  it('keeps what is being composed when the field or the page goes', () => {
    const { unmount } = show()
    compose('Discover今')
    act(() => void window.dispatchEvent(new Event('pagehide')))
    expect(journey().stages[0]?.title).toBe('Discover今')
    compose('Discover今日')
    unmount()
    expect(journey().stages[0]?.title).toBe('Discover今日')
  })

  it('is one step of undo, also when its writer looks into another window', async () => {
    show()
    await userEvent.keyboard('Look')
    leaveWindow()
    fireEvent.focus(field())
    await userEvent.keyboard(' around')
    act(() => field().blur())
    expect(journey().stages[0]?.title).toBe('Look around')
    expect(open.board.doc.history.undo()?.label).toBe('Edit title')
    expect(journey().stages[0]?.title).toBe('Discover')
  })

  it('that is deleted by somebody else takes the rest of the sentence along', () => {
    const { text, unmount } = show()
    const shortcut = vi.fn()
    window.addEventListener('keydown', shortcut)
    vi.useFakeTimers()
    act(() => joinTestBoard(open.board).change('Delete', (changes) => changes.delete('stage', text.id)))
    unmount()
    fireEvent.keyDown(document.body, { key: 'n' })
    expect(shortcut).not.toHaveBeenCalled()
    vi.advanceTimersByTime(1000)
    fireEvent.keyDown(document.body, { key: 'n' })
    expect(shortcut).toHaveBeenCalledOnce()
    vi.useRealTimers()
    window.removeEventListener('keydown', shortcut)
  })
})

describe('a card on the map', () => {
  const write = (id: CardId, isNew = false) => {
    act(() => open.board.editing.begin({ family: 'card', id, field: 'text', isNew }))
    renderOnBoard(<TextEditor family="card" id={id} field="text" isMultiline label="Card text" />, open)
  }

  it('keeps a word that is still composed when a press, a menu or the end of the page ends the writing', () => {
    const { board } = open
    const [step] = journey().steps
    const [lane] = journey().lanes
    if (!step || !lane) throw new Error('The map is empty')
    const id = insertCard(board.doc, { step: step.id, lane: lane.id, index: 0 })
    write(id, true)
    compose('今')
    act(() => expect(board.editing.end()).toBe(false))
    expect(journey().cardById.get(id)?.text).toBe('今')
    act(() => void board.doc.history.undo())
    expect(journey().cardById.has(id)).toBe(false)
  })

  it('goes on being written when its writer comes back from another window', () => {
    write(cardSaying('Invoice'))
    leaveWindow()
    expect(open.board.editing.store.getState()).not.toBeNull()
    act(() => field().blur())
    expect(open.board.editing.store.getState()).toBeNull()
  })
})
