import { CARD, NOTE } from '@journeyboard/layout'
import { createSketch } from '@journeyboard/model/sketch'
import { act, cleanup, screen } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { openTestBoard, renderOnBoard } from '../board/testing/openTestBoard.tsx'
import { CardNode } from './CardNode.tsx'
import { StageHeaders } from './Headers.tsx'
import { createNodeMaker } from './mountedNodes.ts'
import { NoteNode } from './NoteNode.tsx'

afterEach(cleanup)

const book = 'Waits for the terminal, twice. '.repeat(1300)

function openBook() {
  const sketch = createSketch({ title: 'A book' })
  const stage = sketch.addStage({ title: book, goal: book })
  const card = sketch.addCard({ step: sketch.addStep(stage, {}), lane: sketch.addLane({}) }, { text: book })
  const note = sketch.addNote({ x: 0, y: 0 }, { text: book })
  return { open: openTestBoard(sketch.records()), stage, card, note }
}

/** What React Flow would pass, as far as the nodes look at it. */
function nodesOf({ open, card, note }: ReturnType<typeof openBook>) {
  const { journey, cardById, noteById } = open.board.layout.getState()
  const [cardBox, noteBox] = [cardById.get(card), noteById.get(note)]
  const record = journey.cardById.get(card)
  if (!record || !cardBox || !noteBox) throw new Error('The card or the note is not laid out')
  const maker = createNodeMaker()
  const rest = { dragging: false, zIndex: 0, selectable: false, deletable: false, selected: false, draggable: false }
  const flow = { ...rest, isConnectable: false, positionAbsoluteX: 0, positionAbsoluteY: 0 }
  return (
    <>
      <CardNode {...flow} id={card} type="card" data={maker.card(record, cardBox, 0).data} />
      <NoteNode {...flow} id={note} type="note" data={maker.note(noteBox.record, noteBox).data} />
    </>
  )
}

describe('a text of 40,000 characters', () => {
  it('shows its beginning on cards and notes, and all of it in a tooltip', () => {
    const opened = openBook()
    renderOnBoard(nodesOf(opened), opened.open)
    const shown = screen.getAllByTitle(book.trim())
    expect(shown).toHaveLength(2)
    for (const element of shown) {
      expect(element.textContent).toMatch(/^Waits for the.*…$/s)
      expect(element.textContent?.split('\n').length).toBeLessThanOrEqual(24)
    }
  })

  it('has as much room while it is written as when it is read, and scrolls in it', () => {
    const opened = openBook()
    renderOnBoard(nodesOf(opened), opened.open)
    act(() => opened.open.board.editing.begin({ family: 'card', id: opened.card, field: 'text', isNew: false }))
    const room = screen.getByRole('textbox', { name: 'Card text' }).parentElement
    expect(room?.style.height).toBe(`${20 * 17}px`)
    expect(room?.dataset.cut).toBe('true')
  })

  it('has as wide a field as the layout has set its lines, on cards and notes, whatever borders they have', () => {
    const opened = openBook()
    const { open, card, note } = opened
    renderOnBoard(nodesOf(opened), open)
    const { cardById, noteById } = open.board.layout.getState()
    for (const [family, id, name, width] of [
      ['card', card, 'Card text', (cardById.get(card)?.box.width ?? 0) - 2 * CARD.side],
      ['note', note, 'Note text', (noteById.get(note)?.box.width ?? 0) - 2 * NOTE.side],
    ] as const) {
      act(() => open.board.editing.begin({ family, id, field: 'text', isNew: false }))
      expect(screen.getByRole('textbox', { name }).parentElement?.style.width).toBe(`${width}px`)
    }
  })

  it('does the same to the titles of headers', () => {
    const { open, stage } = openBook()
    renderOnBoard(<StageHeaders stages={open.board.layout.getState().stages} />, open)
    expect(screen.getAllByTitle(book.trim()).map((element) => element.textContent?.split('\n').length)).toEqual([3, 3])
    act(() => open.board.editing.begin({ family: 'stage', id: stage, field: 'title', isNew: false }))
    const room = screen.getByRole('textbox', { name: 'Stage title' }).parentElement
    expect([room?.style.height, room?.dataset.cut]).toEqual([`${3 * 22}px`, 'true'])
  })
})
