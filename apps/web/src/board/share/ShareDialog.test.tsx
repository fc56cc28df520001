import type { MapAccess, MapPerson, ShareLink } from '@journeyboard/protocol'
import { cleanup, screen, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { forgetOwnerTokens, keepToken } from '../../access/linkTokens.ts'
import { type Answers, type Asked, stubServer } from '../../access/testing/stubServer.ts'
import { Toaster } from '../../ui/toasts.tsx'
import { openTestBoard, renderOnBoard, shopRecords } from '../testing/openTestBoard.tsx'
import { ShareDialog } from './ShareDialog.tsx'

const OLGA = { id: 'olga', name: 'Olga', color: '#0f766e' }
const ACCESS: MapAccess = { role: 'own', person: OLGA, addressRole: null, locks: { structure: false, cards: false } }
const LINK: ShareLink = {
  id: 'link1',
  role: 'edit',
  label: '',
  createdAt: 1,
  expiresAt: null,
  lastUsedAt: null,
  lastUsedBy: null,
  uses: 0,
}
const PEOPLE: readonly MapPerson[] = [
  { person: OLGA, role: 'own', lastSeenAt: 1, isHere: true, via: 'given' },
  { person: { id: 'ed', name: 'Ed', color: '#c2410c' }, role: 'edit', lastSeenAt: 1, isHere: false, via: 'link' },
]
const MAP = '/api/maps/testmap1'

let answers: Answers
let asked: readonly Asked[]
beforeEach(() => {
  localStorage.clear()
  answers = { [`GET ${MAP}/links`]: [], [`GET ${MAP}/people`]: PEOPLE }
  asked = stubServer(answers)
})
afterEach(() => {
  cleanup()
  forgetOwnerTokens()
  vi.unstubAllGlobals()
})

async function openDialog(access: MapAccess = ACCESS) {
  renderDialog(access)
  await screen.findByText('Ed')
}

function renderDialog(access: MapAccess) {
  const open = openTestBoard(shopRecords())
  open.access.store.setState({ access })
  renderOnBoard(
    <>
      <ShareDialog onClose={() => {}} />
      <Toaster />
    </>,
    open,
  )
}
const last = () => asked.findLast(({ what }) => !what.startsWith('GET'))
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }))

