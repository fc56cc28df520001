import { insertCard, insertNote } from '@journeyboard/editor'
import { laneNamed, stepNamed } from '@journeyboard/editor/testing'
import { feelingId, type ImageHash, type PersonaId } from '@journeyboard/model'
import { createSketch } from '@journeyboard/model/sketch'
import { cleanup, screen, within } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { openTestBoard, renderOnBoard, shopRecords } from '../testing/openTestBoard.tsx'
import { MapTable } from './MapTable.tsx'

afterEach(cleanup)

it('says of each card what the board shows of it, and every feeling', () => {
  const open = openTestBoard(shopRecords())
  const { doc } = open.board
  const journey = () => doc.projection.journey()
  const place = { step: stepNamed(journey(), 'Compare').id, lane: laneNamed(journey(), 'Touchpoints').id }
  const id = insertCard(doc, { ...place, index: 0 })
  doc.change('Set', (changes) => {
    changes.set('card', id, 'image', { hash: 'ab'.repeat(32) as ImageHash, width: 40, height: 30 })
    changes.create('feeling', {
      id: feelingId(journey().personas[0]?.id ?? ('' as PersonaId), place.step, 'believed'),
      mark: { valence: 0.5, original: null },
      word: 'curious',
      comment: '',
      isLocked: false,
    })
  })
  renderOnBoard(<MapTable />, open)
  const row = (name: RegExp) => within(screen.getByRole('table')).getByRole('row', { name })
  expect(row(/^Touchpoints/).textContent).toContain(
    'Card terminal refusesTouchpoint · Moment of truth: friction · Shop · Offline',
  )
  expect(row(/^Touchpoints/).textContent).toContain('Image without a caption')
  expect(row(/^Feelings/).textContent).toContain('Mara feels embarrassed, −1.7Everybody was looking.')
  expect(row(/^Feelings/).textContent).toContain('The team thinks Mara feels curious, +1')
})

it('keeps steps under their stages where a stage has none', () => {
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
  renderOnBoard(<MapTable />, openTestBoard(sketch.records()))
  const [stages, steps, actions] = screen.getAllByRole('row').map((row) => [...row.children])
  const placeOf = (cells: Element[] | undefined, text: string) => cells?.findIndex((cell) => cell.textContent === text)
  expect(placeOf(steps, 'Pay')).toBe(placeOf(stages, 'Buy'))
  expect(steps).toHaveLength(4)
  expect(actions).toHaveLength(4)
})

it('has below it what lies beside the cells: notes, links and cards without a place', () => {
  const open = openTestBoard(shopRecords())
  const { doc } = open.board
  insertNote(doc, { x: 0, y: 2000 }, 'Ask Priya')
  doc.change('Delete', (changes) => changes.delete('lane', laneNamed(doc.projection.journey(), 'Actions').id))
  renderOnBoard(<MapTable />, open)
  expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
    'Reads three reviewsAction',
    'Ask Priya',
    'Contract on a tablet → Card terminal refusesleads to',
  ])
})
