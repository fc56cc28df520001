import { cellRef, insertLink, select } from '@journeyboard/editor'
import { createSketch } from '@journeyboard/model/sketch'
import { act, cleanup, screen } from '@testing-library/react'
import { createRef } from 'react'
import { afterEach, expect, it } from 'vitest'
import { openTestBoard, renderOnBoard } from '../board/testing/openTestBoard.tsx'
import { AccessibleGrid } from './AccessibleGrid.tsx'

afterEach(cleanup)

/** They come right behind the first picture. */
const written = () => screen.findAllByRole('columnheader')

it('tells of each stage the column of its first step, and how many it stands over', async () => {
  const sketch = createSketch({})
  for (const title of ['Discover', 'Buy', 'Use']) {
    const stage = sketch.addStage({ title })
    sketch.addStep(stage, { title: `${title} early` })
    sketch.addStep(stage, { title: `${title} late` })
  }
  renderOnBoard(<AccessibleGrid label="Map" gridRef={createRef()} />, openTestBoard(sketch.records()))
  await written()
  const columnOf = (name: RegExp) => {
    const header = screen.getByRole('columnheader', { name })
    return [header.getAttribute('aria-colindex'), header.getAttribute('colspan')]
  }
  expect(columnOf(/Stage.*Use|Use, stage/)).toEqual(['6', '2'])
  expect(columnOf(/Use early/)[0]).toBe('6')
})

it('gives a stage without steps a column of its own, so that no other one shifts', async () => {
  const sketch = createSketch({})
  const discover = sketch.addStage({ title: 'Discover' })
  sketch.addStage({ title: 'Decide' })
  const buy = sketch.addStage({ title: 'Buy' })
  for (const [stage, title] of [
    [discover, 'Hear'],
    [buy, 'Pay'],
  ] as const)
    sketch.addStep(stage, { title })
  sketch.addLane({ title: 'Actions', kind: 'action' })
  renderOnBoard(<AccessibleGrid label="Map" gridRef={createRef()} />, openTestBoard(sketch.records()))
  await written()
  const columnOf = (name: RegExp) => screen.getByRole('columnheader', { name }).getAttribute('aria-colindex')
  expect([columnOf(/^Stage.*Decide/), columnOf(/^Stage.*Buy/), columnOf(/^Step.*Pay/)]).toEqual(['3', '4', '4'])
  expect(screen.getByRole('grid').getAttribute('aria-colcount')).toBe('4')
  const rows = screen.getAllByRole('row').map((row) => row.children.length)
  expect(rows).toEqual([4, 3, 4])
})

/** A map of two steps: three cards in one cell, one in another, and two notes. */
async function openStacks() {
  const sketch = createSketch({})
  const stage = sketch.addStage({ title: 'Buy' })
  const [first, second] = [sketch.addStep(stage, { title: 'Choose' }), sketch.addStep(stage, { title: 'Pay' })]
  const actions = sketch.addLane({ title: 'Actions', kind: 'action' })
  const feelings = sketch.addLane({ title: 'Feelings', kind: 'emotion' })
  sketch.addLane({ title: 'Contacts', kind: 'touchpoint' })
  for (const text of ['Looks', 'Asks', 'Compares']) sketch.addCard({ step: first, lane: actions }, { text })
  sketch.addCard({ step: second, lane: actions }, { text: 'Pays' })
  sketch.addNote({ x: 0, y: 900 }, { text: 'Idea' })
  sketch.addNote({ x: 0, y: 1000 }, { text: 'Question' })
  const persona = sketch.addPersona({ name: 'Mara' })
  const open = openTestBoard(sketch.records())
  renderOnBoard(<AccessibleGrid label="Map" gridRef={createRef()} />, open)
  await written()
  return { ...open, persona, first, second, actions, feelings }
}

/** Which cell takes each place of the grid, by its row and column; what takes one twice is told. */
function places(): Map<string, string> {
  const taken = new Map<string, string>()
  for (const cell of screen.getAllByRole('grid')[0]?.querySelectorAll('th, td') ?? []) {
    const row = Number(cell.closest('tr')?.getAttribute('aria-rowindex'))
    const column = Number(cell.getAttribute('aria-colindex'))
    for (let down = 0; down < Number(cell.getAttribute('rowspan') ?? 1); down += 1) {
      for (let along = 0; along < Number(cell.getAttribute('colspan') ?? 1); along += 1) {
        const place = `${row + down}/${column + along}`
        taken.set(
          place,
          taken.has(place) ? 'twice' : (/: ([^.]*)|Empty cell|Feelings/.exec(cell.textContent)?.[1] ?? ''),
        )
      }
    }
  }
  return taken
}