describe('sharing', () => {
  it('tells people which of those on the map they are, also after signing in from another tab', async () => {
    await openDialog()
    const people = within(screen.getByRole('list', { name: 'People' }))
    expect(people.getByText(/Olga/).textContent).toBe('Olga (you)')
    expect(people.queryByRole('button', { name: 'Remove Olga' })).toBeNull()
    expect(people.getByRole('button', { name: 'Remove Ed' })).toBeTruthy()
  })

  it('makes a link of the chosen role once, and copies the same one the next time', async () => {
    const made: string[] = []
    vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(async (text) => void made.push(text))
    answers[`POST ${MAP}/links`] = { ...LINK, role: 'comment', token: 'a-token' }
    await openDialog()
    await userEvent.click(screen.getByRole('radio', { name: 'Can comment' }))
    await press('Copy link')
    await vi.waitFor(() => expect(made).toEqual([`${location.origin}/join#a-token`]))
    expect(last()?.body).toEqual({ role: 'comment', label: '', expiresAt: null })
    answers[`GET ${MAP}/links`] = [{ ...LINK, role: 'comment' }]
    await press('Copy link')
    await vi.waitFor(() => expect(made).toHaveLength(2))
    expect(asked.filter(({ what }) => what === `POST ${MAP}/links`).length).toBeLessThanOrEqual(2)
  })

  it('makes a link for a while once, also after its code was shown, and none that holds longer', async () => {
    const made: string[] = []
    vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(async (text) => void made.push(text))
    const friday = { ...LINK, label: 'Friday', expiresAt: Date.now() + 24 * 60 * 60 * 1000 }
    answers[`POST ${MAP}/links`] = { ...friday, token: 'a-token' }
    await openDialog()
    await userEvent.type(screen.getByLabelText('What it is for'), 'Friday')
    await userEvent.selectOptions(screen.getByLabelText('Holds'), 'For a day')
    answers[`GET ${MAP}/links`] = [friday]
    await press('Show QR code')
    await press('Back')
    await screen.findByRole('button', { name: 'Copy “Friday”' })
    expect(screen.getByLabelText<HTMLSelectElement>('Holds').selectedOptions[0]?.textContent).toBe('For a day')
    await press('Copy link')
    await vi.waitFor(() => expect(made).toEqual([`${location.origin}/join#a-token`]))
    expect(asked.filter(({ what }) => what === `POST ${MAP}/links`)).toHaveLength(1)
  })

  it('says of a link that was copied what the address, to which it leads, gives beyond it', async () => {
    vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue()
    answers[`GET ${MAP}/links`] = [{ ...LINK, role: 'view' }]
    answers[`POST ${MAP}/links/link1/rotate`] = { ...LINK, role: 'view', token: 'a-token' }
    await openDialog({ ...ACCESS, addressRole: 'edit' })
    await userEvent.click(await screen.findByRole('button', { name: 'Give “Can look” a new address' }))
    const more = 'But the link leads to the map’s address, which lets anybody edit.'
    expect(await screen.findByText(`Whoever has it can look. ${more}`)).toBeTruthy()
    await press('Show the QR code of “Can look”')
    expect(screen.getByText(more)).toBeTruthy()
  })

  it('gives the address of the picture that pages elsewhere show, where the map lets them see it', async () => {
    const copied = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue()
    await openDialog({ ...ACCESS, addressRole: 'view' })
    await press('Copy a live picture')
    expect(copied).toHaveBeenCalledWith(`${window.location.origin}/maps/testmap1/image.png`)
    cleanup()
    await openDialog()
    expect(screen.queryByRole('button', { name: 'Copy a live picture' })).toBeNull()
  })

  it('revokes a link only after a question', async () => {
    answers[`GET ${MAP}/links`] = [LINK]
    answers[`DELETE ${MAP}/links/link1`] = null
    await openDialog()
    await userEvent.click(await screen.findByRole('button', { name: 'Revoke “Can edit”' }))
    expect(last()).toBeUndefined()
    answers[`GET ${MAP}/links`] = []
    await press('Revoke')
    expect(await screen.findByText('No link has been made yet.')).toBeTruthy()
    expect(last()?.what).toBe(`DELETE ${MAP}/links/link1`)
  })

  it('says that a new address sends nobody away, and offers what does', async () => {
    vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue()
    answers[`GET ${MAP}/links`] = [{ ...LINK, uses: 2 }]
    answers[`POST ${MAP}/links/link1/rotate`] = { ...LINK, uses: 2, token: 'a-token' }
    await openDialog()
    await userEvent.click(await screen.findByRole('button', { name: 'Give “Can edit” a new address' }))
    expect(screen.getByText(/whoever has used it stays on the map/)).toBeTruthy()
    await press('Revoke')
    expect(screen.getByText(/leaves the map at once/)).toBeTruthy()
    await press('Keep')
    expect(last()).toBeUndefined()
    await press('Give “Can edit” a new address')
    await press('New address')
    expect(await screen.findByRole('button', { name: 'Copy “Can edit”' })).toBeTruthy()
    expect(last()?.what).toBe(`POST ${MAP}/links/link1/rotate`)
  })

  it('keeps the address of a link that could not be revoked', async () => {
    keepToken('testmap1', { id: 'link1', role: 'edit', token: 'a-token' })
    answers[`GET ${MAP}/links`] = [LINK]
    answers[`DELETE ${MAP}/links/link1`] = 429
    await openDialog()
    await userEvent.click(await screen.findByRole('button', { name: 'Revoke “Can edit”' }))
    await press('Revoke')
    expect(await screen.findByRole('button', { name: 'Copy “Can edit”' })).toBeTruthy()
  })

  it('goes back from the QR code by Escape, and says who came last', async () => {
    keepToken('testmap1', { id: 'link1', role: 'edit', token: 'edit-token' })
    answers[`GET ${MAP}/links`] = [{ ...LINK, uses: 1, lastUsedAt: Date.now(), lastUsedBy: PEOPLE[1]?.person }]
    await openDialog()
    expect(await screen.findByText('Used by 1, last by Ed just now')).toBeTruthy()
    await press('Show the QR code of “Can edit”')
    expect(screen.getByRole('img', { name: /^QR code/ })).toBeTruthy()
    await userEvent.keyboard('{Escape}')
    expect(screen.queryByRole('img', { name: /^QR code/ })).toBeNull()
    expect(screen.getByRole('button', { name: 'Copy link' })).toBeTruthy()
  })

  it('gives who made the map their own link, until the tab is closed or they sign out', async () => {
    keepToken('testmap1', { id: 'owner', role: 'own', token: 'own-token' })
    expect(JSON.stringify(localStorage)).not.toContain('own-token')
    answers[`GET ${MAP}/links`] = [{ ...LINK, id: 'owner', role: 'own' }]
    await openDialog()
    const copied = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue()
    await userEvent.click(await screen.findByRole('button', { name: 'Copy the owner link' }))
    expect(copied).toHaveBeenCalledWith(`${location.origin}/join#own-token`)
    // A dialog that a room looks at shows nobody the way to own the map.
    expect(document.body.textContent).not.toContain('own-token')
    cleanup()
    forgetOwnerTokens()
    await openDialog()
    expect(await screen.findByRole('button', { name: 'Make an owner link to keep' })).toBeTruthy()
  })

  it('says why something did not come about', async () => {
    answers[`POST ${MAP}/links`] = 409
    await openDialog()
    await press('Copy link')
    expect(await screen.findByText('No: 409.')).toBeTruthy()
  })

  it('changes what others may do, and removes nobody without a question', async () => {
    answers[`PATCH ${MAP}/people/ed`] = { ...PEOPLE[1] }
    answers[`DELETE ${MAP}/people/ed`] = null
    await openDialog()
    const [, ed] = within(screen.getByRole('list', { name: 'People' })).getAllByRole('listitem')
    await userEvent.selectOptions(within(ed ?? document.body).getByRole('combobox'), 'Viewer')
    await vi.waitFor(() => expect(last()).toEqual({ what: `PATCH ${MAP}/people/ed`, body: { role: 'view' } }))
    await press('Remove Ed')
    expect(last()?.what).toContain('PATCH')
    await press('Remove')
    await vi.waitFor(() => expect(last()?.what).toBe(`DELETE ${MAP}/people/ed`))
    // Nobody has asked for more.
    expect(asked.map(({ what }) => what)).not.toContain(`DELETE ${MAP}/people/ed/comments`)
  })

  it('removes somebody with all that they wrote in comments, at once or later', async () => {
    answers[`GET ${MAP}/people/ed/comments`] = { count: 12 }
    answers[`DELETE ${MAP}/people/ed`] = null
    answers[`DELETE ${MAP}/people/ed/comments`] = null
    const deeds = () => asked.map(({ what }) => what).filter((what) => what.startsWith('DELETE'))
    const both = [`DELETE ${MAP}/people/ed`, `DELETE ${MAP}/people/ed/comments`]
    await openDialog()
    await press('Remove Ed')
    await userEvent.click(await screen.findByRole('checkbox', { name: 'Delete their comments too (12)' }))
    answers[`GET ${MAP}/people`] = PEOPLE.map((one) =>
      one.role === 'edit' ? { ...one, role: null, via: 'removed' } : one,
    )
    await press('Remove')
    await vi.waitFor(() => expect(deeds()).toEqual(both))
    await userEvent.click(await screen.findByRole('button', { name: 'Delete comments by Ed' }))
    expect(await screen.findByText(/^Delete all comments by Ed \(12\)\?/)).toBeTruthy()
    await press('Delete')
    await vi.waitFor(() => expect(deeds()).toEqual([...both, both[1]]))
  })

  it('offers to remove whom nothing lets in now, and does not say that they were removed', async () => {
    answers[`GET ${MAP}/people`] = PEOPLE.map((one) => (one.role === 'edit' ? { ...one, role: null, via: null } : one))
    answers[`GET ${MAP}/people/ed/comments`] = { count: 0 }
    answers[`DELETE ${MAP}/people/ed`] = null
    await openDialog()
    expect(screen.getByRole('option', { name: 'No way in now', selected: true })).toBeTruthy()
    await press('Remove Ed')
    await userEvent.click(await screen.findByRole('button', { name: 'Remove' }))
    await vi.waitFor(() => expect(last()?.what).toBe(`DELETE ${MAP}/people/ed`))
  })

  it('lets a link that has ended hold again for as long as it was meant to, and copies it no more', async () => {
    const day = 24 * 60 * 60 * 1000
    const ended = { ...LINK, label: 'Workshop', createdAt: Date.now() - 3 * day, expiresAt: Date.now() - 2 * day }
    answers[`GET ${MAP}/links`] = [ended]
    answers[`PATCH ${MAP}/links/${ended.id}`] = ended
    await openDialog()
    expect(screen.queryByRole('button', { name: 'Copy “Workshop”' })).toBeNull()
    expect(screen.queryByRole('button', { name: 'Give “Workshop” a new address' })).toBeNull()
    await press('Let “Workshop” hold again')
    await vi.waitFor(() => expect(last()?.what).toBe(`PATCH ${MAP}/links/${ended.id}`))
    const until = (last()?.body as { expiresAt: number } | undefined)?.expiresAt ?? 0
    expect(Math.round((until - Date.now()) / day)).toBe(1)
  })

  it('offers who only comments no links and no locks', async () => {
    await openDialog({ ...ACCESS, role: 'comment', addressRole: 'comment' })
    expect(screen.queryByRole('button', { name: 'Copy link' })).toBeNull()
    expect(screen.queryByRole('checkbox')).toBeNull()
    expect(screen.getByText('Whoever has the address of this map can comment.')).toBeTruthy()
  })

  it('neither asks nor tells who has been there for whoever may only look', async () => {
    renderDialog({ ...ACCESS, role: 'view', addressRole: 'view' })
    expect(screen.getByText('Whoever has the address of this map can look.')).toBeTruthy()
    expect(screen.queryByRole('heading', { name: 'People' })).toBeNull()
    expect(asked).toEqual([])
  })
})
