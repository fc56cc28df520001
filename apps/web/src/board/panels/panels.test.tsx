import { ALL_RIGHTS, actionOf, noRights, select } from '@journeyboard/editor'
import type { CardId } from '@journeyboard/model'
import { act, cleanup, screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Toaster } from '../../ui/toasts.tsx'
import { openTestBoard, renderOnBoard, shopRecords, type TestBoard } from '../testing/openTestBoard.tsx'
import { peerNamed } from '../testing/testPresence.ts'
import { ContextMenu } from './ContextMenu.tsx'
import { LiveRegion } from './LiveRegion.tsx'
import { MapBar } from './MapBar.tsx'
import { NoticeToasts } from './NoticeToasts.tsx'
import { PeopleBar } from './PeopleBar.tsx'
import { Toolbar } from './Toolbar.tsx'

let open: TestBoard
beforeEach(() => {
  open = openTestBoard(shopRecords())
})
afterEach(cleanup)

const journey = () => open.board.doc.projection.journey()
const cardId = (text: string): CardId => {
  const card = [...journey().cardById.values()].find((one) => one.text === text)
  if (!card) throw new Error(text)
  return card.id
}
const selectCard = (text: string) => act(() => select(open.board.selection, [{ family: 'card', id: cardId(text) }]))

describe('the map bar', () => {
  it('renames the map in place, as one step of undo', async () => {
    renderOnBoard(<MapBar />, open)
    await userEvent.click(screen.getByRole('button', { name: 'Office furniture' }))
    await userEvent.keyboard('Chairs{Enter}')
    expect(screen.getByRole('heading', { name: 'Chairs' })).toBeTruthy()
    expect(journey().map.title).toBe('Chairs')
    act(() => void open.board.doc.history.undo())
    expect(screen.getByRole('heading', { name: 'Office furniture' })).toBeTruthy()
  })

  it('changes between the current and the future state', async () => {
    renderOnBoard(<MapBar />, open)
    await userEvent.click(screen.getByRole('button', { name: 'Current state' }))
    await userEvent.click(await screen.findByRole('menuitemcheckbox', { name: /Future/ }))
    expect(await screen.findByRole('button', { name: 'Future state' })).toBeTruthy()
    expect(journey().map.state).toBe('future')
  })
})

describe('a board on which nothing may be changed', () => {
  beforeEach(() => act(() => open.board.rights.setState(noRights('Read-only: you may look at this map.'), true)))

  it('shows the title and the state, and no way to change them', () => {
    renderOnBoard(<MapBar />, open)
    expect(screen.getByRole('heading', { name: 'Office furniture' })).toBeTruthy()
    expect(screen.queryByRole('button', { name: /Office furniture|Current state/ })).toBeNull()
  })

  it('has the tools to look about, and no others', () => {
    renderOnBoard(<Toolbar />, open)
    const names = screen.getAllByRole('button').map((button) => button.getAttribute('aria-label'))
    expect(names).toEqual(['Select', 'Hand'])
  })

  it('offers in its menu what changes nothing, without empty groups', async () => {
    renderOnBoard(<ContextMenu />, open)
    selectCard('Invoice')
    act(() => open.board.panels.setState({ menu: { x: 10, y: 10, ref: null, at: { x: 0, y: 0 } } }))
    const menu = await screen.findByRole('menu')
    expect(
      within(menu)
        .getAllByRole('menuitem')
        .map((item) => item.textContent),
    ).toEqual([expect.stringContaining('Copy'), expect.stringContaining('Copy as')])
    expect(within(menu).queryByRole('separator')).toBeNull()
  })
})

describe('the toolbar', () => {
  it('offers what can be done with what is selected, and shows what is on', async () => {
    renderOnBoard(<Toolbar />, open)
    const moment = () => screen.getByRole<HTMLButtonElement>('button', { name: 'Moment of truth' })
    expect(moment().disabled).toBe(true)
    selectCard('Invoice')
    expect(moment().disabled).toBe(false)
    expect(moment().getAttribute('aria-pressed')).toBe('false')
    await userEvent.click(moment())
    expect(moment().getAttribute('aria-pressed')).toBe('true')
    expect(journey().cardById.get(cardId('Invoice'))?.moment).not.toBeNull()
  })

  it('sets a feeling by a face', async () => {
    renderOnBoard(<Toolbar />, open)
    selectCard('Contract on a tablet')
    await userEvent.click(screen.getByRole('button', { name: 'Feeling' }))
    await userEvent.click(
      await within(await screen.findByRole('dialog')).findByRole('button', { name: 'Very happy, +2' }),
    )
    expect([...journey().feelingById.values()].map(({ mark }) => mark.valence)).toContain(1)
  })
})