it('gives each card a cell of its own: no place of the grid is taken twice, and none is left out', async () => {
  await openStacks()
  const grid = screen.getByRole('grid')
  const [rows, columns] = [Number(grid.getAttribute('aria-rowcount')), Number(grid.getAttribute('aria-colcount'))]
  expect([rows, columns]).toEqual([9, 3])
  const taken = places()
  expect(taken.size).toBe(rows * columns)
  expect([...taken.values()]).not.toContain('twice')
  // The lane of the highest stack has three rows, in which its name and the single card beside the stack stand too.
  expect(['3/1', '5/1', '3/2', '4/2', '5/2', '3/3', '5/3'].map((place) => taken.get(place))).toEqual([
    'Actions',
    'Actions',
    'Looks',
    'Asks',
    'Compares',
    'Pays',
    'Pays',
  ])
  expect(['6/1', '7/1', '8/1', '9/3'].map((place) => taken.get(place))).toEqual([
    'Feelings',
    'Contacts',
    'Idea',
    'Question',
  ])
})

it('tells a point of the curve in place of its cell while the keyboard is on it', async () => {
  const { board, persona, second, feelings } = await openStacks()
  act(() => select(board.selection, [{ family: 'feeling', persona, step: second, lane: feelings, series: 'actual' }]))
  const active = document.getElementById(screen.getByRole('grid').getAttribute('aria-activedescendant') ?? '')
  expect(active?.textContent).toBe('Mara feels: nothing entered yet. Buy, Pay')
  expect([active?.getAttribute('aria-selected'), active?.getAttribute('aria-colindex')]).toEqual(['true', '3'])
})

it('has a cell for the place below the cards of a stack while the keyboard is there', async () => {
  const { board, first, actions } = await openStacks()
  act(() => select(board.selection, [cellRef({ step: first, lane: actions })]))
  const active = document.getElementById(screen.getByRole('grid').getAttribute('aria-activedescendant') ?? '')
  expect(active?.textContent).toBe('Cell with 3 cards. Buy, Choose. Actions lane')
  const taken = places()
  expect([...taken.values()]).not.toContain('twice')
  expect(taken.size).toBe(10 * 3)
})

it('counts a row for the link on which the keyboard is, as long as the link is there', async () => {
  const { board } = await openStacks()
  const [from, to] = board.doc.projection.journey().cardById.values()
  if (!from || !to) throw new Error('The map has no cards')
  const rows = () => screen.getByRole('grid').getAttribute('aria-rowcount')
  const link = insertLink(board.doc, from.id, to.id)
  if (!link) throw new Error('No link was made')
  act(() => select(board.selection, [{ family: 'link', id: link }]))
  expect(rows()).toBe('10')
  act(() => board.doc.change('Delete link', (changes) => changes.delete('link', link)))
  act(() => select(board.selection, [{ family: 'link', id: link }]))
  expect(rows()).toBe('9')
})

/** A map of two lanes with so many cards, the last one alone in the second lane. */
async function openMany(cards: number) {
  const sketch = createSketch({})
  const step = sketch.addStep(sketch.addStage({ title: 'Buy' }), { title: 'Choose' })
  const [actions, pains] = [
    sketch.addLane({ title: 'Actions', kind: 'action' }),
    sketch.addLane({ title: 'Pains', kind: 'pain' }),
  ]
  for (let count = 1; count < cards; count++) sketch.addCard({ step, lane: actions }, { text: `Card ${count}` })
  const last = sketch.addCard({ step, lane: pains }, { text: 'Last' })
  const open = openTestBoard(sketch.records())
  renderOnBoard(<AccessibleGrid label="Map" gridRef={createRef()} />, open)
  await written()
  return { open, last }
}

it('writes a map of 400 cards out whole', async () => {
  await openMany(400)
  expect(screen.getAllByRole('cell', { name: /^Card/ })).toHaveLength(400)
  expect(screen.getByRole('grid').getAttribute('aria-description')).toBeNull()
})

it('writes of a larger one the lane of the keyboard, counts all of it, and says where the whole is', async () => {
  const { open, last } = await openMany(401)
  const grid = screen.getByRole('grid')
  expect(screen.queryAllByRole('cell', { name: /^Card/ })).toEqual([])
  expect(grid.getAttribute('aria-description')).toContain('Outline and table have the whole map')
  act(() => select(open.board.selection, [{ family: 'card', id: last }]))
  const cell = await screen.findByRole('cell', { name: /Last/ })
  expect(grid.getAttribute('aria-activedescendant')).toBe(cell.id)
  expect(grid.getAttribute('aria-rowcount')).toBe('403')
  expect(cell.closest('tr')?.getAttribute('aria-rowindex')).toBe('403')
})
