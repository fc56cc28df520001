import { type Ref, select, setCards } from '@journeyboard/editor'
import type { Card, Journey } from '@journeyboard/model'
import { act, cleanup, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type * as Y from 'yjs'
import { openTestBoard, renderOnBoard, shopRecords, type TestBoard } from '../../testing/openTestBoard.tsx'
import { Inspector } from './Inspector.tsx'

let open: TestBoard
beforeEach(() => {
  open = openTestBoard(shopRecords())
  renderOnBoard(<Inspector />, open)
})
afterEach(cleanup)

const journey = (): Journey => open.board.doc.projection.journey()
const cardSaying = (text: string): Card => {
  const card = [...journey().cardById.values()].find((one) => one.text === text)
  if (!card) throw new Error(`No card says ${text}`)
  return card
}
const selectCards = (...texts: readonly string[]) =>
  act(() =>
    select(
      open.board.selection,
      texts.map((text): Ref => ({ family: 'card', id: cardSaying(text).id })),
    ),
  )
const selectStage = (title: string) => {
  const stage = journey().stages.find((one) => one.title === title)
  if (!stage) throw new Error(title)
  act(() => select(open.board.selection, [{ family: 'stage', id: stage.id }]))
}
const shownIn = (label: string) => screen.getByLabelText<HTMLInputElement | HTMLSelectElement>(label).value

it('is there while something is selected that has fields', () => {
  expect(screen.queryByRole('complementary')).toBeNull()
  selectCards('Invoice')
  expect(screen.getByRole('complementary', { name: 'Details' })).toBeTruthy()
  const [step] = journey().steps
  const [lane] = journey().lanes
  if (!step || !lane) throw new Error('empty')
  act(() => select(open.board.selection, [{ family: 'cell', step: step.id, lane: lane.id }]))
  expect(screen.queryByRole('complementary')).toBeNull()
})

it('shows what is read from the right from the right', () => {
  const { id } = cardSaying('Invoice')
  act(() => open.board.doc.change('Write', (changes) => changes.setText('card', id, 'text', 'חשבונית')))
  selectCards('חשבונית')
  const heading = screen.getByRole('heading', { name: 'חשבונית' })
  expect(heading.closest('[dir]')?.getAttribute('dir')).toBe('rtl')
  expect(heading.parentElement?.querySelector('bdi')?.textContent).toBe('Touchpoint')
  for (const label of ['Channel', 'Owner']) expect(screen.getByLabelText(label).getAttribute('dir')).toBe('auto')
  selectStage('Buy')
  expect(screen.getByLabelText('Goal').getAttribute('dir')).toBe('auto')
})

describe('several cards', () => {
  it('show what they share, and Mixed where they differ', () => {
    selectCards('Contract on a tablet', 'Card terminal refuses')
    expect(screen.getByRole('heading', { name: '2 cards' })).toBeTruthy()
    expect(shownIn('Kind')).toBe('touchpoint')
    expect(screen.getByLabelText('Channel').getAttribute('placeholder')).toBe('Mixed')
    expect(screen.getByRole('switch').getAttribute('aria-checked')).toBe('mixed')
    // Only one of them makes or breaks the journey, and who chose both was not asking about that one.
    expect(screen.queryByRole('radio', { name: 'Friction' })).toBeNull()
  })

  it('of kinds in different colours show none of these as the colour of all', () => {
    const insideOf = (name: string) => screen.getByRole('radio', { name }).nextElementSibling?.getAttribute('style')
    selectCards('Contract on a tablet', 'Card terminal refuses')
    expect(insideOf('As the kind')).toContain('border-color: var(--tint-plain-line)')
    act(() => setCards(open.board.doc, [cardSaying('Card terminal refuses').id], 'kind', 'pain'))
    expect(screen.getByRole<HTMLInputElement>('radio', { name: 'As the kind' }).checked).toBe(true)
    expect(insideOf('As the kind')).toContain('border-color: var(--line-2)')
    expect(screen.getAllByRole('radiogroup', { name: 'Colour' })[0]?.querySelectorAll('input')).toHaveLength(8)
  })

  it('change together in one step, each keeping what was not changed', async () => {
    selectCards('Contract on a tablet', 'Card terminal refuses')
    await userEvent.selectOptions(screen.getByLabelText('Kind'), 'pain')
    await userEvent.click(screen.getByRole('radio', { name: 'Whole account' }))
    expect(cardSaying('Contract on a tablet')).toMatchObject({
      kind: 'pain',
      contact: { channel: '', scope: 'account' },
    })
    expect(cardSaying('Card terminal refuses')).toMatchObject({
      kind: 'pain',
      contact: { channel: 'Shop', mode: 'offline', scope: 'account' },
    })
    open.board.doc.history.undo()
    expect(cardSaying('Card terminal refuses').contact.scope).toBe('contact')
    expect(cardSaying('Contract on a tablet').contact.scope).toBe('contact')
  })

  it('become moments of truth together, and lose their polarity only when it is chosen', async () => {
    selectCards('Contract on a tablet', 'Card terminal refuses')
    await userEvent.click(screen.getByRole('switch'))
    expect(cardSaying('Contract on a tablet').moment?.polarity).toBe('open')
    expect(cardSaying('Card terminal refuses').moment?.polarity).toBe('friction')
    await userEvent.click(screen.getByRole('radio', { name: 'Delight' }))
    expect(cardSaying('Card terminal refuses').moment?.polarity).toBe('delight')
    await userEvent.click(screen.getByRole('switch'))
    expect(cardSaying('Card terminal refuses').moment).toBeNull()
  })
})

describe('a field that is written as a whole', () => {
  it('keeps what was typed as one step when it is left', async () => {
    selectCards('Invoice')
    await userEvent.type(screen.getByLabelText('Owner'), 'Jonas')
    expect(cardSaying('Invoice').owner).toBe('')
    await userEvent.tab()
    expect(cardSaying('Invoice').owner).toBe('Jonas')
    open.board.doc.history.undo()
    expect(cardSaying('Invoice').owner).toBe('')
  })

  it('keeps it when something else is chosen before it is left', async () => {
    selectCards('Invoice')
    await userEvent.type(screen.getByLabelText('Owner'), 'Jonas')
    selectCards('Contract on a tablet')
    expect(cardSaying('Invoice').owner).toBe('Jonas')
    expect(cardSaying('Contract on a tablet').owner).toBe('')
    expect(shownIn('Owner')).toBe('')
  })

  it('gives it up on Escape', async () => {
    selectCards('Invoice')
    await userEvent.type(screen.getByLabelText('Owner'), 'Jonas{Escape}')
    expect(shownIn('Owner')).toBe('')
    await userEvent.tab()
    expect(cardSaying('Invoice').owner).toBe('')
  })

  it('offers the channels of this map first', () => {
    selectCards('Invoice')
    const list = screen.getByLabelText('Channel').getAttribute('list')
    const options = [...document.querySelectorAll<HTMLOptionElement>(`[id="${list}"] option`)].map(({ value }) => value)
    expect(options.slice(0, 2)).toEqual(['Shop', 'Website'])
  })
})

describe('a text that others type in too', () => {
  it('is one step of undo from entering to leaving', async () => {
    selectStage('Buy')
    await userEvent.type(screen.getByLabelText('Title'), ' it')
    await userEvent.tab()
    expect(journey().stages[1]?.title).toBe('Buy it')
    expect(open.board.doc.history.undo()?.label).toBe('Edit title')
    expect(journey().stages[1]?.title).toBe('Buy')
    expect(shownIn('Title')).toBe('Buy')
  })

  it('keeps the caret in its place while somebody else types before it', async () => {
    selectStage('Buy')
    const stage = journey().stages[1]
    if (!stage) throw new Error('no stage')
    const field = screen.getByLabelText<HTMLInputElement>('Title')
    await userEvent.click(field)
    field.setSelectionRange(3, 3)
    // As a provider would: any origin that is not our own.
    const titles = open.board.doc.ydoc.getMap<Y.Text>('stage/title')
    open.board.doc.ydoc.transact(() => {
      titles.get(stage.id)?.insert(0, 'To ')
    }, 'somebody else')
    expect(field.value).toBe('To Buy')
    expect(field.selectionStart).toBe(6)
    await userEvent.keyboard('!')
    expect(journey().stages[1]?.title).toBe('To Buy!')
  })
})

describe('feelings', () => {
  it('are set on a map without a lane for them only together with one, as by the keys', async () => {
    const [lane] = journey().lanes.filter(({ kind }) => kind === 'emotion')
    act(() => open.board.doc.change('Delete', (changes) => changes.delete('lane', lane?.id ?? ('' as never))))
    const offers: (() => void)[] = []
    open.board.notices.subscribe(({ action }) => action && offers.push(action.run))
    const before = [...journey().feelingById.values()]
    selectCards('Invoice')
    await userEvent.click(screen.getByRole('button', { name: 'Happy, +1' }))
    expect([...journey().feelingById.values()]).toEqual(before)
    act(() => offers.at(-1)?.())
    expect(journey().lanes.map(({ kind }) => kind)).toContain('emotion')
    expect([...journey().feelingById.values()].map(({ mark }) => mark.valence)).toContain(0.5)
    act(() => void open.board.doc.history.undo())
    expect(journey().lanes.map(({ kind }) => kind)).not.toContain('emotion')
    expect([...journey().feelingById.values()]).toEqual(before)
  })

  it('are set by a face and cleared by pressing it again', async () => {
    selectCards('Contract on a tablet')
    await userEvent.click(screen.getByRole('button', { name: 'Happy, +1' }))
    const values = () => [...journey().feelingById.values()].map(({ mark }) => mark.valence)
    expect(values()).toContain(0.5)
    await userEvent.click(screen.getByRole('button', { name: 'Happy, +1', pressed: true }))
    expect(values()).not.toContain(0.5)
  })

  it('take numbers on the scale that is shown', async () => {
    const persona = journey().personas[0]
    const step = journey().steps[2]
    const lane = journey().lanes[1]
    if (!persona || !step || !lane) throw new Error('empty')
    act(() =>
      select(open.board.selection, [
        { family: 'feeling', persona: persona.id, step: step.id, lane: lane.id, series: 'actual' },
      ]),
    )
    expect(shownIn('Feels')).toBe('-1.7')
    await userEvent.type(screen.getByLabelText('Wants'), '1.2{Enter}')
    expect(journey().feelingById.get(`${persona.id}~${step.id}~desired` as never)?.mark.valence).toBe(0.6)
  })
})

it('links of a card lead to their other end and can be removed', async () => {
  selectCards('Contract on a tablet')
  await userEvent.click(screen.getByRole('button', { name: 'leads to Card terminal refuses' }))
  expect(screen.getByRole('heading', { name: 'Card terminal refuses' })).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Remove link to Contract on a tablet' }))
  expect(journey().links).toEqual([])
})

it('a link is chosen from its card, and leads to both of its ends', async () => {
  selectCards('Card terminal refuses')
  await userEvent.click(screen.getByRole('button', { name: 'Edit link to Contract on a tablet' }))
  expect(shownIn('Label')).toBe('leads to')
  await userEvent.click(screen.getByRole('button', { name: 'Contract on a tablet' }))
  expect(screen.getByRole('heading', { name: 'Contract on a tablet' })).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Edit link to Card terminal refuses' }))
  await userEvent.click(screen.getByRole('button', { name: 'Card terminal refuses' }))
  expect(screen.getByRole('heading', { name: 'Card terminal refuses' })).toBeTruthy()
})