describe('the bar of people', () => {
  it('shows who is there, who is away, and how many more', async () => {
    renderOnBoard(<PeopleBar />, open)
    expect(screen.queryByRole('list', { name: 'Others on this map' })).toBeNull()
    act(() => open.peers.setState([peerNamed(1, 'Mara'), peerNamed(2, 'Jonas', { isIdle: true })], true))
    expect(await screen.findByRole('button', { name: 'Follow Mara' })).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Follow Jonas, away' })).toBeTruthy()
    act(() =>
      open.peers.setState(
        ['A', 'B', 'C', 'D', 'E', 'F'].map((name, index) => peerNamed(index, name)),
        true,
      ),
    )
    expect(screen.getByRole('button', { name: '+2, everyone on this map' }).textContent).toBe('+2')
  })

  it('lists everyone with their roles, and lets a facilitator remove whoever may do no more than they', async () => {
    const role = 'facilitate'
    const locks = { structure: false, cards: false }
    const person = { id: 'me', name: 'Mona', color: '#0f766e' }
    open.access.store.setState({ access: { role, person, addressRole: 'edit', locks }, refusal: null })
    const user = { id: 'person-2', name: 'Olga', color: '#0f766e', role: 'own' as const }
    const guest = { id: 'person-3', name: 'Olga', color: '#0f766e', role: 'edit' as const, isGuest: true }
    const ed = peerNamed(1, 'Ed', { isIdle: true })
    open.peers.setState([ed, peerNamed(2, 'Olga', { user }), peerNamed(3, 'Olga', { user: guest })], true)
    renderOnBoard(<PeopleBar />, open)
    await userEvent.click(await screen.findByRole('button', { name: 'Everyone on this map' }))
    const dialog = within(screen.getByRole('dialog', { name: 'Everyone on this map' }))
    const lines = dialog.getAllByRole('listitem').map((item) => item.textContent)
    expect(lines).toEqual([
      expect.stringMatching(/\(you\)Facilitator$/),
      expect.stringContaining('EdEditor, away'),
      expect.stringContaining('OlgaOwner'),
      expect.stringContaining('Olga guestEditor'),
    ])
    const owner = within(dialog.getByText('Owner').closest('li') ?? document.body)
    await userEvent.click(owner.getByRole('button', { name: 'Follow Olga' }))
    expect(open.board.panels.getState().followed).toBe(2)
    expect(owner.queryByRole('button', { name: 'Remove Olga' })).toBeNull()
    await userEvent.click(dialog.getByRole('button', { name: 'Remove Ed' }))
    expect(dialog.getByRole('alertdialog', { name: 'Remove Ed?' })).toBeTruthy()
    await userEvent.click(dialog.getByRole('button', { name: 'Keep' }))
    expect(dialog.queryByRole('alertdialog')).toBeNull()
  })

  it('is closed when the last of the others leaves, and stays so when somebody comes', async () => {
    open.peers.setState([peerNamed(1, 'Ed')], true)
    renderOnBoard(<PeopleBar />, open)
    await userEvent.click(await screen.findByRole('button', { name: 'Everyone on this map' }))
    expect(screen.getByRole('dialog', { name: 'Everyone on this map' })).toBeTruthy()
    act(() => open.peers.setState([], true))
    act(() => open.peers.setState([peerNamed(2, 'Olga')], true))
    expect(await screen.findByRole('button', { name: 'Follow Olga' })).toBeTruthy()
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  it('has a menu on each avatar', async () => {
    open.peers.setState([peerNamed(1, 'Ed')], true)
    renderOnBoard(<PeopleBar />, open)
    await userEvent.pointer({ keys: '[MouseRight]', target: await screen.findByRole('button', { name: 'Follow Ed' }) })
    await userEvent.click(await screen.findByRole('menuitemcheckbox', { name: 'Follow Ed' }))
    await waitFor(() => expect(open.board.panels.getState().followed).toBe(1))
  })

  it('offers to undo only when there is something', async () => {
    renderOnBoard(<PeopleBar />, open)
    const undo = screen.getByRole<HTMLButtonElement>('button', { name: 'Undo' })
    expect(undo.disabled).toBe(true)
    act(() => actionOf('addStage').run(open.board))
    expect(undo.disabled).toBe(false)
    await userEvent.click(undo)
    expect(journey().stages).toHaveLength(2)
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Redo' }).disabled).toBe(false)
  })
})

it('the context menu runs an action after it has closed, and leaves the focus to it', async () => {
  renderOnBoard(<ContextMenu />, open)
  selectCard('Invoice')
  act(() => open.board.panels.setState({ menu: { x: 10, y: 10, ref: null, at: { x: 0, y: 0 } } }))
  await userEvent.click(await screen.findByRole('menuitem', { name: /Edit text/ }))
  await waitFor(() => expect(open.board.editing.store.getState()).toMatchObject({ id: cardId('Invoice') }))
  expect(screen.queryByRole('menu')).toBeNull()
  expect(open.board.panels.getState().menu).toBeNull()
})

it('the context menu offers what comes while it is open', async () => {
  renderOnBoard(<ContextMenu />, open)
  selectCard('Invoice')
  act(() => open.board.panels.setState({ menu: { x: 10, y: 10, ref: null, at: { x: 0, y: 0 } } }))
  const copy = await screen.findByRole('menuitem', { name: /^Copy(?! as)/ })
  expect(copy.getAttribute('aria-disabled')).toBe('true')
  const nothing = () => {}
  act(() => open.board.clipboard.setState({ port: { copy: nothing, cut: nothing, paste: nothing, copyLink: nothing } }))
  expect(copy.getAttribute('aria-disabled')).toBeNull()
})

it('the live region reads how much is selected and what was done, but not what grid and toasts say', () => {
  renderOnBoard(<LiveRegion />, open)
  const said = () => screen.getByTestId('live-region').textContent
  selectCard('Contract on a tablet')
  expect(said()).toBe('')
  const refs = ['Contract on a tablet', 'Invoice'].map((text) => ({ family: 'card' as const, id: cardId(text) }))
  act(() => select(open.board.selection, refs))
  expect(said()).toMatch(/^2 selected\. Card, .*: Invoice/)
  act(() => open.board.notices.announce('Duplicated 1 thing'))
  expect(said()).toBe('Duplicated 1 thing')
  act(() => open.board.notices.toast('Deleted 1 card', { offersUndo: true }))
  expect(said()).toBe('Duplicated 1 thing')
})

it('the live region says what was announced before its code had come', () => {
  open.board.notices.announce('Spotlight off')
  renderOnBoard(<LiveRegion />, open)
  expect(screen.getByTestId('live-region').textContent).toBe('Spotlight off')
})

describe('a toast about a step', () => {
  let shown: ReturnType<typeof renderOnBoard>
  beforeEach(() => {
    renderOnBoard(<Toaster />, open)
    shown = renderOnBoard(<NoticeToasts />, open)
    selectCard('Invoice')
    act(() => actionOf('delete').run(open.board))
  })
  const hasInvoice = () => [...journey().cardById.values()].some(({ text }) => text === 'Invoice')

  it('takes a deletion back, and offers to do it again', async () => {
    await userEvent.click(await screen.findByRole('button', { name: 'Undo' }))
    expect(hasInvoice()).toBe(true)
    await userEvent.click(await screen.findByRole('button', { name: 'Redo' }))
    expect(hasInvoice()).toBe(false)
    expect(await screen.findByText(/^Redid/)).toBeTruthy()
    expect(screen.queryByRole('button', { name: /do$/ })).toBeNull()
  })

  it('offers nothing any more when another step followed', async () => {
    await screen.findByRole('button', { name: 'Undo' })
    selectCard('Contract on a tablet')
    act(() => actionOf('moment').run(open.board))
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull())
    expect(screen.getByText('Deleted 1 card')).toBeTruthy()
  })

  it('goes with the board, without those of others', async () => {
    await screen.findByText('Deleted 1 card')
    const other = openTestBoard(shopRecords())
    renderOnBoard(<NoticeToasts />, other)
    act(() => other.board.notices.toast('Nothing to undo'))
    await screen.findByText('Nothing to undo')
    act(() => shown.unmount())
    await waitFor(() => expect(screen.queryByText('Deleted 1 card')).toBeNull())
    expect(screen.getByText('Nothing to undo')).toBeTruthy()
  })

  it('stays at the desk when the map is presented', async () => {
    await screen.findByText('Deleted 1 card')
    act(() => actionOf('present').run(open.board))
    await waitFor(() => expect(screen.queryByText('Deleted 1 card')).toBeNull())
  })

  it('that tells what to press next goes with the tool', async () => {
    act(() => {
      open.board.panels.setState({ tool: 'make' })
      open.board.notices.toast('Click where the note goes')
    })
    await screen.findByText('Click where the note goes')
    act(() => actionOf('escape').run(open.board))
    await waitFor(() => expect(screen.queryByText('Click where the note goes')).toBeNull())
  })

  it('that says why nothing may be changed goes as soon as it may', async () => {
    const reason = 'Read-only: you may look at this map.'
    act(() => {
      open.board.rights.setState(noRights(reason), true)
      selectCard('Contract on a tablet')
      actionOf('moment').run(open.board)
    })
    await screen.findByText(reason)
    act(() => open.board.rights.setState(ALL_RIGHTS, true))
    await waitFor(() => expect(screen.queryByText(reason)).toBeNull())
  })

  it('does not leave its button to the next one', async () => {
    await screen.findByRole('button', { name: 'Undo' })
    act(() => actionOf('save').run(open.board))
    expect(await screen.findByText(/^Every change is saved/)).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull()
    expect(hasInvoice()).toBe(false)
  })
})
