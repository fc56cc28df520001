import type { MailSettings, Me } from '@journeyboard/protocol'
import { act, cleanup, render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { changeLocalUser } from '../people/localUser.ts'
import { AccessPages } from './AccessPages.tsx'
import { JoinPage } from './JoinPage.tsx'
import { becomeMe } from './me.ts'
import { type Asked, stubServer } from './testing/stubServer.ts'

const takeOver = vi.hoisted(() => vi.fn(async () => {}))

vi.mock('@journeyboard/session/takeOver', () => ({ takeOver }))

const GUEST: Me = {
  person: { id: 'guest', name: 'Guest Heron', color: '#0f766e' },
  account: null,
  access: 'private',
  mayCreate: false,
  isAdministrator: false,
  sendsMail: true,
}
const MARA: Me = { ...GUEST, person: { ...GUEST.person, name: 'Mara' }, account: { name: 'Mara' }, mayCreate: true }

const me = { 'GET /api/me': GUEST, 'PATCH /api/me': GUEST }

/** Of requests about something, as everybody is told who they are. */
const without = (asked: readonly Asked[]) => asked.filter(({ what }) => !what.endsWith('/api/me'))

beforeEach(() => {
  stubServer(me)
  changeLocalUser({ name: '' })
  becomeMe(GUEST)
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
  takeOver.mockClear()
})

describe('the page of a share link', () => {
  const open = (token: string) => {
    history.replaceState(null, '', `/join#${token}`)
    render(<JoinPage />)
  }
  const opened = (linkRole: string, role = linkRole) => ({
    ...me,
    'POST /api/links/open': { mapId: 'map-of-mara', role, linkRole },
  })
  const arrival = () => vi.waitFor(() => expect(location.pathname).toBe('/map/map-of-mara'))

  it('lets somebody in who is asked to look, without a question, also where the address gives more', async () => {
    const asked = stubServer(opened('view', 'edit'))
    open('look')
    await arrival()
    expect(without(asked)).toEqual([{ what: 'POST /api/links/open', body: { token: 'look' } }])
  })

  it('asks a guest once for a name, and tells it the server', async () => {
    const asked = stubServer(opened('edit'))
    open('edit')
    await userEvent.type(await screen.findByLabelText('Your name'), 'Cora')
    await userEvent.click(screen.getByRole('button', { name: 'Join' }))
    await arrival()
    await vi.waitFor(() => expect(asked.at(-1)?.body).toMatchObject({ name: 'Cora' }))
    cleanup()
    open('another')
    await arrival()
    expect(screen.queryByLabelText('Your name')).toBeNull()
  })

  it('asks again after a reload, which a phone does to a page that was left for a moment', async () => {
    stubServer(opened('comment'))
    open('comment')
    await screen.findByLabelText('Your name')
    cleanup()
    render(<JoinPage />)
    await userEvent.click(await screen.findByRole('button', { name: /^Join as Guest/ }))
    await arrival()
    expect(history.state).toBeNull()
  })

  it('does not ask who has an account', async () => {
    stubServer({ ...opened('own'), 'GET /api/me': MARA, 'PATCH /api/me': MARA })
    becomeMe(MARA)
    open('mine')
    await arrival()
  })

  it('says what is wrong with a link, and opens another one that is pasted over it', async () => {
    const answers: Record<string, object | number | 'gone'> = { ...me, 'POST /api/links/open': 404 }
    const asked = stubServer(answers)
    open('revoked')
    expect(await screen.findByRole('heading', { name: 'This link does not open a map' })).toBeTruthy()
    expect(screen.getByText('No: 404.')).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull()
    answers['POST /api/links/open'] = { mapId: 'map-of-mara', role: 'view', linkRole: 'view' }
    act(() => {
      location.hash = 'fresh'
      window.dispatchEvent(new HashChangeEvent('hashchange'))
    })
    await arrival()
    expect(without(asked).at(-1)?.body).toEqual({ token: 'fresh' })
  })

  it('tries again where no answer came', async () => {
    const answers: Record<string, object | number | 'gone'> = { ...me, 'POST /api/links/open': 'gone' }
    stubServer(answers)
    open('later')
    expect(await screen.findByRole('heading', { name: 'The map could not be opened' })).toBeTruthy()
    answers['POST /api/links/open'] = { mapId: 'map-of-mara', role: 'view', linkRole: 'view' }
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
    await arrival()
  })
})

describe('pages about accounts', () => {
  const open = (address: string) => {
    history.replaceState(null, '', address)
    render(<AccessPages />)
  }
  const fillIn = async (label: string, words: string) => {
    await userEvent.clear(screen.getByLabelText(label))
    await userEvent.type(screen.getByLabelText(label), words)
  }
  const press = (name: string) => userEvent.click(screen.getByRole('button', { name }))

  it('sign somebody in, after a sentence about what was wrong', async () => {
    const answers: Record<string, object | number> = { ...me, 'POST /api/session': 401 }
    const asked = stubServer(answers)
    open('/sign-in')
    await fillIn('Name', ' Mara ')
    await fillIn('Password', 'three small words')
    await press('Sign in')
    expect((await screen.findByRole('alert')).textContent).toBe('No: 401.')
    expect(screen.getByText(/^Forgotten your password\? Who runs this server/)).toBeTruthy()
    answers['POST /api/session'] = MARA
    await press('Sign in')
    await vi.waitFor(() => expect(location.pathname).toBe('/'))
    expect(without(asked).at(-1)?.body).toEqual({ name: 'Mara', password: 'three small words' })
  })

  it('lead back to the map that somebody came from, and to no other address', async () => {
    stubServer({ ...me, 'POST /api/session': MARA })
    for (const [to, path] of [
      ['/map/map-of-mara', '/map/map-of-mara'],
      ['/map/map-of-mara?comment=thread_1', '/map/map-of-mara?comment=thread_1'],
      ['/map/map-of-mara?next=//example.com', '/'],
      ['//example.com/map/x', '/'],
    ]) {
      open(`/sign-in?to=${encodeURIComponent(to ?? '')}`)
      await fillIn('Name', 'Mara')
      await fillIn('Password', 'three small words')
      await press('Sign in')
      await vi.waitFor(() => expect(location.pathname + location.search).toBe(path))
      cleanup()
    }
  })

  it('invite people for who runs the server, and tell all others that they can not', async () => {
    const invitation = { id: 'one', label: 'Ben', createdAt: 1, expiresAt: 2, token: 'invited' }
    stubServer({ ...me, 'GET /api/invitations': [], 'POST /api/invitations': invitation })
    open('/invitations')
    expect(screen.getByText('Only who runs this server may invite people.')).toBeTruthy()
    act(() => becomeMe({ ...MARA, isAdministrator: true }))
    await press('Make an invitation')
    expect(await screen.findByText(`${location.origin}/welcome#invited`)).toBeTruthy()
  })

  it('do not go on showing an invitation that was taken back', async () => {
    const invitation = { id: 'one', label: 'Ben', createdAt: 1, expiresAt: 2, token: 'invited' }
    const answers = { ...me, 'GET /api/invitations': [invitation], 'POST /api/invitations': invitation }
    const asked = stubServer({ ...answers, 'DELETE /api/invitations/one': null })
    open('/invitations')
    act(() => becomeMe({ ...MARA, isAdministrator: true }))
    await press('Make an invitation')
    await screen.findByText(`${location.origin}/welcome#invited`)
    await press('Take back')
    await vi.waitFor(() => expect(screen.queryByText(`${location.origin}/welcome#invited`)).toBeNull())
    expect(screen.queryByRole('button', { name: 'Copy the link' })).toBeNull()
    expect(without(asked).map(({ what }) => what)).toContain('DELETE /api/invitations/one')
  })

  it('make an account with the token of the invitation, and none without one', async () => {
    const asked = stubServer({ ...me, 'POST /api/account': MARA })
    open('/welcome')
    expect(screen.getByRole('heading', { name: 'You need an invitation' })).toBeTruthy()
    cleanup()
    open('/welcome#invited')
    await fillIn('Name', 'Mara')
    await fillIn('Password', 'three small words')
    await press('Make the account')
    await vi.waitFor(() => expect(location.pathname).toBe('/'))
    expect(without(asked).at(-1)?.body).toMatchObject({ token: 'invited' })
  })

  it('take an address for mail with a new account, which is there whatever becomes of the mail', async () => {
    const answers = { ...me, 'POST /api/account': MARA, 'PATCH /api/me': MARA, 'PUT /api/me/mail': 502 }
    const asked = stubServer(answers)
    open('/welcome#invited')
    await fillIn('Name', 'Mara')
    await fillIn('Password', 'three small words')
    await fillIn('E-mail (optional)', 'mara@example.com')
    await press('Make the account')
    await vi.waitFor(() => expect(location.pathname).toBe('/'))
    expect(without(asked).map(({ what }) => what)).toEqual(['POST /api/account', 'PUT /api/me/mail'])
    expect(asked.at(-1)?.body).toEqual({ address: 'mara@example.com' })
    cleanup()
    becomeMe({ ...GUEST, sendsMail: false })
    stubServer({ 'GET /api/me': { ...GUEST, sendsMail: false } })
    open('/welcome#invited')
    expect(screen.queryByLabelText('E-mail (optional)')).toBeNull()
  })

  it('show nothing to type an address into before it is known which one stands there', async () => {
    const { promise, resolve } = Promise.withResolvers<Response>()
    stubServer({ 'GET /api/me': MARA, 'PATCH /api/me': MARA })
    const others = fetch
    vi.stubGlobal('fetch', (address: string, options?: RequestInit) =>
      address.endsWith('/api/me/mail') ? promise : others(address, options),
    )
    becomeMe(MARA)
    open('/account')
    await screen.findByRole('heading', { name: 'Mail about comments' })
    expect(screen.queryByLabelText('E-mail')).toBeNull()
    resolve(Response.json({ address: 'mara@example.com', isConfirmed: true, wish: 'all' } satisfies MailSettings))
    expect(await screen.findByDisplayValue('mara@example.com')).toBeTruthy()
  })

  it('change a password for who knows the present one', async () => {
    const answers: Record<string, object | number | null> = {
      'GET /api/me': MARA,
      'PATCH /api/me': MARA,
      'GET /api/me/mail': { address: null, isConfirmed: false, wish: 'mine' },
      'PATCH /api/account': 403,
    }
    const asked = stubServer(answers)
    becomeMe(MARA)
    open('/account')
    await fillIn('Present password', 'long forgotten')
    await fillIn('New password', 'three small words')
    await press('Change the password')
    expect((await screen.findByRole('alert')).textContent).toBe('No: 403.')
    answers['PATCH /api/account'] = null
    await press('Change the password')
    expect(await screen.findByText(/^Your password is changed/)).toBeTruthy()
    expect(asked.at(-1)?.body).toEqual({ oldPassword: 'long forgotten', password: 'three small words' })
    expect(screen.getByLabelText<HTMLInputElement>('New password').value).toBe('')
  })

  it('choose another password with a link, and lead home signed in', async () => {
    const asked = stubServer({ ...me, 'POST /api/account/reset': MARA })
    open('/new-password#a-token')
    await fillIn('New password', 'three small words')
    await press('Keep this password')
    await vi.waitFor(() => expect(location.pathname).toBe('/'))
    expect(without(asked)[0]).toEqual({
      what: 'POST /api/account/reset',
      body: { token: 'a-token', password: 'three small words' },
    })
    expect(takeOver, 'what waits of the guest').toHaveBeenCalledExactlyOnceWith(GUEST.person.id, MARA.person)
  })

  it('keep an address for mail, say that it has to be confirmed, and forget it', async () => {
    const none: MailSettings = { address: null, isConfirmed: false, wish: 'mine' }
    const asked: readonly Asked[] = stubServer({
      'GET /api/me': MARA,
      'PATCH /api/me': MARA,
      'GET /api/me/mail': none,
      'PUT /api/me/mail': { address: 'mara@example.com', isConfirmed: false, wish: 'all' },
    })
    becomeMe(MARA)
    open('/account')
    expect(await screen.findByText('No mail is sent.')).toBeTruthy()
    await fillIn('E-mail', 'mara@example.com')
    await userEvent.selectOptions(screen.getByLabelText('What is mailed'), 'Everything on my maps')
    await press('Save')
    expect(await screen.findByText(/^A mail was sent to mara@example.com/)).toBeTruthy()
    expect(asked.at(-1)?.body).toEqual({ address: 'mara@example.com', wish: 'all' })
    await press('Take the address away')
    await vi.waitFor(() => expect(asked.at(-1)?.body).toEqual({ address: null }))
  })

  it('end mails only when it is pressed', async () => {
    const asked = stubServer({ ...me, 'POST /api/mail/stop': null })
    open('/mail/stop#a-token')
    expect(asked).toEqual([])
    await press('Send me no more')
    expect(await screen.findByText('No more mail about comments is sent to you.')).toBeTruthy()
    expect(asked).toEqual([{ what: 'POST /api/mail/stop', body: { token: 'a-token' } }])
    // Nothing is done yet with another link that is pasted over it.
    act(() => window.location.assign('#another'))
    expect(await screen.findByRole('button', { name: 'Send me no more' })).toBeTruthy()
  })
})
